import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'

/** The grants of invitations that were not ended. */
export const listOpenGrants = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select grant_id as id from contribution_invitation where ended_at is null order by grant_id`,
  )

/** Every grant of an invitation with the nomination that it is for. */
export async function listGrantNominations(
  reader: Reader,
): Promise<readonly Readonly<{ grantId: string; nominationId: string }>[]> {
  const { rows } = await sql<{ grantId: string; nominationId: string }>`
    select grant_id as "grantId", nomination_id as "nominationId" from contribution_invitation`.execute(
    reader,
  )
  return rows
}

/** Invitations with more wrong digits than a link bears, which should have ended. */
export const listOverGuessed = (reader: Reader, most: number): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from contribution_invitation where tries >= ${most} and ended_at is null order by id`,
  )
