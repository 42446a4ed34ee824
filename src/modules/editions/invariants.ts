import { listHistory } from '../../audit/index.ts'
import { hashOf } from '../../engine/index.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import {
  listExtensionActs,
  listPublishedContents,
  listWithoutRules,
  listWrongWindows,
} from './invariant-store.ts'

const extending: ReadonlySet<string> = new Set(['stage.extended', 'stage.scheduled'])

/** Extensions that the history of their edition does not know. */
async function listUnrecorded(reader: Reader): Promise<readonly string[]> {
  const unrecorded: string[] = []
  for (const [id, acts] of Map.groupBy(await listExtensionActs(reader), one => one.editionId)) {
    const history = await listHistory(reader, { kind: 'edition', id }, ['record'])
    const known = new Set(history.filter(row => extending.has(row.event)).map(row => row.at.getTime()))
    unrecorded.push(...acts.filter(one => !known.has(one.at.getTime())).map(one => one.id))
  }
  return unrecorded
}

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
  {
    id: 'editions.extensions',
    says: text('Setiap perpanjangan tercatat dalam buku besar.', 'Every extension stands in the ledger.'),
    find: ({ reader }) => listUnrecorded(reader),
  },
]
