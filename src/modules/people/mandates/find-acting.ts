import { isRole, visitor, type Actor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findGrant } from '../accounts/grant-store.ts'
import { findPerson } from '../person-store.ts'
import { isInForce } from '../role-rules.ts'

/**
 * Who acts through a grant, for work that goes on after its request ended. Null when the grant is not the person's,
 * is not in force at `now`, or the account is closed. Two queries.
 */
export async function findActing(
  reader: Reader,
  personId: string,
  grantId: string,
  now: Date,
): Promise<Actor | null> {
  const person = await findPerson(reader, personId)
  const grant = await findGrant(reader, grantId)
  if (!person || person.disabledAt !== null || grant?.personId !== personId || !isRole(grant.role))
    return null
  if (!isInForce(grant, now)) return null
  return {
    ...visitor,
    personId,
    name: person.name,
    homeAreaPath: person.homeAreaPath,
    role: grant.role,
    areaPath: grant.areaPath,
    ownerId: grant.ownerId,
    grantId,
    ...(grant.mandate ? { acting: grant.mandate.kind } : {}),
  }
}
