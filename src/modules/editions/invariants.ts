import { hashOf } from '../../engine/index.ts'
import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listPublishedContents, listWithoutRules, listWrongWindows } from './invariant-store.ts'

export const editionsInvariants: readonly Invariant[] = [
  {
    id: 'editions.rules-hash',
    says: text(
      'Sidik setiap aturan yang diterbitkan sama dengan sidik isinya yang tersimpan.',
      'The hash of every published version of rules is the hash of its stored content.',
    ),
    find: async ({ reader }) =>
      (await listPublishedContents(reader))
        .filter(one => hashOf(one.content) !== one.hash)
        .map(one => one.id),
  },
  {
    id: 'editions.rules-published',
    says: text(
      'Setiap edisi yang dibuka atau selesai mempunyai aturan yang diterbitkan.',
      'Every edition that is open or finished has published rules.',
    ),
    find: ({ reader }) => listWithoutRules(reader),
  },
  {
    id: 'editions.stage-windows',
    says: text('Tidak ada tahap yang ditutup sebelum dibuka.', 'No stage closes before it opens.'),
    find: ({ reader }) => listWrongWindows(reader),
  },
]
