import type { Rules } from '../../../engine/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { countByState, type NominationState } from '../../nominations/index.ts'
import { listLots, type Lot } from './lot-store.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { tableDigest, type ListEntry } from '../chain/recommendation.ts'
import { listVersions } from '../chain/recommendation-store.ts'
import { chooseAmong, lotFact, tiesIn, type EntrySelection, type SelectedFile } from './selection.ts'

/** What the choices of the rules come to among all that waits for the plenary. */
export type SelectionGround = Readonly<{
  lots: ReadonlyMap<string, Lot>
  chosen: ReadonlyMap<string, readonly EntrySelection[]>
  /** How many nominations may still come to the plenary: a choice looks at all of them together. */
  coming: number
  /** A decided list of the edition made the choices already: those who come later take no part. */
  made: boolean
}>

/** Nominations that were sent and are not before the plenary yet. */
const coming: readonly NominationState[] = [
  'submitted',
  'returned',
  'resubmitted',
  'admitted',
  'in-assessment',
]

export const hasSelections = ({ document }: Rules): boolean => (document.selections ?? []).length > 0

type Stars = Readonly<{ stars: number; proposedStars: number }>

/** The whole result is worked out for whoever reads it alone: a list of thousands is chosen from by less. */
const fileOf = (
  { nomination, rules, computed, settlement }: PlenaryCase,
  { stars, proposedStars }: Stars = {
    stars: settlement?.settledStars ?? computed.proposal.stars,
    proposedStars: computed.proposal.stars,
  },
): SelectedFile => ({
  nominationId: nomination.id,
  rules: rules.rules,
  form: nomination.commodity,
  get result() {
    return computed.result
  },
  rounded: computed.proposal.rounded,
  proposedStars,
  stars,
})

/** The same for lines that were signed: with the stars that stand there. */
export const filesOfEntries = (
  cases: readonly PlenaryCase[],
  entries: readonly ListEntry[],
): readonly SelectedFile[] => {
  const lines = new Map(entries.map(entry => [entry.nominationId, entry]))
  return cases.map(one => fileOf(one, lines.get(one.nomination.id)))
}

/** What would be chosen now; an unsettled case counts as the rules propose it. Null where no rules choose anything. */
export async function loadSelection(
  reader: Reader,
  editionId: string,
  cases: readonly PlenaryCase[],
): Promise<SelectionGround | null> {
  const choosing = cases.filter(one => hasSelections(one.rules.rules))
  if (choosing.length === 0) return null
  const versions = await listVersions(reader, editionId)
  const made = versions.some(list => list.state === 'decided' && list.entries.some(one => one.selections))
  const lots = await listLots(reader, editionId)
  const counts = await countByState(reader, { editionId, states: coming })
  return {
    lots,
    made,
    chosen: made
      ? new Map()
      : chooseAmong(
          choosing.map(one => fileOf(one)),
          lots,
        ),
    coming: Object.values(counts).reduce((sum, count) => sum + count, 0),
  }
}

/** The ties that a lot breaks, with those who have not drawn yet. */
export function lotsToDraw(ground: SelectionGround, cases: readonly PlenaryCase[]) {
  const rules = new Map(cases.map(one => [one.nomination.id, one.rules.rules]))
  return tiesIn(ground.chosen).flatMap(({ selection, nominations }) => {
    const own = rules.get(nominations[0] ?? '')
    const undrawn = nominations.filter(id => !ground.lots.has(id))
    return own && lotFact(own) !== undefined && undrawn.length > 0
      ? [{ selection, nominations, undrawn }]
      : []
  })
}

/** What the chair has before the eyes when signing, with what was drawn. */
export const seenDigest = (cases: readonly PlenaryCase[], ground: SelectionGround | null): string =>
  ground && ground.lots.size > 0
    ? digestOf([tableDigest(cases), [...ground.lots.values()].map(one => [one.nominationId, one.number])])
    : tableDigest(cases)

const stillComing = (count: number): Problem =>
  problem(
    'still-coming',
    '',
    text(
      `Aturan edisi memilih di antara semua usulan, dan ${count} usulan lagi masih berjalan. Tunggu sampai semuanya di pleno.`,
      `The rules of the edition choose among all nominations, and ${count} more are still on their way. Wait until all are before the plenary.`,
    ),
  )
const lotsMissing = problem(
  'lots-missing',
  'undian',
  text(
    'Ada yang sama peringkatnya dan menurut aturan dibedakan dengan undian. Undi dahulu di bagian Pemilihan, lalu tanda tangani.',
    'Some are equal, and by the rules a lot tells them apart. Draw under Choices first, then sign.',
  ),
)
const lotsOfOthers = problem(
  'lots-of-others',
  'undian',
  text(
    'Ada yang sama peringkatnya dan menurut aturan dibedakan dengan undian. Karena provinsi atau benturan kepentingan Anda, undian itu dilakukan ketua lain atau Plt/Plh ketua. Bila tidak ada, mintalah administrator memberi peran ketua kepada orang dari provinsi yang tidak ikut diundi dan tanpa benturan kepentingan.',
    'Some are equal, and by the rules a lot tells them apart. Because of your province or an interest of yours, another chair or an acting one draws these lots. If there is none, ask the administrator to make somebody a chair who has no interest and is of a province that takes no part in the draw.',
  ),
)

/** What speaks against signing a list on which the rules choose. `draws`: whether a lot that waits is for the reader to draw. */
export function selectionProblems(
  ground: SelectionGround | null,
  cases: readonly PlenaryCase[],
  draws: boolean,
): readonly Problem[] {
  if (!ground || ground.made) return []
  return [
    ...(ground.coming > 0 ? [stillComing(ground.coming)] : []),
    ...(lotsToDraw(ground, cases).length > 0 ? [draws ? lotsMissing : lotsOfOthers] : []),
  ]
}

/** The lines with what was chosen; as they are where the rules choose nothing. */
export const withSelections = (
  entries: readonly ListEntry[],
  chosen: ReadonlyMap<string, readonly EntrySelection[]> | undefined,
): readonly ListEntry[] =>
  entries.map(entry => {
    const selections = chosen?.get(entry.nominationId)
    return selections ? { ...entry, selections } : entry
  })
