import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { byScoring, listNominations } from '../nominations/index.ts'
import { blindCodesOf } from './blind-code-store.ts'
import { listIllegalMoves, listWrongCodes, listWrongCounts, listWrongStates } from './invariant-store.ts'

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
      const states = ['in-assessment', 'assessed'] as const
      const { scored } = await byScoring(reader, await listNominations(reader, { states }))
      const ids = scored.map(one => one.id)
      const codes = await blindCodesOf(reader, ids)
      return ids.filter(id => !codes.has(id))
    },
  },
  {
    id: 'samples.counts',
    says: text(
      'Jumlah buah setiap contoh di setiap tempat sama dengan jumlah menurut rantai penyimpanannya.',
      'The pieces of every sample are where the links of its chain of custody put them.',
    ),
    find: ({ reader }) => listWrongCounts(reader),
  },
  {
    id: 'samples.moves',
    says: text(
      'Setiap langkah contoh produk adalah langkah yang dikenal.',
      'Every step of a sample is one that the table of moves knows.',
    ),
    find: ({ reader }) => listIllegalMoves(reader),
  },
  {
    id: 'samples.state',
    says: text(
      'Status setiap contoh sesuai dengan letak buahnya.',
      'The state of every sample follows from where its pieces are.',
    ),
    find: ({ reader }) => listWrongStates(reader),
  },
]
