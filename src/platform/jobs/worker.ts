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

export type Worker = Readonly<{
  runUntilIdle: () => Promise<void>
  start: () => void
  stop: () => Promise<void>
}>

/** Runs jobs one after the other. Jobs keep real time: the demo's clock moves stages, not machinery. */
export function createWorker(database: Database, handlers: Readonly<Record<string, JobHandler>>): Worker {
  let running: Promise<void> | null = null
  let stopped = false

  const runOne = async (): Promise<boolean> => {
    const job = await database.write(tx => leaseNext(tx, new Date(), LEASE_SECONDS))
    if (!job) return false
    await perform(database, handlers, job)
    return true
  }
  const runUntilIdle = async (): Promise<void> => {
    while (!stopped && (await runOne()));
  }
  const loop = async (): Promise<void> => {
    while (!stopped) {
      try {
        await runUntilIdle()
      } catch {
        // The database may be away for a moment; the next round tries again.
      }
      await new Promise(resolve => setTimeout(resolve, IDLE_MILLISECONDS))
    }
  }
  return {
    runUntilIdle,
    start: () => {
      running ??= loop()
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}

async function perform(
  database: Database,
  handlers: Readonly<Record<string, JobHandler>>,
  job: LeasedJob,
): Promise<void> {
  try {
    const handler = handlers[job.kind]
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`)
    const again = await handler(job.payload)
    await database.write(tx =>
      again ? putBack(tx, job.id, new Date(Date.now() + again)) : markDone(tx, job.id),
    )
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown error'
    const retryAt = job.attempts < MAX_ATTEMPTS ? new Date(Date.now() + 2 ** job.attempts * 1000) : null
    await database.write(tx => markFailed(tx, job, message, retryAt))
  }
}
