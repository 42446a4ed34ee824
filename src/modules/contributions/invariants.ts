import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listGuestGrants, listGuestReaches } from '../people/index.ts'
import { MOST_TRIES } from './invitation.ts'
import { listGrantNominations, listOpenGrants, listOverGuessed } from './invariant-store.ts'

/** Guests whose role goes on without an invitation that does. */
async function grantsWithoutLink(reader: Reader): Promise<readonly string[]> {
  const open = new Set(await listOpenGrants(reader))
  return (await listGuestGrants(reader)).filter(grant => !open.has(grant))
}

/** Guests whose role reaches another nomination than the one they were invited to, or every one of the firm. */
async function grantsElsewhere(reader: Reader): Promise<readonly string[]> {
  const meant = new Map((await listGrantNominations(reader)).map(one => [one.grantId, one.nominationId]))
  return (await listGuestReaches(reader))
    .filter(({ id, nominationId }) => meant.has(id) && meant.get(id) !== nominationId)
    .map(one => one.id)
}

export const contributionsInvariants: readonly Invariant[] = [
  {
    id: 'contributions.role-with-link',
    says: text(
      'Peran yang diperoleh lewat undangan berakhir bersama undangannya.',
      'A role that came with an invitation ends with it.',
    ),
    find: ({ reader }) => grantsWithoutLink(reader),
  },
  {
    id: 'contributions.grant-nomination',
    says: text(
      'Peran yang diperoleh lewat undangan hanya menjangkau usulan yang disebut undangannya.',
      'A role that came with an invitation reaches the nomination of the invitation alone.',
    ),
    find: ({ reader }) => grantsElsewhere(reader),
  },
  {
    id: 'contributions.guessed-links',
    says: text(
      'Undangan yang terlalu sering dicoba dengan angka yang salah sudah diakhiri.',
      'An invitation that was tried with wrong digits too often has ended.',
    ),
    find: ({ reader }) => listOverGuessed(reader, MOST_TRIES),
  },
]
