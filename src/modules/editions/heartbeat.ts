import type { Environment } from '../../actions/index.ts'
import { findSetting, setSetting } from '../../platform/settings.ts'
import { newId } from '../../platform/random.ts'
import { insertOutage } from './outage-store.ts'

const SETTING = 'service.beat'
const BEAT_MILLISECONDS = 30_000
/** A gap this long between two beats is an outage: shorter ones come from a restart or a busy moment. */
const GAP_MILLISECONDS = 3 * 60_000

type Beat = Readonly<{ at: string; offset: number }>

const isBeat = (value: unknown): value is Beat =>
  typeof value === 'object' && value !== null && 'at' in value && 'offset' in value

/**
 * Notes that the service can read and write now, and how long it could not, if it could not for minutes. The
 * programme's clock was moved when its offset changed: then the gap is nobody's outage.
 */
export async function beat({ database, clock }: Pick<Environment, 'database' | 'clock'>): Promise<void> {
  await database.write(async tx => {
    const now = clock.now()
    const offset = clock.offset()
    const last = await findSetting(tx, SETTING)
    if (isBeat(last) && Math.abs(last.offset - offset) < 1000) {
      const beganAt = new Date(last.at)
      if (now.getTime() - beganAt.getTime() >= GAP_MILLISECONDS)
        await insertOutage(tx, { id: newId(), beganAt, endedAt: now })
    }
    await setSetting(tx, SETTING, { at: now.toISOString(), offset })
  })
}

/** Beats until it is stopped. A beat that fails, since the database is away, is what the next one measures. */
export function startHeartbeat(environment: Pick<Environment, 'database' | 'clock'>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const once = (): void => {
    running = running.then(() => beat(environment)).catch(() => {})
  }
  once()
  const timer = setInterval(once, BEAT_MILLISECONDS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
