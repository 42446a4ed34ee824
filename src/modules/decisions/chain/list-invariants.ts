import { listEvents } from '../../../audit/index.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { listEditions } from '../../editions/index.ts'
import { listNominations, type NominationState } from '../../nominations/index.ts'
import type { Publication } from '../release/publication.ts'
import { listPublications } from '../release/publication-store.ts'
import { digestOfEntries, type Recommendation } from './recommendation.ts'
import { listEveryVersion } from './recommendation-store.ts'
import { findDecidedDigest } from '../release/release-ground.ts'

/** Every version of every list of either kind, with its publication; an edition at a time. */
export async function* eachList(
  reader: Reader,
): AsyncGenerator<Readonly<{ list: Recommendation; publication: Publication | null }>> {
  const publications = await listPublications(reader)
  for (const edition of await listEditions(reader))
    for (const list of await listEveryVersion(reader, edition.id))
      yield { list, publication: publications.get(list.id) ?? null }
}

const isReleased = (publication: Publication | null): boolean =>
  publication !== null && publication.releasedAt !== null

/** In which state the nominations of a list are; null for one that was returned, which binds nobody. */
function stateOnList(list: Recommendation, publication: Publication | null): NominationState | null {
  // What is decided anew is published all the while.
  if (list.kind === 'correction') return 'published'
  if (list.state === 'returned') return null
  if (list.state !== 'decided') return 'recommended'
  return isReleased(publication) ? 'published' : 'decided'
}

async function otherStates(reader: Reader): Promise<readonly string[]> {
  const wanted = new Map<string, NominationState>()
  for await (const { list, publication } of eachList(reader)) {
    const state = stateOnList(list, publication)
    if (state) for (const entry of list.entries) wanted.set(entry.nominationId, state)
  }
  const listed = await listNominations(reader, { states: ['recommended', 'decided', 'published'] })
  const found = new Map(listed.map(one => [one.id, one.state]))
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(id => wanted.get(id) !== found.get(id))
}

const inOrder = (...moments: readonly (Date | null)[]): boolean =>
  moments.every((moment, index) => {
    const before = moments[index - 1]
    return moment !== null && (!before || before <= moment)
  })

function isApprovedInOrder(list: Recommendation): boolean {
  if (list.state === 'approved') return list.approvedBy !== null && inOrder(list.signedAt, list.approvedAt)
  if (list.state !== 'decided') return true
  const isComplete = [list.approvedBy, list.decidedBy, list.decreeNumber, list.decreeDate].every(
    part => part !== null && part !== '',
  )
  return isComplete && inOrder(list.signedAt, list.approvedAt, list.decidedAt)
}

async function listsWhere(
  reader: Reader,
  isWrong: (list: Recommendation, publication: Publication | null) => boolean | Promise<boolean>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const { list, publication } of eachList(reader))
    if (await isWrong(list, publication)) wrong.push(list.id)
  return wrong
}

const hasOtherDigest = async (reader: Reader, list: Recommendation): Promise<boolean> =>
  digestOfEntries(list.entries) !== list.digest ||
  (list.state === 'decided' && (await findDecidedDigest(reader, list.id)) !== list.digest)

const actOf: Readonly<Record<Recommendation['state'], readonly string[]>> = {
  recommended: [],
  approved: ['recommendation.approved'],
  decided: ['recommendation.approved', 'decision.decided'],
  returned: ['recommendation.returned'],
}

async function withoutAct(reader: Reader): Promise<readonly string[]> {
  const events = [
    'recommendation.signed',
    'recommendation.approved',
    'recommendation.returned',
    'decision.decided',
    'publication.released',
  ]
  const known = new Set((await listEvents(reader, events)).map(one => `${one.event} ${one.recordId}`))
  return listsWhere(reader, (list, publication) => {
    const released = isReleased(publication) ? ['publication.released'] : []
    const wanted = ['recommendation.signed', ...actOf[list.state], ...released]
    return !wanted.every(event => known.has(`${event} ${list.id}`))
  })
}

export const listInvariants: readonly Invariant[] = [
  {
    id: 'decisions.list-states',
    says: text(
      'Keadaan setiap usulan cocok dengan daftar rekomendasi yang memuatnya.',
      'Every nomination is in the state that its recommendation list has reached.',
    ),
    find: ({ reader }) => otherStates(reader),
  },
  {
    id: 'decisions.approved-in-order',
    says: text(
      'Setiap daftar yang ditetapkan ditandatangani, disetujui, lalu ditetapkan, dengan surat keputusannya.',
      'Every decided list was signed, approved and decided in this order, with its decree.',
    ),
    find: ({ reader }) => listsWhere(reader, list => !isApprovedInOrder(list)),
  },
  {
    id: 'decisions.list-digest',
    says: text(
      'Isi setiap daftar masih yang ditandatangani dan yang ditetapkan menurut buku besar.',
      'Every list is still what was signed, and what the ledger says was decided.',
    ),
    find: ({ reader }) => listsWhere(reader, list => hasOtherDigest(reader, list)),
  },
  {
    id: 'decisions.list-events',
    says: text(
      'Setiap daftar berada dalam keadaan yang tindakannya tercatat dalam buku besar.',
      'Every list is in a state whose acts stand in the ledger.',
    ),
    find: ({ reader }) => withoutAct(reader),
  },
  {
    id: 'decisions.two-persons',
    says: text(
      'Setiap pengumuman disiapkan dan dilepas oleh dua orang yang berbeda.',
      'Every publication was prepared and released by two different persons.',
    ),
    find: ({ reader }) =>
      listsWhere(
        reader,
        (_, publication) => publication !== null && publication.preparedBy === publication.releasedBy,
      ),
  },
]
