import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import type { Application } from '../../src/app.ts'
import { getHead } from '../../src/audit/index.ts'
import type { Reader } from '../../src/platform/database/index.ts'
import { sha256 } from '../../src/platform/digest.ts'

/** Reference data, the marks of visits and of used keys, and the queue: not what an act leaves behind. */
const aside = new Set([
  'area',
  'session',
  'sign_in_failure',
  'job',
  'byte_claim',
  'migration',
  'schema_migration',
])

type Table = Readonly<{ name: string; mark: string; digest: string }>

async function namesOf(reader: Reader, leftOut: ReadonlySet<string>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(reader)
  return rows.map(row => row.name).filter(name => !leftOut.has(name))
}

/** Lets every statement that writes to one of the tables raise a number at once, even if it is taken back later. */
async function countWrites(reader: Reader, names: readonly string[]): Promise<void> {
  const raise = `create or replace function watching.raise() returns trigger language plpgsql as
    $$ begin perform nextval('watching.writes'); return null; end $$`
  const each = names.map(
    name => `create or replace trigger watching after insert or update or delete or truncate on "${name}"
      for each statement execute function watching.raise()`,
  )
  await sql`create schema if not exists watching`.execute(reader)
  await sql`create sequence if not exists watching.writes`.execute(reader)
  for (const step of [raise, ...each]) await sql.raw(step).execute(reader)
}

/** The number of the writes, and afterwards whether a transaction that may have raised it is still under way. */
async function writesOf(reader: Reader): Promise<Readonly<{ writes: string; underWay: boolean }>> {
  const counted = await sql<{ writes: string }>`select last_value || ' ' || is_called as writes
    from watching.writes`.execute(reader)
  const others = await sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()`.execute(
    reader,
  )
  return { writes: counted.rows[0]?.writes ?? '', underWay: others.rows.length > 0 }
}

const together = <Row>(parts: readonly RawBuilder<unknown>[]): RawBuilder<Row> =>
  sql<Row>`${sql.join([...parts], sql` union all `)}`

/** Every row's place and the transaction that wrote it: no row comes, goes or changes without one of them. */
const marks = (names: readonly string[]) =>
  together<{ name: string; mark: string }>(
    names.map(
      name =>
        sql`select ${sql.lit(name)} as name, count(*) || ' ' ||
          coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0) as mark from ${sql.table(name)}`,
    ),
  )

const digests = (names: readonly string[]) =>
  together<{ name: string; digest: string }>(
    names.map(
      name =>
        sql`select ${sql.lit(name)} as name, count(*) || ' ' ||
          coalesce(md5(string_agg(one::text, '|' order by one::text)), '') as digest from ${sql.table(name)} as one`,
    ),
  )

/** Looks again at the content of those tables only whose rows were written anew. */
async function lookAgain(reader: Reader, known: readonly Table[]): Promise<readonly Table[]> {
  const marked = new Map(
    (await marks(known.map(one => one.name)).execute(reader)).rows.map(row => [row.name, row.mark]),
  )
  const written = known.filter(one => one.mark !== marked.get(one.name)).map(one => one.name)
  const read = written.length === 0 ? [] : (await digests(written).execute(reader)).rows
  const contents = new Map(read.map(row => [row.name, row.digest]))
  return known.map(({ name, mark, digest }) => ({
    name,
    mark: marked.get(name) ?? mark,
    digest: contents.get(name) ?? digest,
  }))
}

/** Watches every row of every table but those left out: a digest by table, which changes with their content. */
export function watchTables(
  { environment }: Pick<Application, 'environment'>,
  leftOut: ReadonlySet<string>,
): () => Promise<Readonly<Record<string, string>>> {
  let known = ''
  let tables: readonly Table[] | null = null
  return () =>
    environment.database.read(async reader => {
      if (tables === null) {
        tables = (await namesOf(reader, leftOut)).map(name => ({ name, mark: '', digest: '' }))
        await countWrites(
          reader,
          tables.map(one => one.name),
        )
      }
      const { writes, underWay } = await writesOf(reader)
      if (writes !== known) tables = await lookAgain(reader, tables)
      // What is not there yet when the rows are read was counted already: then the next look reads them again.
      known = underWay ? '' : writes
      return Object.fromEntries(tables.map(({ name, digest }) => [name, digest]))
    })
}

/** Watches what is stored: one text that changes whenever a row of any act's table does. */
export function watchState(application: Application): Promise<() => Promise<string>> {
  const look = watchTables(application, aside)
  return Promise.resolve(async () => sha256(JSON.stringify(await look())))
}

/** How many acts the ledger holds. */
export const countActs = ({ environment }: Application): Promise<number> =>
  environment.database.read(async reader => (await getHead(reader)).seq)

/** Every file under a folder, with its size. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => [name, statSync(join(folder, name))] as const)
    .filter(([, stat]) => stat.isFile())
    .map(([name, stat]) => `${name} ${stat.size}`)
    .toSorted()
}
