import { sql } from 'kysely'
import type { Columns } from '../../access/index.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Finding, Ground, Objection, Paper, Side } from './objection.ts'

export type ObjectionRow = {
  id: string
  nomination_id: string
  edition_id: string
  producer_id: string
  area_path: string
  side: Side
  state: Objection['state']
  grounds: unknown
  criteria: unknown
  text: string
  opened_by: string
  opened_at: Date
  sent_by: string | null
  received_at: Date | null
  receipt: string | null
  answer_by: Date | null
  took_part: unknown
  handler_id: string | null
  taken_up_at: Date | null
  findings: unknown
  answered_at: Date | null
  reminded: number | null
  row_version: number
}
type PaperRow = { id: string; objection_id: string; file_id: string; name: string; added_at: Date }
export type ObjectionTables = { objection: ObjectionRow; objection_paper: PaperRow }

/** The columns of a list of objections, for `whereAllowed`. */
export const objectionColumns: Columns = {
  areaPath: sql.ref<string | null>('objection.area_path'),
  ownerId: sql.ref<string | null>('objection.producer_id'),
  nominationId: sql.ref<string | null>('objection.nomination_id'),
  state: sql<string>`(case when objection.state in ('draft', 'received')
    then objection.side || '-' || objection.state
    when objection.state = 'withdrawn' and objection.received_at is null then objection.side || '-dropped'
    else objection.state end)`,
  assignedTo: personId => sql<boolean>`coalesce(objection.handler_id = ${personId}, false)`,
  tookPart: personId => sql<boolean>`objection.took_part @> to_jsonb(${personId}::text)`,
}

/** The same for a reader who has an interest in these nominations. */
export const columnsWithInterest = (nominationIds: ReadonlySet<string>): Columns =>
  nominationIds.size === 0
    ? objectionColumns
    : {
        ...objectionColumns,
        interestOf: () => sql<boolean>`(objection.nomination_id in (${sql.join([...nominationIds])}))`,
      }

/** Every nomination with an objection that was sent. */
export async function listObjectedNominations(reader: Reader): Promise<readonly string[]> {
  const rows = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .select('nomination_id')
    .distinct()
    .where('received_at', 'is not', null)
    .execute()
  return rows.map(row => row.nomination_id)
}

export const objectionFrom = (row: ObjectionRow): Objection => ({
  id: row.id,
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  producerId: row.producer_id,
  areaPath: row.area_path,
  side: row.side,
  state: row.state,
  grounds: row.grounds as readonly Ground[],
  criteria: row.criteria as readonly string[],
  text: row.text,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  sentBy: row.sent_by,
  receivedAt: row.received_at,
  receipt: row.receipt,
  answerBy: row.answer_by,
  tookPart: row.took_part as readonly string[],
  handlerId: row.handler_id,
  takenUpAt: row.taken_up_at,
  findings: row.findings as readonly Finding[] | null,
  answeredAt: row.answered_at,
  reminded: row.reminded,
  rowVersion: row.row_version,
})

export async function findObjection(reader: Reader, id: string): Promise<Objection | null> {
  const row = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? objectionFrom(row) : null
}

/** Every objection to the result of a nomination, the oldest first; drafts and withdrawn ones as well. */
export async function listObjectionsTo(reader: Reader, nominationId: string): Promise<readonly Objection[]> {
  const rows = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(objectionFrom)
}

export async function listPapers(reader: Reader, objectionId: string): Promise<readonly Paper[]> {
  const rows = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection_paper')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, objectionId: row.objection_id, fileId: row.file_id, name: row.name }))
}

export async function insertPapers(tx: Tx, papers: readonly Paper[], now: Date): Promise<void> {
  if (papers.length === 0) return
  const rows = papers.map(one => ({
    id: one.id,
    objection_id: one.objectionId,
    file_id: one.fileId,
    name: one.name,
    added_at: now,
  }))
  await tx.withTables<ObjectionTables>().insertInto('objection_paper').values(rows).execute()
}

export async function removePapers(tx: Tx, objectionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .withTables<ObjectionTables>()
    .deleteFrom('objection_paper')
    .where('objection_id', '=', objectionId)
    .where('id', 'in', [...ids])
    .execute()
}

const contentOf = (one: Objection) => ({
  grounds: json(one.grounds),
  criteria: json(one.criteria),
  text: one.text,
})

/** False where this side has a draft already. */
export async function insertObjection(tx: Tx, one: Objection): Promise<boolean> {
  const row = await tx
    .withTables<ObjectionTables>()
    .insertInto('objection')
    .values({
      id: one.id,
      nomination_id: one.nominationId,
      edition_id: one.editionId,
      producer_id: one.producerId,
      area_path: one.areaPath,
      side: one.side,
      state: one.state,
      ...contentOf(one),
      opened_by: one.openedBy,
      opened_at: one.openedAt,
      sent_by: null,
      received_at: null,
      receipt: null,
      answer_by: null,
      took_part: json(one.tookPart),
      handler_id: null,
      taken_up_at: null,
      findings: null,
      answered_at: null,
      reminded: null,
      row_version: one.rowVersion,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts those who send objections to one nomination in order: the later one finds what the earlier one left. */
export async function takeObjectionTurn(reader: Reader, nominationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`objection ${nominationId}`}, 0))`.execute(reader)
}

/** Stores all of an objection that may change; false when it was changed since it was read. */
export async function updateObjection(tx: Tx, one: Objection): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<ObjectionTables>()
    .updateTable('objection')
    .set({
      ...contentOf(one),
      state: one.state,
      sent_by: one.sentBy,
      received_at: one.receivedAt,
      receipt: one.receipt,
      answer_by: one.answerBy,
      took_part: json(one.tookPart),
      handler_id: one.handlerId,
      taken_up_at: one.takenUpAt,
      findings: one.findings === null ? null : json(one.findings),
      answered_at: one.answeredAt,
      reminded: one.reminded,
      row_version: one.rowVersion + 1,
    })
    .where('id', '=', one.id)
    .where('row_version', '=', one.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Notes that people were reminded, `days` before the answer is due; false when it was changed since it was read. Not a
 * change of the objection itself: whoever is writing the answer sends it as before.
 */
export async function markReminded(tx: Tx, { id, rowVersion }: Objection, days: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<ObjectionTables>()
    .updateTable('objection')
    .set({ reminded: days })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
