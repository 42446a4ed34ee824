import { z } from 'zod'
import type { Database } from '../../platform/database/index.ts'
import { findSetting, setSetting } from '../../platform/settings.ts'

/** What a seed that was killed needs in order to go on: when it began, how far it came and to which day, what it made. */
export type Memory = Readonly<{ base: Date; done: number; latest: Date; ids: Map<string, string> }>

/** Read by `GET /readyz`: `complete` when everything is there. */
export const DATA_SETTING = 'demo-data'
/** `{ done, total }`, for those who watch. */
export const PROGRESS_SETTING = 'demo-progress'
const MEMORY_SETTING = 'demo-memory'
const COMPLETE = 'complete'

const stored = z.object({
  base: z.iso.datetime(),
  done: z.int(),
  latest: z.iso.datetime(),
  ids: z.record(z.string(), z.string()),
})

export const isComplete = (database: Database): Promise<boolean> =>
  database.read(async reader => (await findSetting(reader, DATA_SETTING)) === COMPLETE)

export async function findMemory(database: Database): Promise<Memory | null> {
  const value = await database.read(reader => findSetting(reader, MEMORY_SETTING))
  const read = stored.safeParse(value)
  if (!read.success) return null
  const { base, done, latest, ids } = read.data
  return { base: new Date(base), done, latest: new Date(latest), ids: new Map(Object.entries(ids)) }
}

export const keepMemory = (
  database: Database,
  { base, done, latest, ids }: Memory,
  total: number,
): Promise<void> =>
  database.write(async tx => {
    await setSetting(tx, MEMORY_SETTING, {
      base: base.toISOString(),
      done,
      latest: latest.toISOString(),
      ids: Object.fromEntries(ids),
    })
    await setSetting(tx, PROGRESS_SETTING, { done, total })
  })

export const markComplete = (database: Database, total: number): Promise<void> =>
  database.write(async tx => {
    await setSetting(tx, PROGRESS_SETTING, { done: total, total })
    await setSetting(tx, DATA_SETTING, COMPLETE)
  })
