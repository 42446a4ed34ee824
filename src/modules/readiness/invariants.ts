import { listEvents } from '../../audit/index.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listKeptTooLong, listPetitionStates, listWrongSummaries } from './invariant-store.ts'
import type { PetitionState } from './petition.ts'

/** What the ledger must hold of a petition in this state, beside that it was sent. */
const actOf: Readonly<Partial<Record<PetitionState, string>>> = {
  'in-review': 'petition.taken',
  accepted: 'petition.accepted',
  declined: 'petition.declined',
  withdrawn: 'petition.withdrawn',
  lapsed: 'petition.erased',
}

/** Petitions that came, or that moved on, without an act in the ledger. */
async function withoutAct(reader: Reader): Promise<readonly string[]> {
  const events = await listEvents(reader, ['petition.sent', ...Object.values(actOf)])
  const known = new Set(events.map(({ event, recordId }) => `${event} ${recordId}`))
  return (await listPetitionStates(reader))
    .filter(({ id, state }) => {
      const act = actOf[state]
      return !known.has(`petition.sent ${id}`) || (act !== undefined && !known.has(`${act} ${id}`))
    })
    .map(one => one.id)
}

export const readinessInvariants: readonly Invariant[] = [
  {
    id: 'readiness.summaries-add-up',
    says: text(
      'Setiap ringkasan kesiapan sesuai dengan daftar yang kurang di dalamnya.',
      'Every summary of readiness agrees with what it lists as lacking.',
    ),
    find: ({ reader }) => listWrongSummaries(reader),
  },
  {
    id: 'readiness.senders-forgotten',
    says: text(
      'Data pengirim permintaan dihapus pada waktunya, dan seketika bila dibatalkan.',
      'What is known of who sent a request is deleted in time, and at once when it is withdrawn.',
    ),
    find: ({ reader }) => listKeptTooLong(reader),
  },
  {
    id: 'readiness.petitions-in-ledger',
    says: text(
      'Setiap permintaan dan setiap langkahnya tercatat dalam riwayat.',
      'Every request and each of its steps is in the ledger.',
    ),
    find: ({ reader }) => withoutAct(reader),
  },
]
