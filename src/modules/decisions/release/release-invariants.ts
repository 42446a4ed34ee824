import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { eachList } from '../chain/list-invariants.ts'
import type { Publication } from './publication.ts'

/** A confirmation that waits is another person's, of a release to come; one that was carried out, was so as confirmed. */
function isWrong({ confirmation, preparedBy, releasedBy, releasedAt }: Publication): boolean {
  if (confirmation?.state === 'waiting') return releasedAt !== null || confirmation.confirmedBy === preparedBy
  if (confirmation?.state !== 'released') return false
  return releasedAt === null || releasedBy !== confirmation.confirmedBy || releasedAt < confirmation.moment
}

async function wrongConfirmations(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const { list, publication } of eachList(reader))
    if (publication && isWrong(publication)) wrong.push(list.id)
  return wrong
}

export const releaseInvariants: readonly Invariant[] = [
  {
    id: 'decisions.confirmed-releases',
    says: text(
      'Waktu pengumuman dikonfirmasi orang kedua, dan pengumumannya terjadi tidak sebelum waktu itu, atas namanya.',
      'A moment of release is confirmed by the second person, and the release happens not before it, in their name.',
    ),
    find: ({ reader }) => wrongConfirmations(reader),
  },
]
