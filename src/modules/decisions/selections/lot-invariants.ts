import { z } from 'zod'
import { listHistory } from '../../../audit/index.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { listEveryLot } from './lot-store.ts'

const detailSchema = z.object({ lots: z.array(z.tuple([z.string(), z.number()])) })

/** Nominations whose number is not the one that the ledger says was drawn. */
async function notAsDrawn(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [editionId, lots] of Map.groupBy(await listEveryLot(reader), one => one.editionId)) {
    const acts = await listHistory(reader, { kind: 'edition', id: editionId }, ['panel'])
    const drawn = new Map(
      acts
        .filter(one => one.event === 'selection.drawn')
        .flatMap(one => detailSchema.safeParse(one.detail).data?.lots ?? []),
    )
    wrong.push(...lots.flatMap(one => (drawn.get(one.nominationId) === one.number ? [] : one.nominationId)))
  }
  return wrong
}

export const lotInvariants: readonly Invariant[] = [
  {
    id: 'decisions.lots-as-drawn',
    says: text(
      'Setiap nomor undian adalah yang menurut buku besar diambil di hadapan yang hadir.',
      'Every lot is the number that the ledger says was drawn before those present.',
    ),
    find: ({ reader }) => notAsDrawn(reader),
  },
]
