import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../database/index.ts'

export type Column = Readonly<{ name: string; type: string }>
export type Table = Readonly<{ name: string; columns: readonly Column[]; key: readonly string[] }>

/**
 * The migrations' own tables: a restore makes them by running the migrations. And what a running server claims for
 * its bytes: a backup holds those that are named, and what is restored brought none of its own.
 */
const own = sql`('kysely_migration', 'kysely_migration_lock', 'byte_claim')`

/** Every table of the database with its columns in their order, and its primary key. */
export async function listTables(reader: Reader): Promise<readonly Table[]> {
  const { rows } = await sql<{ table: string; name: string; type: string; key: boolean }>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      coalesce(a.attnum = any(i.indkey), false) as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname not in ${own}
    order by c.relname, a.attnum`.execute(reader)
  return [...Map.groupBy(rows, row => row.table)].map(([name, columns]) => ({
    name,
    columns: columns.map(one => ({ name: one.name, type: one.type })),
    key: columns.filter(one => one.key).map(one => one.name),
  }))
}

const FETCHED = 500

/**
 * The rows of a table, some at a time, each as one line: a JSON array with every column as PostgreSQL writes it as
 * text, so that nothing is lost whichever database reads it. Must run within the transaction that is the snapshot.
 */
export async function* linesOfTable(
  tx: Tx,
  { name, columns, key }: Table,
): AsyncGenerator<readonly string[]> {
  const texts = columns.map(column => sql`${sql.ref(column.name)}::text`)
  const order = key.length > 0 ? sql` order by ${sql.join(key.map(one => sql.ref(one)))}` : sql``
  await sql`declare backup_rows no scroll cursor for
    select json_build_array(${sql.join(texts)})::text as line from ${sql.table(name)}${order}`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(FETCHED)} from backup_rows`.execute(tx)
    if (rows.length === 0) break
    yield rows.map(row => row.line)
  }
  await sql`close backup_rows`.execute(tx)
}

/** Stores lines as they came out of `linesOfTable`; the columns are those of the backup, in its order. */
export async function insertLines(tx: Tx, table: Table, lines: readonly string[]): Promise<void> {
  const values = table.columns.map(
    (column, index) => sql`(one->>${sql.lit(index)})::${sql.raw(column.type)}` as RawBuilder<unknown>,
  )
  const names = table.columns.map(column => sql.ref(column.name))
  await sql`insert into ${sql.table(table.name)} (${sql.join(names)})
    select ${sql.join(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) as one`.execute(tx)
}

/** The tables that hold rows. */
export async function listFilled(reader: Reader, tables: readonly Table[]): Promise<readonly string[]> {
  const filled: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(reader)
    if (rows.length > 0) filled.push(name)
  }
  return filled
}

/**
 * Runs work while no trigger fires and no foreign key is looked at, then puts both back; the keys are proved over
 * all rows then. Frozen records refuse to be written a second time, and rows of one table may name each other.
 */
export async function withoutGuards(
  tx: Tx,
  tables: readonly Table[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await sql<{ table: string; name: string; definition: string }>`
    select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace order by k.conname`.execute(tx)
  for (const { table, name } of keys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx)
  await work()
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx)
  for (const { table, name, definition } of keys) {
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      tx,
    )
  }
}
