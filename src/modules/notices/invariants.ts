import { listEntries } from '../../audit/index.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listVouched } from './invariant-store.ts'

/** Notices of another event than the ledger's entry, or to the one who acted. */
async function listLoose(reader: Reader): Promise<readonly string[]> {
  const notices = await listVouched(reader)
  const entries = await listEntries(
    reader,
    notices.map(one => one.seq),
  )
  return notices
    .filter(one => {
      const entry = entries.get(one.seq)
      return entry?.event !== one.event || entry.person_id === one.personId
    })
    .map(one => one.id)
}

export const noticesInvariants: readonly Invariant[] = [
  {
    id: 'notices.follow-ledger',
    says: text(
      'Setiap pemberitahuan menceritakan perbuatan yang tercatat dalam buku besar, dan tidak kepada pelakunya.',
      'Every notice tells of an act in the ledger, and not to the one who did it.',
    ),
    find: ({ reader }) => listLoose(reader),
  },
]
