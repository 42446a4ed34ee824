import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../scripts/test/postgres.ts'
import { migrate, openEmbedded, openPostgres, type Database } from '../src/platform/database/index.ts'

/** A migrated database of its own, as it runs in earnest: in a folder, or on a server started for the bench. */
export async function openDatabase(kind: 'embedded' | 'postgres'): Promise<Database> {
  if (kind === 'embedded') {
    const folder = mkdtempSync(join(tmpdir(), 'bintang-bench-'))
    const database = await openEmbedded(folder)
    await migrate(database)
    return {
      ...database,
      close: async () => {
        await database.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  const server = await startPostgres()
  if (!server) throw new Error('No PostgreSQL could be started here. Name a server in TEST_DATABASE_URL.')
  const database = openPostgres(server.url, 4)
  await migrate(database)
  return {
    ...database,
    close: async () => {
      await database.close()
      server.stop()
    },
  }
}
