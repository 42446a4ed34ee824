import type { Database } from '../database/index.ts'
import { leaseNext, markDone, markFailed, putBack, type LeasedJob } from './job-store.ts'

/**
 * Does one kind of work. It may run again after a crash, so doing it twice must be harmless. Work that comes again
 * answers in how many milliseconds.
 */
export type JobHandler = (payload: unknown) => Promise<number | void>

const LEASE_SECONDS = 120
const MAX_ATTEMPTS = 5
const IDLE_MILLISECONDS = 400

/** What each kind of work is done by. */
export type JobHandlers = Readonly<Record<string, JobHandler>>

export type Worker = Readonly<{
  runUntilIdle: () => Promise<void>
  start: () => void
  stop: () => Promise<void>
}>

/**
 * Runs jobs one after the other, and the long ones beside the short ones: a mail does not wait for a thousand
 * pictures. Jobs keep real time: the demo's clock moves stages, not machinery.
 */
export function createWorker(database: Database, short: JobHandlers, long: JobHandlers = {}): Worker {
  let running: Promise<unknown> | null = null
  let stopped = false

  const runUntilIdle = async (handlers: JobHandlers): Promise<void> => {
    const kinds = Object.keys(handlers)
    while (!stopped) {
      const job = await database.write(tx => leaseNext(tx, kinds, new Date(), LEASE_SECONDS))
      if (!job) return
      await perform(database, handlers, job)
    }
  }
  const loop = async (handlers: JobHandlers): Promise<void> => {
    while (!stopped) {
      try {
        await runUntilIdle(handlers)
      } catch {
        // The database may be away for a moment; the next round tries again.
      }
      await new Promise(resolve => setTimeout(resolve, IDLE_MILLISECONDS))
    }
  }
  return {
    runUntilIdle: () => runUntilIdle({ ...short, ...long }),
    start: () => {
      running ??= Promise.all([loop(short), loop(long)])
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}

async function perform(database: Database, handlers: JobHandlers, job: LeasedJob): Promise<void> {
  try {
    const again = await handlers[job.kind]?.(job.payload)
    await database.write(tx =>
      again ? putBack(tx, job.id, new Date(Date.now() + again)) : markDone(tx, job.id),
    )
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown error'
    const retryAt = job.attempts < MAX_ATTEMPTS ? new Date(Date.now() + 2 ** job.attempts * 1000) : null
    await database.write(tx => markFailed(tx, job, message, retryAt))
  }
}
