import { setImmediate } from 'node:timers/promises'
import type { Database } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import type { AreaLevel } from './area.ts'
import { areaRow, readAreas } from './area-source.ts'
import { putAreas } from './area-store.ts'
import facts from './region-facts.json' with { type: 'json' }

const BATCH = 500

/**
 * Brings the reference data of the given levels into the database: 1 and 2 (552 areas) take a moment,
 * 3 and 4 (91,047 areas) some seconds, in short transactions between which other work gets its turn.
 * Doing it again only changes names that differ. A level needs the one above it. Returns the number of areas read.
 */
export async function importRegions(
  database: Database,
  { levels }: Readonly<{ levels: readonly AreaLevel[] }>,
): Promise<number> {
  let count = 0
  for (const level of levels.toSorted((one, other) => one - other)) {
    const areas = await readAreas(level)
    for (let start = 0; start < areas.length; start += BATCH) {
      const rows = areas.slice(start, start + BATCH).map(area => areaRow(area, level))
      await database.write(tx => putAreas(tx, rows))
      await setImmediate()
    }
    count += areas.length
  }
  return count
}

/** Asked for at every start; done once for each version of the data. */
export const villageImportJob: NewJob = {
  kind: 'regions.import-villages',
  key: facts.version,
  payload: {},
}

/** The module's background work, for the worker. */
export const regionJobs = (database: Database): Readonly<Record<string, JobHandler>> => ({
  [villageImportJob.kind]: async () => {
    await importRegions(database, { levels: [3, 4] })
  },
})
