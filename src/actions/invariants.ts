import { text } from '../foundation/text.ts'
import type { Invariant } from '../platform/invariant.ts'
import { listUnfinishedKeys } from './action-key-store.ts'

export const actionInvariants: readonly Invariant[] = [
  {
    id: 'actions.keys-ended',
    says: text(
      'Setiap kunci formulir yang dipakai mempunyai hasil: tindakannya selesai atau tidak pernah terjadi.',
      'Every key of a form that was used has its outcome: the act was finished, or never happened.',
    ),
    find: ({ reader }) => listUnfinishedKeys(reader),
  },
]
