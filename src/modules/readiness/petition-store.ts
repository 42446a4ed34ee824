import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import {
  byMoment,
  inRange,
  json,
  type ListRange,
  type MomentKey,
  type Reader,
  type Tx,
} from '../../platform/database/index.ts'
import type { Petition, PetitionState, Sender, ToldReadiness } from './petition.ts'

type Row = {
  id: string
  code: string
  form_token: string
  edition_id: string
  rules_id: string
  commodity: string
  area_path: string
  place_path: string
  state: PetitionState
  product: string
  business: string | null
  contact_name: string | null
  phone: string | null
  email: string | null
  note: string | null
  contact_key: string | null
  readiness: unknown
  answer: string | null
  product_id: string | null
  locale: Locale
  consented_at: Date
  received_at: Date
  state_at: Date
  erase_after: Date
  erased_at: Date | null
  row_version: number
}
type Tables = {
  petition: Row
  petition_rate: { bucket: string; minute: Date; sent: number }
}

export const petitionColumns: Columns = {
  areaPath: sql.ref<string | null>('petition.area_path'),
  state: sql.ref<string | null>('petition.state'),
}

const senderOf = ({ business, contact_name, phone, email, note }: Row): Sender | null =>
  business === null || contact_name === null
    ? null
    : { business, contactName: contact_name, phone, email, note }

const petitionFrom = (row: Row): Petition => ({
  id: row.id,
  code: row.code,
  editionId: row.edition_id,
  rulesId: row.rules_id,
  commodity: row.commodity,
  areaPath: row.area_path,
  placePath: row.place_path,
  state: row.state,
  product: row.product,
  sender: senderOf(row),
  readiness: row.readiness as ToldReadiness,
  answer: row.answer,
  productId: row.product_id,
  locale: row.locale,
  receivedAt: row.received_at,
  stateAt: row.state_at,
  eraseAfter: row.erase_after,
  erasedAt: row.erased_at,
  rowVersion: row.row_version,
})

const petitions = (reader: Reader) => reader.withTables<Tables>().selectFrom('petition').selectAll()

async function findBy(reader: Reader, column: 'id' | 'code' | 'form_token', value: string) {
  const row = await petitions(reader).where(column, '=', value).executeTakeFirst()
  return row ? petitionFrom(row) : null
}

export const findPetition = (reader: Reader, id: string): Promise<Petition | null> => findBy(reader, 'id', id)
export const findPetitionByCode = (reader: Reader, code: string): Promise<Petition | null> =>
  findBy(reader, 'code', code)

/** The petition that a sender has sent by a form already. A second send of it waits for the first. */
export async function findSent(reader: Reader, token: string): Promise<Petition | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${token}, 0))`.execute(reader)
  return findBy(reader, 'form_token', token)
}

/** Whether a petition of this contact and product is open. Two at once come one after the other. */
export async function hasOpen(reader: Reader, contactKey: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${contactKey}, 0))`.execute(reader)
  const row = await reader
    .withTables<Tables>()
    .selectFrom('petition')
    .select('id')
    .where('contact_key', '=', contactKey)
    .where('state', 'in', ['received', 'in-review'])
    .executeTakeFirst()
  return row !== undefined
}

export type NewPetition = Petition & Readonly<{ formToken: string; contactKey: string; sender: Sender }>

export async function insertPetition(tx: Tx, one: NewPetition): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('petition')
    .values({
      id: one.id,
      code: one.code,
      form_token: one.formToken,
      edition_id: one.editionId,
      rules_id: one.rulesId,
      commodity: one.commodity,
      area_path: one.areaPath,
      place_path: one.placePath,
      state: one.state,
      product: one.product,
      business: one.sender.business,
      contact_name: one.sender.contactName,
      phone: one.sender.phone,
      email: one.sender.email,
      note: one.sender.note,
      contact_key: one.contactKey,
      readiness: json(one.readiness),
      answer: one.answer,
      product_id: one.productId,
      locale: one.locale,
      consented_at: one.receivedAt,
      received_at: one.receivedAt,
      state_at: one.stateAt,
      erase_after: one.eraseAfter,
      erased_at: one.erasedAt,
      row_version: one.rowVersion,
    })
    .execute()
}

const erasure = {
  business: null,
  contact_name: null,
  phone: null,
  email: null,
  note: null,
  contact_key: null,
}

/** Stores where it stands now, and nothing of the sender once that was deleted. False when it moved on since it was read. */
export async function updatePetition(tx: Tx, before: Petition, after: Petition): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('petition')
    .set({
      state: after.state,
      state_at: after.stateAt,
      area_path: after.areaPath,
      answer: after.answer,
      product_id: after.productId,
      erased_at: after.erasedAt,
      row_version: before.rowVersion + 1,
      ...(after.sender === null ? erasure : {}),
    })
    .where('id', '=', before.id)
    .where('row_version', '=', before.rowVersion)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export type PetitionFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, 'petition.read', petitionColumns)`. */
  allowed: RawBuilder<boolean>
  state?: PetitionState | ''
  commodity?: string
  /** What lies with this very office. */
  office?: string
}>

function filtered(reader: Reader, filter: PetitionFilter) {
  let query = reader.withTables<Tables>().selectFrom('petition').where(filter.allowed)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.commodity) query = query.where('commodity', '=', filter.commodity)
  if (filter.office) query = query.where('area_path', '=', filter.office)
  return query
}

const oldestFirst = byMoment(sql.ref<Date>('petition.received_at'), sql.ref<string>('petition.id'))

/** The oldest first: whoever waits longest stands on top. Those before a key come with the nearest first. One query. */
export async function listPetitions(
  reader: Reader,
  filter: PetitionFilter,
  range: ListRange<MomentKey>,
): Promise<readonly Petition[]> {
  const query = filtered(reader, filter).selectAll()
  return (await inRange(query, oldestFirst, range).execute()).map(petitionFrom)
}

/** How many there are of each state. One query. */
export async function countPetitions(
  reader: Reader,
  filter: PetitionFilter,
): Promise<Readonly<Partial<Record<PetitionState, number>>>> {
  const rows = await filtered(reader, filter)
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(row => [row.state, Number(row.count)]))
}

/** How many were sent from an address since a moment. */
export async function countSent(reader: Reader, bucket: string, since: Date): Promise<number> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('petition_rate')
    .select(eb => eb.fn.sum<number>('sent').as('sent'))
    .where('bucket', '=', bucket)
    .where('minute', '>=', since)
    .executeTakeFirst()
  return Number(row?.sent ?? 0)
}

export async function noteSent(tx: Tx, bucket: string, minute: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('petition_rate')
    .values({ bucket, minute, sent: 1 })
    .onConflict(conflict =>
      conflict.columns(['bucket', 'minute']).doUpdateSet({ sent: sql<number>`petition_rate.sent + 1` }),
    )
    .execute()
}

/** What is counted is kept for a day. */
export async function forgetSent(tx: Tx, before: Date): Promise<void> {
  await tx.withTables<Tables>().deleteFrom('petition_rate').where('minute', '<', before).execute()
}

/** The petitions whose time of keeping is over, the oldest first. */
export async function listOverdue(reader: Reader, now: Date, limit: number): Promise<readonly Petition[]> {
  const rows = await petitions(reader)
    .where('erased_at', 'is', null)
    .where('erase_after', '<=', now)
    .orderBy('erase_after')
    .limit(limit)
    .execute()
  return rows.map(petitionFrom)
}
