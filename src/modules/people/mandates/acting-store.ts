import { sql } from 'kysely'
import type { Role } from '../../../access/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

/** A person who holds a post, or acts in it, for a time. */
export type PostHolder = Readonly<{
  personId: string
  name: string
  role: Role
  areaPath: AreaPath
  validFrom: Date
  validUntil: Date | null
}>

const live = (reader: Reader, now: Date) =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select([
      'p.id as personId',
      'p.name',
      'g.role',
      'g.area_path as areaPath',
      'g.valid_from as validFrom',
      'g.valid_until as validUntil',
    ])
    .where('g.ended_at', 'is', null)
    .where(sql<boolean>`(g.valid_until is null or g.valid_until > ${now})`)

/** Everyone with a post of their own among these roles, now or from a later day on, by role, area and name. */
export const listHolders = (reader: Reader, roles: readonly Role[], now: Date): Promise<PostHolder[]> =>
  live(reader, now)
    .where('g.role', 'in', roles)
    .where('g.acting', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('g.role')
    .orderBy(sql`g.area_path collate "C"`)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

/**
 * Everyone who acts in one post, now or from a later day on. Until the transaction ends nobody else can be given
 * the post: two administrators at once would otherwise appoint two people.
 */
export async function lockActingIn(
  reader: Reader,
  role: Role,
  areaPath: AreaPath,
  now: Date,
): Promise<PostHolder[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`acting ${role} ${areaPath}`}, 0))`.execute(
    reader,
  )
  return live(reader, now)
    .where('g.role', '=', role)
    .where('g.area_path', '=', areaPath)
    .where('g.acting', 'is not', null)
    .execute()
}
