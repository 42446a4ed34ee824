import { sql } from 'kysely'
import type { Database, Tx } from '../../src/platform/database/index.ts'

type Row = Readonly<Record<string, unknown>>
type Table = Readonly<{ name: string; unique: readonly (readonly Column[])[]; rows: readonly Row[] }>
type Column = Readonly<{ name: string; type: string }>

/** Reference data, bookkeeping, and the chained ledger: nothing of it is a record that a list shows with others. */
const never = new Set([
  'account_link',
  'action_key',
  'area',
  'award_claim',
  'boundary_map',
  'file',
  'half_session',
  'job',
  'kysely_migration',
  'kysely_migration_lock',
  'ledger',
  'ledger_head',
  'rendition',
  'session',
  'setting',
])
/** Kept by the catalogue's own triggers. */
const kept = new Set(['catalogue_group', 'catalogue_maker_count', 'catalogue_words'])

const ofEdition = new Set(['edition', 'edition_rules', 'edition_stage', 'reevaluation_reminder'])

async function uniqueOf(tx: Tx): Promise<ReadonlyMap<string, readonly (readonly Column[])[]>> {
  const { rows } = await sql<{ table: string; columns: Column[] }>`
    select c.relname as "table", json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by k.place) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    cross join lateral unnest(i.indkey) with ordinality as k (number, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
    where i.indisunique and c.relnamespace = current_schema()::regnamespace group by c.relname, i.indexrelid`.execute(
    tx,
  )
  return new Map(
    [...Map.groupBy(rows, row => row.table)].map(([table, own]) => [table, own.map(row => row.columns)]),
  )
}

async function tablesOf(tx: Tx): Promise<readonly Table[]> {
  const unique = await uniqueOf(tx)
  const names = [...unique.keys()].filter(name => !never.has(name) && !kept.has(name))
  const tables: Table[] = []
  for (const name of names) {
    const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(tx)
    tables.push({ name, unique: unique.get(name) ?? [], rows: rows.map(one => one.row) })
  }
  return tables
}

/** A copy of a row: ids of copied records get the ending wherever they stand, and what must be unique as well. */
function copyOf(table: Table, row: Row, ids: ReadonlySet<string>, ending: string, number: number): Row {
  const text = JSON.stringify(row).replaceAll(/[A-Za-z0-9_-]{8,}/g, word =>
    ids.has(word) ? word + ending : word,
  )
  const copy: Record<string, unknown> = JSON.parse(text) as Row
  for (const columns of table.unique) {
    if (columns.some(({ name }) => copy[name] !== row[name])) continue
    // A number within an edition goes on; a word, such as an address or a name to sign in by, gets the ending.
    const chosen = columns.find(({ type }) => type === 'integer') ?? columns.at(-1)
    const value = chosen && row[chosen.name]
    if (typeof value === 'string') copy[chosen?.name ?? ''] = value + ending
    if (typeof value === 'number') copy[chosen?.name ?? ''] = value + number * 1_000
  }
  return copy
}

const insertCopies = (tx: Tx, name: string, rows: readonly Row[]): Promise<unknown> =>
  sql`insert into ${sql.table(name)} select (jsonb_populate_recordset(null::${sql.table(name)}, ${JSON.stringify(rows)}::jsonb)).*`.execute(
    tx,
  )

/** Catalogue entries go in last, with their triggers, which count them. */
const triggersOn = (tx: Tx, on: boolean): Promise<unknown> =>
  sql`set local session_replication_role = ${sql.lit(on ? 'origin' : 'replica')}`.execute(tx)

/** `after`: how many copies there are before these, so that their numbers go on. */
type Way = Readonly<{ tables: readonly Table[]; letter: string; times: number; after: number }>

async function insertAll(tx: Tx, { tables, letter, times, after }: Way): Promise<void> {
  const ids = new Set(
    tables.flatMap(({ rows }) => rows.flatMap(row => (typeof row['id'] === 'string' ? row['id'] : []))),
  )
  const last = (name: string): number => (name === 'catalogue_entry' ? 1 : 0)
  for (const table of tables.toSorted((one, other) => last(one.name) - last(other.name))) {
    if (table.rows.length === 0) continue
    await triggersOn(tx, last(table.name) === 1)
    for (let number = 1; number <= times; number++) {
      const copies = table.rows.map(row => copyOf(table, row, ids, `-${letter}${number}`, after + number))
      await insertCopies(tx, table.name, copies)
    }
  }
}

/**
 * Copies every record so often within its edition, so that the lists of an edition grow, and then together with its
 * edition, so that the lists of editions grow. Straight into the tables, since acts would take minutes.
 */
export const multiplyRecords = (
  database: Database,
  { within: times, editions }: Readonly<{ within: number; editions: number }>,
): Promise<void> =>
  database.write(async tx => {
    const tables = await tablesOf(tx)
    const within = tables.filter(({ name }) => !ofEdition.has(name))
    await insertAll(tx, { tables: within, letter: 's', times, after: 0 })
    await insertAll(tx, { tables, letter: 'e', times: editions, after: times })
  })
