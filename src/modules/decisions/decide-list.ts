import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { advanceMany } from '../nominations/index.ts'
import { allCanMove, loadList } from './list-ground.ts'
import { listFacts, type Recommendation } from './recommendation.ts'
import { updateRecommendation } from './recommendation-store.ts'

const input = z.object({
  id: fields.recordId,
  decree_number: fields.requiredText(100, 3),
  decree_date: fields.isoDate,
  version: fields.rowVersion.optional(),
})

const inTheFuture = problem(
  'future-date',
  'decree_date',
  text(
    'Tanggal keputusan belum tiba. Isi tanggal pada surat keputusan.',
    'This date has not come yet. Enter the date on the decree.',
  ),
)
const beforeSigning = problem(
  'date-before-list',
  'decree_date',
  text(
    'Tanggal keputusan mendahului penandatanganan daftar. Periksa tanggal pada surat keputusan.',
    'This date is before the list was signed. Check the date on the decree.',
  ),
)

function problemsOf(list: Recommendation, date: string, now: Date): readonly Problem[] {
  if (date > capitalDay(now)) return [inTheFuture]
  return date < capitalDay(list.signedAt) ? [beforeSigning] : []
}

/** The Minister decides: from here on the list is final. It is not public before it is released. */
export const decideList = defineAction({
  name: 'decision.decide',
  needsProof: true,
  audience: 'panel',
  input,
  load: (reader, { id }) => loadList(reader, id),
  facts: ({ list }) => listFacts(list),
  readAction: 'recommendation.read',
  version: ({ list }) => list.rowVersion,
  handle: (ground, { decree_number: number, decree_date: date }, { actor, now }) => {
    const { list } = ground
    const problems = problemsOf(list, date, now)
    if (problems.length > 0) return refuse(problems)
    const next: Recommendation = {
      ...list,
      state: 'decided',
      decidedBy: actor.personId,
      decidedAt: now,
      decreeNumber: number,
      decreeDate: date,
    }
    return done({
      change: { ground, next },
      event: 'decision.decided',
      subject: { kind: 'recommendation', id: list.id },
      areaPath: '/',
      detail: {
        edition: list.editionId,
        version: list.version,
        entries: list.entries.length,
        digest: list.digest,
        decreeDate: date,
      },
      before: { state: list.state },
      after: { state: next.state, digest: next.digest, decreeNumber: number, decreeDate: date },
    })
  },
  save: async (tx, { ground, next }, context) => {
    if (!allCanMove(ground, 'decision.decide')) return false
    if (!(await updateRecommendation(tx, next))) return false
    return advanceMany(tx, ground.nominations, 'decision.decide', context)
  },
})
