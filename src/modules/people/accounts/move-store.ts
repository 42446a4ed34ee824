import { sql, type RawBuilder } from 'kysely'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { Person } from '../person.ts'

/** Where somebody worked and lived until a moment. */
export type Former = Readonly<{ employer: string; homeAreaPath: AreaPath; until: Date }>

type StoredFormer = Readonly<{ employer: string; homeAreaPath: AreaPath; until: string }>

/** As a column beside each person of a query, so that it costs no query of its own. */
export const formersColumn = (person: 'p' | 'person'): RawBuilder<readonly StoredFormer[]> =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('employer', m.employer, 'homeAreaPath', m.home_area_path,
    'until', m.until_at) order by m.place) from person_move m where m.person_id = ${sql.ref(`${person}.id`)}), '[]'::jsonb)`

export const formersOf = (stored: readonly StoredFormer[]): readonly Former[] =>
  stored.map(one => ({ ...one, until: new Date(one.until) }))

/** A role that somebody held for an office, for coaching in an area, or for one maker. */
export type Served = Readonly<{ areaPath: AreaPath; ownerId: string | null; until: Date | null }>
type StoredServed = Readonly<{ areaPath: AreaPath; ownerId: string | null; until: string | null }>

/** Those who help makers: offices and coaches in their area, and makers themselves. */
const HELPERS = ['operator', 'office-head', 'province-officer', 'mentor', 'producer']

export const servedColumn = (person: 'p' | 'person'): RawBuilder<readonly StoredServed[]> =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('areaPath', h.area_path, 'ownerId', h.owner_id,
    'until', least(h.ended_at, h.valid_until)) order by h.id) from role_grant h
    where h.person_id = ${sql.ref(`${person}.id`)} and h.role = any(${HELPERS}::text[])), '[]'::jsonb)`

export const servedOf = (stored: readonly StoredServed[]): readonly Served[] =>
  stored.map(one => ({ ...one, until: one.until === null ? null : new Date(one.until) }))

/** What counted until now stays known, before a person's employer or home changes. */
export async function keepFormer(
  tx: Tx,
  person: Person,
  { reason, by, now }: Readonly<{ reason: string; by: string; now: Date }>,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('person_move')
    .values({
      person_id: person.id,
      employer: person.employer,
      home_area_path: person.homeAreaPath,
      until_at: now,
      reason,
      changed_by: by,
    })
    .execute()
}

/** Where each of some people was at home at a moment. One query. */
export async function homesThrough(
  reader: Reader,
  personIds: readonly string[],
): Promise<(personId: string, at: Date) => AreaPath | undefined> {
  if (personIds.length === 0) return () => undefined
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['id', 'home_area_path as home', formersColumn('person').as('formers')])
    .where('id', 'in', personIds)
    .execute()
  const known = new Map(rows.map(({ id, home, formers }) => [id, { home, formers: formersOf(formers) }]))
  return (personId, at) => {
    const person = known.get(personId)
    return person && (person.formers.find(one => one.until > at)?.homeAreaPath ?? person.home)
  }
}
