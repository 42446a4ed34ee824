import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import { addSheets, endFurther, takeFurtherTurn } from '../../assessment/index.ts'
import { findEdition } from '../../editions/index.ts'
import { findNomination, type NominationBrief } from '../../nominations/index.ts'
import { furtherGroundFor, loadFurtherGround, type FurtherGround } from './further-sheets.ts'
import { withSupport } from './load-support.ts'
import { keptByCause, ownFacts, wholeFacts } from '../cases/own-interest.ts'
import { loadCases } from '../cases/plenary-case.ts'
import { takePlenaryTurn } from '../settlement-store.ts'
import { sheetsMovedJob } from '../cases/sheets-moved.ts'

const notOpen = problem(
  'stage-closed',
  '',
  text(
    'Tahap penilaian sedang tidak dibuka, sehingga penilai tidak dapat mengisi lembar tambahan. Buka tahapnya di halaman edisi, atau putuskan usulan ini dalam pleno.',
    'The assessment stage is not open, so that nobody can fill a further sheet. Open it on the edition’s page, or settle this in the plenary.',
  ),
)
const notWanted = problem(
  'no-further-sheet',
  '',
  text(
    'Aturan edisi tidak mengirim usulan ini ke penilai lain: hasilnya tidak meragukan, lembarnya sudah sebanyak yang diizinkan, atau sudah diputuskan.',
    'The rules of the edition do not send this nomination to another assessor: its result is not in doubt, it has as many sheets as they allow, or it is settled.',
  ),
)
const nobodyLeft = problem(
  'nobody-left',
  '',
  text(
    'Tidak ada penilai lain yang boleh menilai usulan ini. Putuskan dalam pleno.',
    'No other assessor may score this nomination. Settle it in the plenary.',
  ),
)
const nothingToDo = problem(
  'nothing-to-add',
  '',
  text(
    'Tidak ada usulan yang dikirim ke penilai lain saat ini.',
    'No nomination goes to another assessor at the moment.',
  ),
)
const changed = problem(
  'plan-changed',
  '',
  text(
    'Keadaan berubah sejak halaman ini dibuka. Periksa lagi jumlahnya di bawah, lalu tetapkan.',
    'Things changed since this page was opened. Look at the new counts below, then commit.',
  ),
)

/** Why one doubtful result cannot go to one more assessor. */
export function againstFurther({ wanted, plan }: FurtherGround): readonly Problem[] {
  if (wanted.length === 0) return [notWanted]
  if (!plan.open) return [notOpen]
  return plan.picks.length === 0 ? [nobodyLeft] : []
}

type Change = Readonly<{
  further: readonly Readonly<{ nomination: NominationBrief; pick: FurtherGround['plan']['picks'][number] }>[]
  back: readonly NominationBrief[]
}>

function changeOf({ wanted, forsaken, plan, back }: FurtherGround): Change {
  const byId = new Map([...wanted, ...forsaken].map(one => [one.id, one]))
  const further = plan.picks.flatMap(pick => {
    const nomination = byId.get(pick.nominationId)
    return nomination ? [{ nomination, pick }] : []
  })
  return { further, back }
}

const save = async (tx: Tx, { further, back }: Change, context: ActionContext): Promise<boolean> =>
  (await addSheets(tx, further, context)) && endFurther(tx, back, context)

/** A session that has one of them before it is told. */
const jobsOf = ({ further }: Change, { actor, newId }: Pick<ActionContext, 'actor' | 'newId'>) =>
  further.map(({ nomination }) =>
    sheetsMovedJob(
      { nomination: nomination.id, cause: 'sheet-added', reason: '', by: actor.personId ?? '' },
      newId(),
    ),
  )

const EVENT = 'assessment.sheet-added'
const entryOf = ({ nomination, pick }: Change['further'][number]) => ({
  subject: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: { candidates: pick.candidates, loadBefore: pick.loadBefore },
  after: pick.personId,
})

/** Sends one doubtful result to one more assessor, where the rules do so; it is scored again until that sheet is locked. */
export const addSheet = defineAction({
  name: 'assessment.add-sheet',
  audience: 'panel',
  input: z.object({ edition: fields.recordId, nomination: fields.recordId }),
  load: async (reader, { edition, nomination }, context) => {
    await takePlenaryTurn(reader, edition)
    await takeFurtherTurn(reader, edition)
    const found = await findNomination(reader, nomination)
    if (found?.editionId !== edition) return null
    const [one] = await withSupport(reader, edition, await loadCases(reader, [found]))
    if (!one) return null
    const ground = await furtherGroundFor(reader, one, context.now)
    return { ground, access: await ownFacts(reader, context, found) }
  },
  facts: ({ access }) => access,
  readAction: 'plenary.read',
  handle: ({ ground }, _, context) => {
    const change = changeOf(ground)
    const [only] = change.further
    const against = againstFurther(ground)
    if (against.length > 0 || !only) return refuse(against)
    return done({
      change,
      event: EVENT,
      ...entryOf(only),
      jobs: jobsOf(change, context),
      next: `/pleno/${ground.editionId}`,
    })
  },
  save,
})

/**
 * The same for every doubtful result of an edition but those of the own province; `seen` is the digest of what the person
 * looked at.
 */
export const addSheetsInEdition = defineAction({
  name: 'assessment.add-sheets',
  audience: 'panel',
  input: z.object({ edition: fields.recordId, seen: fields.optionalText(64) }),
  load: async (reader, { edition }, context) => {
    await takePlenaryTurn(reader, edition)
    await takeFurtherTurn(reader, edition)
    if (!(await findEdition(reader, edition))) return null
    const kept = await keptByCause(reader, context, edition)
    return { kept, ground: await loadFurtherGround(reader, edition, context.now, kept.all) }
  },
  facts: ({ kept }, _, { actor }) => wholeFacts(actor, kept),
  readAction: 'recommendation.read',
  handle: ({ ground }, { seen }, context) => {
    const change = changeOf(ground)
    if (!ground.plan.open) return refuse([notOpen])
    if (seen !== ground.digest) return refuse([changed])
    if (change.further.length + change.back.length === 0) return refuse([nothingToDo])
    const returned = change.back.map(one => ({
      subject: { kind: 'nomination', id: one.id },
      areaPath: one.areaPath,
      detail: { returned: true },
    }))
    return done({
      change,
      event: EVENT,
      subject: { kind: 'edition', id: ground.editionId },
      areaPath: '/',
      each: [...change.further.map(entryOf), ...returned],
      jobs: jobsOf(change, context),
    })
  },
  save,
})
