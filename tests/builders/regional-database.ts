import { importRegions, loadAreaNames } from '../../src/modules/regions/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { testDatabase } from './test-database.ts'

/** A fresh database with the country's provinces and regencies, whose names are known. Close it in `after`. */
export async function regionalDatabase(): Promise<Database> {
  const database = await testDatabase()
  await importRegions(database, { levels: [1, 2] })
  await database.read(loadAreaNames)
  return database
}
