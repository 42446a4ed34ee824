import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from './database.ts'

const folder = join(import.meta.dirname, '../../../migrations')

/** Statements of a migration file, parted at semicolons that end a line outside of a `$$` body. */
function statementsOf(content: string): string[] {
  const statements: string[] = []
  let current = ''
  let inBody = false
  for (const line of content.split('\n')) {
    if (line.startsWith('--')) continue
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody
    current += `${line}\n`
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(current)
      current = ''
    }
  }
  return current.trim() === '' ? statements : [...statements, current]
}

function migrationFrom(file: string): Migration {
  const statements = statementsOf(readFileSync(join(folder, file), 'utf8'))
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

const names = (): readonly string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .toSorted()
    .map(file => file.replace(/\.sql$/, ''))

/** Every migration that this program knows, in their order. */
export const knownMigrations: readonly string[] = names()

/** The migrations that made this database's tables, in their order; none when it has no tables yet. */
export async function appliedMigrations(reader: Kysely<unknown>): Promise<readonly string[]> {
  const found = await sql<{
    name: string | null
  }>`select to_regclass('kysely_migration')::text as name`.execute(reader)
  if (found.rows[0]?.name === null) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    reader,
  )
  return rows.map(row => row.name)
}

/** Brings the database to the newest shape, or to the one after the migration `to`. Forward only. */
export async function migrate(database: Database, to?: string): Promise<void> {
  const migrations = Object.fromEntries(names().map(name => [name, migrationFrom(`${name}.sql`)]))
  const migrator = new Migrator({
    db: database.handle as Kysely<unknown>,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  })
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to))
  if (error) throw error
}
