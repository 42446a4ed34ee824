import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { getHead } from '../../src/audit/index.ts'
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

async function tablesOf({ environment }: Application): Promise<readonly string[]> {
  const { rows } = await environment.database.read(reader =>
    sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(reader),
  )
  return rows.map(row => row.name).filter(name => !aside.has(name))
}

/** Watches what is stored: one text that changes whenever a row of any act's table does. */
export async function watchState(application: Application): Promise<() => Promise<string>> {
  const parts = (await tablesOf(application)).map(
    name =>
      sql`select ${sql.lit(name)} as name, count(*)::int as rows,
        coalesce(md5(string_agg(one::text, '|' order by one::text)), '') as digest from ${sql.table(name)} as one`,
  )
  const whole = sql<{ name: string; rows: number; digest: string }>`${sql.join(parts, sql` union all `)}`
  return async () => {
    const { rows } = await application.environment.database.read(reader => whole.execute(reader))
    return sha256(JSON.stringify(rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))))
  }
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
