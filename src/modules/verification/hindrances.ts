import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { withState, type CheckItem } from './check-item.ts'
import { openFlags, openProposal, openQuestions, type Desk } from './load-desk.ts'
import type { Flag } from './flag-store.ts'
import type { Question } from './question-store.ts'
import type { OutcomeKind } from './verification-store.ts'

const stillOpen = (item: CheckItem): Problem =>
  problem(
    'open',
    item.id,
    text(`"${item.title.id}" belum diperiksa.`, `“${item.title.en}” has not been checked.`),
  )
const isReturned = (item: CheckItem): Problem =>
  problem(
    'returned',
    item.id,
    text(
      `"${item.title.id}" dikembalikan, sehingga berkas tidak dapat diloloskan.`,
      `“${item.title.en}” is returned, so the file cannot be admitted.`,
    ),
  )
const nothingReturned = problem(
  'nothing-returned',
  '',
  text(
    'Tidak ada butir yang dikembalikan. Tandai sekurang-kurangnya satu butir beserta alasannya.',
    'No item is returned. Return at least one, with its reason.',
  ),
)
const awaitsSecondLook = problem(
  'second-look',
  '',
  text(
    'Berkas ini menunggu pemeriksaan kedua. Pemeriksa kedua menyetujui usul tidak lolos atau mengembalikannya dengan catatan.',
    'This file waits for a second look. The second person confirms the refusal or sends it back with a note.',
  ),
)
const heldByColleague = problem(
  'assigned',
  '',
  text(
    'Berkas ini sedang dipegang rekan Anda. Ambil alih lebih dahulu, lalu periksa.',
    'A colleague holds this file. Take it over first, then check it.',
  ),
)

const titleOf = ({ items }: Desk, itemId: string) =>
  items.find(item => item.id === itemId)?.title ?? text('Berkas', 'File')

const isAsked = (desk: Desk, { itemId }: Question): Problem => {
  const title = titleOf(desk, itemId)
  return problem(
    'question',
    itemId,
    text(
      `Pertanyaan tentang "${title.id}" belum dijawab.`,
      `The question about “${title.en}” has not been answered.`,
    ),
  )
}
const isFlagged = (desk: Desk, { itemId }: Flag): Problem => {
  const title = titleOf(desk, itemId)
  return problem(
    'flag',
    itemId,
    text(
      `Tanda pada "${title.id}" belum diselesaikan.`,
      `The flag on “${title.en}” has not been cleared up.`,
    ),
  )
}

const pairHeld = problem(
  'duplicate',
  '',
  text(
    'Usaha atau produk ini ditandai ganda pada berkas lain; tanda di berkas itu belum diselesaikan.',
    'This business or product is flagged as a duplicate on another file; that flag has not been cleared up.',
  ),
)

/** Why this outcome cannot be given yet, all reasons at once; nothing when it can. */
export function outcomeProblems(outcome: OutcomeKind, desk: Desk): readonly Problem[] {
  const { items } = desk
  const open = withState(items, 'open').map(stillOpen)
  const returned = withState(items, 'returned')
  const questions = openQuestions(desk)
  if (outcome === 'admitted')
    return [
      ...open,
      ...returned.map(isReturned),
      ...questions.map(one => isAsked(desk, one)),
      ...openFlags(desk).map(one => isFlagged(desk, one)),
      ...(desk.pairHeld ? [pairHeld] : []),
    ]
  const held = questions.filter(one => one.holds).map(one => isAsked(desk, one))
  return [...open, ...held, ...(returned.length === 0 ? [nothingReturned] : [])]
}

/** Why this person does not work on the file now, whatever the outcome: others have it in hand. */
export function workProblems(desk: Desk, personId: string | null): readonly Problem[] {
  if (openProposal(desk)) return [awaitsSecondLook]
  return desk.assignment && desk.assignment.personId !== personId ? [heldByColleague] : []
}

/** Why an item cannot be decided about now. */
export const itemProblems = (desk: Desk, itemId: string): readonly Problem[] =>
  openQuestions(desk)
    .filter(one => one.holds && one.itemId === itemId)
    .map(one => isAsked(desk, one))
