import { sql, type RawBuilder } from 'kysely'
import { isOfficeRole, type Role } from '../../../access/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { servingArea } from '../../regions/index.ts'
import type { PeopleTables } from '../people-tables.ts'

/** Somebody who is written to about the work of an office. */
export type Recipient = Readonly<{
  id: string
  name: string
  email: string
  locale: Locale
  /** The office's area. */
  areaPath: AreaPath
}>

type Where = RawBuilder<boolean>

async function recipientsWhere(
  reader: Reader,
  roles: readonly Role[],
  area: Where,
  now: Date,
): Promise<readonly Recipient[]> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.locale', 'g.area_path as areaPath'])
    .distinct()
    .where('g.role', 'in', roles)
    .where(area)
    .where('p.disabled_at', 'is', null)
    .where('p.guest', '=', false)
    .where('g.ended_at', 'is', null)
    .where('g.valid_from', '<=', now)
    .where(eb => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>', now)]))
    .orderBy('g.area_path')
    .orderBy('p.id')
    .execute()
  return rows.map(row => ({ ...row, locale: row.locale === 'en' ? 'en' : 'id' }))
}

/** Those who hold a role of an office for the area that acts for one of these, which have no office of their own. */
function serving(roles: readonly Role[], areaPaths: readonly AreaPath[]): Where {
  const offices = [...new Set(areaPaths.flatMap(area => servingArea(area) ?? []))]
  const held = roles.filter(isOfficeRole)
  return offices.length === 0 || held.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(g.role = any(${held}) and g.area_path = any(${offices}))`
}

/** Each person for each of the asked areas: a province's office that acts for some of them is written to about those. */
const perArea = (found: readonly Recipient[], areaPaths: readonly AreaPath[]): readonly Recipient[] => {
  const all = found.flatMap(person => {
    const own = areaPaths.filter(area => area === person.areaPath || servingArea(area) === person.areaPath)
    return own.map(areaPath => ({ ...person, areaPath }))
  })
  // Who holds the role for an area and for the one that acts for it is one person to write to.
  return [...new Map(all.map(one => [`${one.id} ${one.areaPath}`, one])).values()]
}

/**
 * The people with an active account who hold one of the roles for exactly these areas at `now`, or for the area that
 * acts for one of them. One query.
 */
export async function listRecipients(
  reader: Reader,
  roles: readonly Role[],
  areaPaths: readonly AreaPath[],
  now: Date,
): Promise<readonly Recipient[]> {
  const where = sql<boolean>`(g.area_path = any(${areaPaths}) or ${serving(roles, areaPaths)})`
  return perArea(await recipientsWhere(reader, roles, where, now), areaPaths)
}

/** The same for these areas and all that lies in them, each person once. One query. */
export async function listRecipientsWithin(
  reader: Reader,
  roles: readonly Role[],
  areaPaths: readonly AreaPath[],
  now: Date,
): Promise<readonly Recipient[]> {
  const within = sql<boolean>`exists (
    select 1 from unnest(${areaPaths}::text[]) as outer_area where starts_with(g.area_path, outer_area)
  )`
  const where = sql<boolean>`(${within} or ${serving(roles, areaPaths)})`
  const found = await recipientsWhere(reader, roles, where, now)
  return [...new Map(found.map(one => [one.id, one])).values()]
}

/** Somebody who reads what belongs to a firm. */
export type FirmRecipient = Recipient & Readonly<{ ownerId: string }>

/** The people with an active account of one of these firms at `now`. One query. */
export async function listFirmRecipients(
  reader: Reader,
  ownerIds: readonly string[],
  now: Date,
): Promise<readonly FirmRecipient[]> {
  const { rows } = await sql<FirmRecipient>`
    select distinct p.id, p.name, p.email, p.locale, g.area_path as "areaPath", g.owner_id as "ownerId"
    from role_grant g join person p on p.id = g.person_id
    where g.role = 'producer' and g.owner_id = any(${ownerIds}) and p.disabled_at is null and not p.guest
      and g.ended_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
    order by g.owner_id, p.id`.execute(reader)
  return rows.map(row => ({ ...row, locale: row.locale === 'en' ? 'en' : 'id' }))
}
