import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listEditions, mayFollow } from '../../editions/index.ts'
import { advanceMany, nextState } from '../../nominations/index.ts'
import { listLastFormerAwards } from '../../producers/index.ts'
import { loadCasesIn, type PlenaryCase } from '../cases/plenary-case.ts'
import {
  newlySigned,
  entryOf,
  inListOrder,
  type EarlierResult,
  type Recommendation,
} from './recommendation.ts'
import { insertRecommendation, listVersions } from './recommendation-store.ts'
import { listLastStars } from '../result-store.ts'
import {
  loadSelection,
  seenDigest,
  selectionProblems,
  withSelections,
  type SelectionGround,
} from '../selections/selection-ground.ts'
import { isSetAside } from '../cases/settle-case.ts'
import { isCurrent } from '../settlement.ts'
import { takePlenaryTurn } from '../settlement-store.ts'
import { listSettlingSessions, type SettlingSession } from '../cases/settling-session-store.ts'

const input = z.object({
  edition: fields.recordId,
  minutes: fields.optionalText(20_000),
  /** The digest of the table that the chair saw; left out by callers that show none. */
  seen: fields.optionalText(64),
})

type Loaded = Readonly<{
  editionId: string
  cases: readonly PlenaryCase[]
  versions: readonly Recommendation[]
  earlier: ReadonlyMap<string, EarlierResult>
  sessions: readonly SettlingSession[]
  /** Null where the rules choose nothing among nominations. */
  selection: SelectionGround | null
}>

async function load(reader: Reader, editionId: string): Promise<Loaded | null> {
  const editions = await listEditions(reader)
  const edition = editions.find(one => one.id === editionId)
  if (!edition) return null
  await takePlenaryTurn(reader, editionId)
  const cases = await loadCasesIn(reader, editionId, 'assessed')
  const versions = await listVersions(reader, editionId)
  const products = cases.map(one => one.nomination.productId)
  // What was decided here is newer than what was recorded from before.
  const recorded = edition.kind === 'regular' ? await listLastFormerAwards(reader, products) : []
  const decided = await listLastStars(
    reader,
    editions.filter(other => mayFollow(edition, other)).map(other => other.id),
    products,
  )
  return {
    editionId,
    cases,
    versions,
    sessions: await listSettlingSessions(reader, editionId),
    selection: await loadSelection(reader, editionId, cases),
    earlier: new Map<string, EarlierResult>([
      ...recorded,
      ...decided.map(one => [one.productId, one] as const),
    ]),
  }
}

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

function problemsOf({ cases, versions, sessions, selection }: Loaded, seen: string): readonly Problem[] {
  const open = versions.some(list => list.state === 'recommended' || list.state === 'approved')
  return [
    ...(open ? [underWay] : []),
    ...(sessions.some(one => one.endedAt === null) ? [sessionRuns] : []),
    ...(cases.length === 0 ? [nothingThere] : []),
    ...cases.flatMap(caseProblem),
    ...selectionProblems(selection, cases),
    ...(seen !== '' && seen !== seenDigest(cases, selection) ? [changedSince] : []),
  ]
}

const earlierOf = (one: EarlierResult | undefined): EarlierResult | null =>
  one ? { stars: one.stars, of: one.of, scheme: one.scheme } : null

const listOf = (
  { editionId, cases, versions, earlier, selection }: Loaded,
  minutes: string,
  context: ActionContext,
): Recommendation =>
  newlySigned(
    {
      editionId,
      kind: 'edition',
      objectionId: null,
      version: Math.max(0, ...versions.map(list => list.version)) + 1,
      entries: withSelections(
        inListOrder(cases.map(one => entryOf(one, earlierOf(earlier.get(one.nomination.productId))))),
        selection?.chosen,
      ),
      minutes,
    },
    context,
  )

/** The chair signs the list of everything assessed in an edition; its entries never change after that. */
export const signRecommendation = defineAction({
  name: 'recommendation.sign',
  needsProof: true,
  audience: 'panel',
  input,
  load: (reader, { edition }) => load(reader, edition),
  facts: () => ({ areaPath: '/' }),
  readAction: 'plenary.read',
  handle: (loaded, { minutes, seen }, context) => {
    const problems = problemsOf(loaded, seen)
    if (problems.length > 0) return refuse(problems)
    const list = listOf(loaded, minutes, context)
    return done({
      change: { list, cases: loaded.cases },
      event: 'recommendation.signed',
      subject: { kind: 'recommendation', id: list.id },
      areaPath: '/',
      detail: {
        edition: list.editionId,
        version: list.version,
        entries: list.entries.length,
        departures: list.entries.filter(entry => entry.departed).length,
        digest: list.digest,
        // What the chair signs rests on these minutes of its sessions.
        sessions: loaded.sessions.map(one => ({ session: one.sessionId, minutes: one.minutesDigest })),
      },
      after: list.entries,
      next: `/penetapan/${list.id}`,
      answer: { id: list.id },
    })
  },
  save: async (tx, { list, cases }, context) => {
    const nominations = cases.map(one => one.nomination)
    if (nominations.some(one => nextState(one.state, 'recommendation.sign') === null)) return false
    await insertRecommendation(tx, list)
    return advanceMany(tx, nominations, 'recommendation.sign', context)
  },
})
