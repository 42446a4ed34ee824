import { sql } from 'kysely'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database/index.ts'
import { findSetting } from '../platform/settings.ts'

type Readiness = Readonly<{
  ready: boolean
  body: Readonly<{ status: string; database: string; demo: string }>
}>

/** `GET /readyz`: whether the database answers and, in demo mode, whether the demo data is complete. */
export const createReadiness = (database: Database, config: Config) => async (): Promise<Readiness> => {
  try {
    const demo = await database.read(async reader => {
      await sql`select 1`.execute(reader)
      return config.demo ? await findSetting(reader, 'demo-data') : null
    })
    const word = config.demo ? (demo === 'complete' ? 'complete' : 'preparing') : 'off'
    const ready = word !== 'preparing'
    return { ready, body: { status: ready ? 'ready' : 'preparing', database: 'ok', demo: word } }
  } catch {
    return { ready: false, body: { status: 'unavailable', database: 'unavailable', demo: 'unknown' } }
  }
}
