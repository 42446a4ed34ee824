import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listNominations } from '../nominations/index.ts'
import { listWrongCodes } from './invariant-store.ts'
import { blindCodesOf } from './sample-store.ts'

export const samplesInvariants: readonly Invariant[] = [
  {
    id: 'samples.blind-codes',
    says: text(
      'Tidak ada dua produk dengan kode samaran yang sama, dan setiap kode berbentuk benar.',
      'No two products have the same blind code, and every code has its form.',
    ),
    find: ({ reader }) => listWrongCodes(reader),
  },
  {
    id: 'samples.code-given',
    says: text(
      'Setiap produk yang sedang dinilai mempunyai kode samaran.',
      'Every product that is being scored has a blind code.',
    ),
    find: async ({ reader }) => {
      const scored = (await listNominations(reader, { states: ['in-assessment', 'assessed'] })).map(
        one => one.id,
      )
      const codes = await blindCodesOf(reader, scored)
      return scored.filter(id => !codes.has(id))
    },
  },
]
