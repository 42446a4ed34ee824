import type { Reader } from '../../platform/database/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { listFirmRecipients, type FirmRecipient } from '../people/index.ts'

/** The people of the firms whose nominations these are, by nomination. Two queries, however many there are. */
export async function firmPeople(
  reader: Reader,
  nominationIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly FirmRecipient[]>> {
  if (nominationIds.length === 0) return new Map()
  const nominations = await listNominationsByIds(reader, nominationIds)
  const firms = [...new Set(nominations.map(one => one.producerId))]
  const people = Map.groupBy(await listFirmRecipients(reader, firms, now), one => one.ownerId)
  return new Map(nominations.map(one => [one.id, people.get(one.producerId) ?? []]))
}
