import { sql, type Generated } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { BroughtFact, OutsideValue } from './outside-fact.ts'

type Row = {
  place: Generated<number>
  id: string
  nomination_id: string
  fact: string
  version: number
  value: unknown
  on_sheets: boolean
  issuer: string
  paper: string
  paper_date: string
  reason: string
  list_id: string | null
  brought_by: string
  brought_at: Date
}
type Tables = { outside_fact: Row }

const columns = [
  'id',
  'nomination_id',
  'fact',
  'version',
  'value',
  'on_sheets',
  'issuer',
  'paper',
  'reason',
  'list_id',
  'brought_by',
  'brought_at',
] as const
type Kept = Pick<Row, (typeof columns)[number] | 'paper_date'>

const from = (row: Kept): BroughtFact => ({
  id: row.id,
  nominationId: row.nomination_id,
  fact: row.fact,
  version: row.version,
  value: row.value as OutsideValue | null,
  onSheets: row.on_sheets,
  issuer: row.issuer,
  paper: row.paper,
  paperDate: row.paper_date,
  reason: row.reason,
  listId: row.list_id,
  broughtBy: row.brought_by,
  broughtAt: row.brought_at,
})

const all = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('outside_fact')
    .select(columns)
    // A day stays a day, whatever the time zone of the server.
    .select(sql<string>`paper_date::text`.as('paper_date'))
    .orderBy('place')

/** Everything that was brought for some files, by file, in the order in which that was done. One query. */
export async function listBrought(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly BroughtFact[]>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await all(reader).where('nomination_id', '=', sql<string>`any(${nominationIds})`).execute()
  return Map.groupBy(rows.map(from), one => one.nominationId)
}

/** Every row that was ever brought. One query. */
export const listEveryBrought = async (reader: Reader): Promise<readonly BroughtFact[]> =>
  (await all(reader).execute()).map(from)

export async function insertBrought(tx: Tx, facts: readonly BroughtFact[]): Promise<void> {
  const together = 500
  for (let start = 0; start < facts.length; start += together)
    await tx
      .withTables<Tables>()
      .insertInto('outside_fact')
      .values(
        facts.slice(start, start + together).map(one => ({
          id: one.id,
          nomination_id: one.nominationId,
          fact: one.fact,
          version: one.version,
          value: one.value === null ? null : json(one.value),
          on_sheets: one.onSheets,
          issuer: one.issuer,
          paper: one.paper,
          paper_date: one.paperDate,
          reason: one.reason,
          list_id: one.listId,
          brought_by: one.broughtBy,
          brought_at: one.broughtAt,
        })),
      )
      .execute()
}

/** Of these files those of which a scoresheet is locked, or was once. One query. */
export async function lockedAmong(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (nominationIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select nomination_id as id from scoresheet where nomination_id = any(${nominationIds}) and state = 'locked'
    union select nomination_id from scoresheet_version where nomination_id = any(${nominationIds})`.execute(
    reader,
  )
  return new Set(rows.map(one => one.id))
}

/** The turn of acts on one edition's list: settling and signing take it, too. */
export const plenaryTurn = (editionId: string): string => `plenary ${editionId}`

/** The acts on these records, such as locks of their sheets, wait for this one. In an order that all keep to. */
export async function takeTurns(reader: Reader, recordIds: readonly string[]): Promise<void> {
  const ids = [...new Set(recordIds)].toSorted()
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0))
    from (select id from unnest(${ids}::text[]) as given (id) order by id) as sorted`.execute(reader)
}
