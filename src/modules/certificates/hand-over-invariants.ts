import { capitalDay } from '../../platform/local-time.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { listHeldHandOvers, listPlaced, type HeldHandOver } from './invariant-store.ts'

const handOversWhere =
  (isWrong: (one: HeldHandOver) => boolean): Invariant['find'] =>
  async ({ reader }) =>
    (await listHeldHandOvers(reader)).filter(isWrong).map(one => one.id)

async function misplaced(reader: Reader): Promise<readonly string[]> {
  const placed = await listPlaced(reader)
  const nominations = await listNominationsByIds(
    reader,
    placed.map(one => one.nominationId),
  )
  const known = new Map(nominations.map(one => [one.id, one]))
  return placed
    .filter(one => {
      const nomination = known.get(one.nominationId)
      return nomination?.areaPath !== one.areaPath || nomination.commodity !== one.commodity
    })
    .map(one => one.id)
}

/** What holds of every hand-over that was not taken back. */
export const handOverInvariants: readonly Invariant[] = [
  {
    id: 'certificates.hand-over-edition',
    says: text(
      'Setiap piagam diserahkan pada acara edisinya sendiri.',
      'Every certificate is handed over at an event of its own edition.',
    ),
    find: handOversWhere(one => one.certificateEdition !== one.eventEdition),
  },
  {
    id: 'certificates.hand-over-after-issue',
    says: text(
      'Tidak ada piagam yang diserahkan sebelum hari terbitnya.',
      'No certificate is handed over before the day of its issue.',
    ),
    find: handOversWhere(one => one.heldOn < capitalDay(one.issuedAt)),
  },
  {
    id: 'certificates.hand-over-day',
    says: text(
      'Tidak ada penyerahan yang dicatat sebelum hari acaranya.',
      'No hand-over is recorded before the day of its event.',
    ),
    find: handOversWhere(one => capitalDay(one.recordedAt) < one.heldOn),
  },
  {
    id: 'certificates.hand-over-not-withdrawn',
    says: text(
      'Tidak ada piagam yang diserahkan, atau dicatat diserahkan, sesudah dicabut.',
      'No certificate is handed over, or recorded as such, after its withdrawal.',
    ),
    find: handOversWhere(
      ({ withdrawnAt, heldOn, recordedAt }) =>
        withdrawnAt !== null && (heldOn > capitalDay(withdrawnAt) || recordedAt > withdrawnAt),
    ),
  },
  {
    id: 'certificates.place',
    says: text(
      'Tempat dan komoditas setiap piagam sama dengan usulannya.',
      'Place and commodity of every certificate are those of its nomination.',
    ),
    find: ({ reader }) => misplaced(reader),
  },
]
