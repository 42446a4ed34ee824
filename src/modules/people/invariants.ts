import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listOrphanGrants } from './invariant-store.ts'

export const peopleInvariants: readonly Invariant[] = [
  {
    id: 'people.grant-person',
    says: text('Setiap peran dipegang oleh orang yang terdaftar.', 'Every role grant belongs to a person.'),
    find: ({ reader }) => listOrphanGrants(reader),
  },
]
