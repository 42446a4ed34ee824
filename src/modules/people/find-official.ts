import type { Reader } from '../../platform/database/index.ts'
import { findGrant } from './accounts/grant-store.ts'
import type { Mandate } from './person.ts'
import { findPerson } from './person-store.ts'

/** What a letter has to say of the official who lets it go out. */
export type Official = Readonly<{
  /** As the administrator recorded it; empty where nothing is. */
  employer: string
  /** Null for the holder of the post. */
  mandate: Mandate | null
  /** From when a mandate holds; null for the holder of the post. */
  actsFrom: Date | null
}>

/** The official who acts through a grant. Two queries. */
export async function findOfficial(
  reader: Reader,
  { personId, grantId }: Readonly<{ personId: string | null; grantId: string | null }>,
): Promise<Official> {
  const person = personId === null ? null : await findPerson(reader, personId)
  const grant = grantId === null ? undefined : await findGrant(reader, grantId)
  const mandate = grant?.mandate ?? null
  return { employer: person?.employer ?? '', mandate, actsFrom: mandate && grant ? grant.validFrom : null }
}
