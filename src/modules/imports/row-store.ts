import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { kinds } from './import.ts'
import type {
  Kind,
  LookedRow,
  RowChange,
  RowCounts,
  RowOutcome,
  RowProblem,
  StoredRow,
  Verdict,
} from './import.ts'

type Row = {
  import_id: string
  position: number
  kind: Kind
  sheet: string
  row_number: number
  label: string
  verdict: Verdict
  cells: unknown
  input: unknown
  target_id: string | null
  target_version: number | null
  parent: number | null
  changes: unknown
  problems: unknown
  outcome: RowOutcome | null
  result_id: string | null
}
type Tables = { import_row: Row; import: { id: string; state: string } }

const rowOf = (row: Row): StoredRow => ({
  position: row.position,
  kind: row.kind,
  sheet: row.sheet,
  row: row.row_number,
  label: row.label,
  verdict: row.verdict,
  cells: row.cells as Readonly<Record<string, string>>,
  input: row.input as Readonly<Record<string, string>>,
  targetId: row.target_id,
  targetVersion: row.target_version,
  parent: row.parent,
  changes: row.changes as readonly RowChange[],
  problems: row.problems as readonly RowProblem[],
  outcome: row.outcome,
  resultId: row.result_id,
})

const PART = 500

export async function insertRows(tx: Tx, importId: string, rows: readonly LookedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += PART) {
    const part = rows.slice(from, from + PART).map(one => ({
      import_id: importId,
      position: one.position,
      kind: one.kind,
      sheet: one.sheet,
      row_number: one.row,
      label: one.label,
      verdict: one.verdict,
      cells: json(one.cells),
      input: json(one.input),
      target_id: one.targetId,
      target_version: one.targetVersion,
      parent: one.parent,
      changes: json(one.changes),
      problems: json(one.problems),
      outcome: null,
      result_id: null,
    }))
    await tx.withTables<Tables>().insertInto('import_row').values(part).execute()
  }
}

/** What a list of rows is narrowed to: a verdict of the look, or what became of them. */
export type RowPart = Verdict | RowOutcome | null

const within = (reader: Reader, importId: string, part: RowPart) => {
  const query = reader.withTables<Tables>().selectFrom('import_row').where('import_id', '=', importId)
  if (part === null) return query
  return part === 'done' || part === 'moved-on' || part === 'failed'
    ? query.where('outcome', '=', part)
    : query.where('verdict', '=', part)
}

export type RowPage = Readonly<{ after: number; limit: number; backwards?: boolean }>

/** Rows in the order of the file, after a position, or before it. One query. */
export async function listRows(
  reader: Reader,
  importId: string,
  part: RowPart,
  { after, limit, backwards = false }: RowPage,
): Promise<readonly StoredRow[]> {
  const rows = await within(reader, importId, part)
    .selectAll()
    .where('position', backwards ? '<' : '>', after)
    .orderBy('position', backwards ? 'desc' : 'asc')
    .limit(limit)
    .execute()
  const found = rows.map(rowOf)
  return backwards ? found.toReversed() : found
}

export async function findRow(reader: Reader, importId: string, position: number): Promise<StoredRow | null> {
  const row = await within(reader, importId, null)
    .selectAll()
    .where('position', '=', position)
    .executeTakeFirst()
  return row ? rowOf(row) : null
}

/** The next rows that are to be stored. One query. */
export async function listWaiting(
  reader: Reader,
  importId: string,
  limit: number,
): Promise<readonly StoredRow[]> {
  const rows = await within(reader, importId, null)
    .selectAll()
    .where('verdict', 'in', ['new', 'changed'])
    .where('outcome', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(rowOf)
}

/** How many rows of each verdict and outcome, by import. One query. */
export async function countRows(
  reader: Reader,
  importIds: readonly string[],
): Promise<ReadonlyMap<string, RowCounts>> {
  if (importIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('import_row')
    .select(eb => ['import_id', 'verdict', 'outcome', eb.fn.countAll<number>().as('count')])
    .where('import_id', 'in', importIds)
    .groupBy(['import_id', 'verdict', 'outcome'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.import_id)].map(([id, own]) => {
      const counts: Record<string, number> = {}
      const add = (name: string, count: number): void => {
        counts[name] = (counts[name] ?? 0) + count
      }
      for (const { verdict, outcome, count } of own) {
        add(verdict, Number(count))
        if (outcome !== null) add(outcome, Number(count))
        else if (verdict === 'new' || verdict === 'changed') add('waiting', Number(count))
      }
      return [id, counts]
    }),
  )
}

/**
 * Takes a row to be stored in this transaction: false when it is through already, or its import was stopped. Nobody
 * else stores a row of the same area at the same time, so that two files cannot make one record twice.
 */
export async function holdRow(
  reader: Reader,
  importId: string,
  position: number,
  areaPath: AreaPath,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`imports ${areaPath}`}))`.execute(reader)
  const found = await sql`select 1 from import_row r join import i on i.id = r.import_id
    where r.import_id = ${importId} and r.position = ${position} and r.outcome is null and i.state = 'running'
    for update of r for share of i`.execute(reader)
  return found.rows.length > 0
}

/** What became of a row; a row that is through stays as it is. */
export async function endRow(
  tx: Tx,
  importId: string,
  position: number,
  {
    outcome,
    resultId,
    problems,
  }: Readonly<{ outcome: RowOutcome; resultId: string | null; problems?: readonly RowProblem[] }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('import_row')
    .set({ outcome, result_id: resultId, ...(problems ? { problems: json(problems) } : {}) })
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .where('outcome', 'is', null)
    .execute()
}

/** The kinds of which an import has wrong rows. One query. */
export async function listWrongKinds(reader: Reader, importId: string): Promise<readonly Kind[]> {
  const rows = await within(reader, importId, 'wrong').select('kind').distinct().execute()
  const found = new Set(rows.map(row => row.kind))
  return kinds.filter(kind => found.has(kind))
}
