import { isLoopback, type Config } from '../platform/config.ts'
import { migrate, openEmbedded, openPostgres, type Database } from '../platform/database/index.ts'
import { findSetting, setSetting } from '../platform/settings.ts'

/** Why the server does not start, in one sentence. */
export class CannotStart extends Error {}

/**
 * Opens the database that the settings name and brings it to the newest shape. Demo sign-in gives every role to
 * whoever reaches the server, so it works only on this machine, with a database that was made for it.
 */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.demo && !isLoopback(config.host)) {
    throw new CannotStart(
      `Demo mode works only on this machine: HOST is ${config.host}. Set DEMO=0, or HOST=127.0.0.1.`,
    )
  }
  const database = config.databaseUrl ? openPostgres(config.databaseUrl) : await openEmbedded(config.dataDir)
  try {
    await migrate(database)
    await agreeOnMode(database, config.demo)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function agreeOnMode(database: Database, demo: boolean): Promise<void> {
  const made = await database.read(reader => findSetting(reader, 'mode'))
  if (made === null) {
    await database.write(tx => setSetting(tx, 'mode', demo ? 'demo' : 'production'))
    return
  }
  if (made === 'demo' && !demo) {
    throw new CannotStart(
      'This database was made in demo mode and holds invented people: choose another DATA_DIR or DATABASE_URL, or leave DEMO out.',
    )
  }
  if (made !== 'demo' && demo) {
    throw new CannotStart(
      'This database was not made in demo mode: set DEMO=0, or choose another DATA_DIR or DATABASE_URL.',
    )
  }
}
