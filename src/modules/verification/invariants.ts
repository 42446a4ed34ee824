import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listNominations, type NominationState } from '../nominations/index.ts'
import {
  listAdmitted,
  listConfirmedAlone,
  listWithOpenMatter,
  listWithReturnedItem,
} from './invariant-store.ts'

const afterAdmission: readonly NominationState[] = [
  'admitted',
  'in-assessment',
  'assessed',
  'recommended',
  'decided',
  'published',
]
const listPast = async (reader: Reader): Promise<readonly string[]> =>
  (await listNominations(reader, { states: afterAdmission })).map(one => one.id)

export const verificationInvariants: readonly Invariant[] = [
  {
    id: 'verification.admitted',
    says: text(
      'Setiap usulan yang lolos administrasi mempunyai putusan verifikasinya.',
      'Every nomination past verification has the outcome that admitted it.',
    ),
    find: async ({ reader }) => {
      const admitted = await listAdmitted(reader)
      return (await listPast(reader)).filter(id => !admitted.has(id))
    },
  },
  {
    id: 'verification.items-accepted',
    says: text(
      'Tidak ada butir yang masih dikembalikan pada usulan yang lolos administrasi.',
      'No item of an admitted nomination is still sent back.',
    ),
    find: async ({ reader }) => {
      const returned = await listWithReturnedItem(reader)
      return (await listPast(reader)).filter(id => returned.has(id))
    },
  },
  {
    id: 'verification.nothing-open',
    says: text(
      'Tidak ada pertanyaan atau tanda yang terbuka pada usulan yang lolos administrasi.',
      'No question or flag of an admitted nomination is open.',
    ),
    find: async ({ reader }) => {
      const open = await listWithOpenMatter(reader)
      return (await listPast(reader)).filter(id => open.has(id))
    },
  },
  {
    id: 'verification.second-person',
    says: text(
      'Setiap usul tidak lolos diputuskan oleh orang lain daripada pengusulnya.',
      'Every proposed refusal was decided about by another person than the one who proposed it.',
    ),
    find: ({ reader }) => listConfirmedAlone(reader),
  },
]
