import pg from 'pg'
import { orAway } from './database-away.ts'

type Alone = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>

/** One after the other in this process: no other one can open the embedded database. */
export function queues(): Alone {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const own = (last.get(name) ?? Promise.resolve()).then(work)
    const over = own
      .catch(() => {})
      .then(() => {
        if (last.get(name) === over) last.delete(name)
      })
    last.set(name, over)
    return own
  }
}

/**
 * One after the other in all processes that use this server. Who waits does so on a connection of its own, since whoever
 * works needs those of the pool. The lock is that of a transaction, which ends with its connection, whatever happens to
 * the process.
 */
export function lockedOn(connectionString: string): Alone {
  return async (name, work) => {
    const client = new pg.Client({ connectionString })
    // Where the line breaks meanwhile, the work is not ended by it.
    client.on('error', () => {})
    try {
      await orAway(async () => {
        await client.connect()
        await client.query('begin')
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name])
      })
      return await work()
    } finally {
      await client.end().catch(() => {})
    }
  }
}
