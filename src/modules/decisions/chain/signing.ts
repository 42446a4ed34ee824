import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { isSetAside } from '../cases/settle-case.ts'
import { listSettlingSessions, type SettlingSession } from '../cases/settling-session-store.ts'
import {
  loadSelection,
  seenDigest,
  selectionProblems,
  type SelectionGround,
} from '../selections/selection-ground.ts'
import { isCurrent } from '../settlement.ts'
import type { Recommendation } from './recommendation.ts'
import { listVersions } from './recommendation-store.ts'

/** What decides whether the list of an edition can be signed: the same for the act, its form and the task. */
export type SigningGround = Readonly<{
  cases: readonly PlenaryCase[]
  versions: readonly Recommendation[]
  sessions: readonly SettlingSession[]
  /** Null where the rules choose nothing among nominations. */
  selection: SelectionGround | null
}>

/** What is kept from whoever signs, and whether a lot that waits is for that person to draw. */
export type Signer = Readonly<{ kept: ReadonlySet<string>; draws: boolean }>

export const loadSigning = async (
  reader: Reader,
  editionId: string,
  cases: readonly PlenaryCase[],
): Promise<SigningGround> => ({
  cases,
  versions: await listVersions(reader, editionId),
  sessions: await listSettlingSessions(reader, editionId),
  selection: await loadSelection(reader, editionId, cases),
})

const nothingThere = problem(
  'nothing-assessed',
  '',
  text(
    'Tidak ada usulan yang selesai dinilai dan menunggu pleno pada edisi ini.',
    'No assessed nomination of this edition waits for the plenary.',
  ),
)
const underWay = problem(
  'list-under-way',
  '',
  text(
    'Daftar edisi ini sedang menunggu persetujuan atau penetapan. Tunggu keputusannya atau pengembaliannya.',
    'A list of this edition waits for approval or decision. Wait until it is decided or returned.',
  ),
)
const sessionRuns = problem(
  'session-runs',
  '',
  text(
    'Sidang pleno edisi ini masih berlangsung atau ditunda. Tutup sidangnya, lalu tanda tangani daftar.',
    'A session of this edition is still running or adjourned. Close it, then sign the list.',
  ),
)
const changedSince = problem(
  'table-changed',
  '',
  text(
    'Tabel pleno berubah sejak halaman ini dibuka. Baca yang terbaru di bawah, lalu tanda tangani.',
    'The plenary’s table changed since this page was opened. Read the latest below, then sign.',
  ),
)
const othersUnsettled = problem(
  'kept-not-settled',
  '',
  text(
    'Ada usulan yang tidak Anda tangani dan belum selesai diputuskan; ketua lain yang memutuskannya. Tunggu putusannya, lalu tanda tangani.',
    'A case that another chair leads is not settled yet. Wait until it is, then sign.',
  ),
)
const nameOf = ({ product, blindCode }: PlenaryCase): string =>
  blindCode === null ? product : `${product} (${blindCode})`

const unsettled = (one: PlenaryCase): Problem =>
  problem(
    'not-settled',
    `usulan-${one.nomination.id}`,
    text(`${nameOf(one)}: belum diputuskan pleno.`, `${nameOf(one)}: not settled by the plenary yet.`),
  )
const outOfDate = (one: PlenaryCase): Problem =>
  problem(
    'settled-before-change',
    `usulan-${one.nomination.id}`,
    text(
      `${nameOf(one)}: lembar penilaian atau faktanya berubah sesudah diputuskan. Putuskan lagi.`,
      `${nameOf(one)}: its sheets or facts changed after it was settled. Settle it again.`,
    ),
  )

const stillSuspended = (one: PlenaryCase): Problem =>
  problem(
    'still-suspended',
    `usulan-${one.nomination.id}`,
    text(
      `${nameOf(one)}: aturan menangguhkan hasilnya, dan yang ditunggu belum datang. Putuskan tanpa bintang, atau tunggu.`,
      `${nameOf(one)}: the rules suspend its result, and what is awaited has not come. Settle it without a star, or wait.`,
    ),
  )

function caseProblem(one: PlenaryCase): readonly Problem[] {
  if (!one.settlement) return [unsettled(one)]
  if (!isCurrent(one.settlement, one.computed.digest)) return [outOfDate(one)]
  return isSetAside(one) ? [stillSuspended(one)] : []
}

/** What is kept from the signer is not named. */
function casesProblems(cases: readonly PlenaryCase[], { kept }: Pick<Signer, 'kept'>): readonly Problem[] {
  const isKept = ({ nomination }: PlenaryCase): boolean => kept.has(nomination.id)
  return [
    ...cases.filter(one => !isKept(one)).flatMap(caseProblem),
    ...(cases.some(one => isKept(one) && caseProblem(one).length > 0) ? [othersUnsettled] : []),
  ]
}

const nothingKept: Signer = { kept: new Set(), draws: true }

/** Everything that speaks against signing the list now. `seen`: the digest of the table that was read, '' where none was. */
export function signingProblems(
  { cases, versions, sessions, selection }: SigningGround,
  seen = '',
  signer: Signer = nothingKept,
): readonly Problem[] {
  const open = versions.some(list => list.state === 'recommended' || list.state === 'approved')
  return [
    ...(open ? [underWay] : []),
    ...(sessions.some(one => one.endedAt === null) ? [sessionRuns] : []),
    ...(cases.length === 0 ? [nothingThere] : []),
    ...casesProblems(cases, signer),
    ...selectionProblems(selection, cases, signer.draws),
    ...(seen !== '' && seen !== seenDigest(cases, selection) ? [changedSince] : []),
  ]
}
