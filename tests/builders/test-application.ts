import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApplication, type Application } from '../../src/app.ts'
import { seedEditions } from '../../src/modules/editions/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { setSetting } from '../../src/platform/settings.ts'
import { testDatabase } from './test-database.ts'
import type { Database } from '../../src/platform/database/index.ts'

/**
 * The whole product on a fresh database in demo mode: its people and empty editions, no nominations. Close it in
 * `after`. `watched` is put around the database before anything uses it.
 */
export async function testApplication(
  watched: (database: Database) => Database = database => database,
  settings: Readonly<Record<string, string>> = {},
): Promise<Application> {
  return applicationOver(watched(await testDatabase()), settings)
}

/** The same some minutes after its first start: the villages are there, and no background work is left. */
export async function settledApplication(): Promise<Application> {
  const application = await applicationOver(await testDatabase('villages'), {})
  await application.worker.runUntilIdle()
  return application
}

async function applicationOver(
  database: Database,
  settings: Readonly<Record<string, string>>,
): Promise<Application> {
  await database.write(tx => setSetting(tx, 'mode', 'demo'))
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-app-')), DEMO: '1', ...settings })
  const application = await createApplication(config, database)
  await seedEditions(application.environment, application.programme.editions)
  return application
}
