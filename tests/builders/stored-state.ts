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

/** The same as long as no transaction has written: two looks with one snapshot see the same rows. */
async function snapshotOf(reader: Reader): Promise<string> {
  const { rows } = await sql<{ now: string }>`select pg_current_snapshot()::text as now`.execute(reader)
  return rows[0]?.now ?? ''
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
  let snapshot = ''
  let tables: readonly Table[] | null = null
  return () =>
    environment.database.read(async reader => {
      tables ??= (await namesOf(reader, leftOut)).map(name => ({ name, mark: '', digest: '' }))
      const now = await snapshotOf(reader)
      if (now !== snapshot) tables = await lookAgain(reader, tables)
      snapshot = now
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
