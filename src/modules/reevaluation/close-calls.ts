import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import {
  findEdition,
  findStageInGrace,
  holdEdition,
  listStages,
  type Edition,
  type EditionStage,
} from '../editions/index.ts'
import { canStillCome } from './call-holders.ts'
import { settleReevaluation } from './reevaluation-store.ts'
import { listStandings, type Standed } from './standing.ts'

type Loaded = Readonly<{ edition: Edition; stages: readonly EditionStage[]; all: readonly Standed[] }>

async function load(reader: Reader, id: string): Promise<Loaded | null> {
  const edition = await findEdition(reader, id)
  return (
    edition && {
      edition,
      stages: await listStages(reader, id, 'latest'),
      all: await listStandings(reader, id),
    }
  )
}

/** Called holders who have no outcome and nothing on its way. */
export const didNotCome = (all: readonly Standed[]): readonly Standed[] =>
  all.filter(({ one, standing }) => one.outcome === null && standing !== 'entered')

/** Nominations are closed for everybody; what was approved in time may still be sent for a while. */
const isClosed = (stages: readonly EditionStage[], now: Date): boolean =>
  stages.some(stage => stage.kind === 'nominate') && !canStillCome(stages, now)

/** Nobody can be nominated any more. */
export const isOver = (stages: readonly EditionStage[], now: Date): boolean =>
  isClosed(stages, now) && findStageInGrace(stages, 'nominate', now) === undefined

const stillOpen = problem(
  'stage-open',
  '',
  text(
    'Pengusulan belum ditutup: pemegang yang dipanggil masih dapat ikut.',
    'Nominations are not closed: holders who were called can still come.',
  ),
)
const stillInGrace = problem(
  'grace-runs',
  '',
  text(
    'Usulan yang disetujui sebelum penutupan masih dapat dikirim selama masa selesai. Tutup evaluasi ulang setelah masa itu berakhir.',
    'Nominations approved before the closing can still be sent during the grace. Close the re-evaluation once it has ended.',
  ),
)
const nobody = problem(
  'nobody',
  '',
  text(
    'Tidak ada pemegang yang menunggu: semua sudah mempunyai hasil atau sedang dalam proses.',
    'No holder is waiting: all have an outcome or are under way.',
  ),
)
const countChanged = problem(
  'count-changed',
  '',
  text(
    'Daftarnya berubah sejak halaman ini dibuka. Periksa yang terbaru, lalu tutup lagi.',
    'The list changed since this page was opened. Check the latest, then close again.',
  ),
)

function problemsOf({ stages, all }: Loaded, count: string, now: Date): readonly Problem[] {
  if (!isClosed(stages, now)) return [stillOpen]
  if (!isOver(stages, now)) return [stillInGrace]
  const absent = didNotCome(all).length
  if (absent === 0) return [nobody]
  return count !== '' && count !== String(absent) ? [countChanged] : []
}

/**
 * Says of the called holders who did not come that they were not re-evaluated. The last release of an edition does so
 * by itself; an edition whose last nominations ended otherwise has no such release.
 */
export const closeCalls = defineAction({
  name: 'reevaluation.close',
  readAction: 'reevaluation.read',
  input: z.object({ edition: fields.recordId, count: fields.optionalText(9) }),
  load: (reader, { edition }) => load(reader, edition),
  facts: () => ({ areaPath: '/' }),
  handle: (loaded, { count }, { now }) => {
    const problems = problemsOf(loaded, count, now)
    if (problems.length > 0) return refuse(problems)
    const absent = didNotCome(loaded.all).map(({ one }) => one)
    return done({
      change: { edition: loaded.edition.id, absent },
      event: 'reevaluation.closed',
      subject: { kind: 'edition', id: loaded.edition.id },
      areaPath: '/',
      detail: { absent: absent.length, products: absent.map(one => one.productId) },
    })
  },
  save: async (tx, { edition, absent }, { now }) => {
    await holdEdition(tx, edition)
    // A release that settled them meanwhile is not written over: the store changes open ones only.
    for (const one of absent)
      await settleReevaluation(tx, { ...one, outcome: 'not-re-evaluated', settledAt: now })
  },
})
