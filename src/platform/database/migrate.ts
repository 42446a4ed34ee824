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

/** Brings the database to the newest shape. Forward only. */
export async function migrate(database: Database): Promise<void> {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .toSorted()
  const migrations = Object.fromEntries(files.map(file => [file.replace(/\.sql$/, ''), migrationFrom(file)]))
  const migrator = new Migrator({
    db: database.handle as Kysely<unknown>,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
