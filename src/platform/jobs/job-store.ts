import { sql } from 'kysely'
import { json, type Tx } from '../database/index.ts'
import { newId } from '../random.ts'

type Tables = {
  job: {
    id: string
    kind: string
    key: string
    payload: unknown
    state: 'waiting' | 'running' | 'done' | 'dead'
    attempts: number
    run_at: Date
    leased_until: Date | null
    last_error: string | null
    created_at: Date
  }
}

export type NewJob = Readonly<{ kind: string; key: string; payload: unknown }>
export type LeasedJob = Readonly<{
  id: string
  kind: string
  key: string
  payload: unknown
  attempts: number
}>

/**
 * Asks for work in the transaction that makes it necessary; asking twice under one key is harmless. What failed for
 * good is tried again when it is asked for again.
 */
export async function enqueue(tx: Tx, jobs: readonly NewJob[], now: Date): Promise<void> {
  for (const job of jobs) {
    await tx
      .withTables<Tables>()
      .insertInto('job')
      .values({
        id: newId(),
        kind: job.kind,
        key: job.key,
        payload: json(job.payload),
        state: 'waiting',
        attempts: 0,
        run_at: now,
        leased_until: null,
        last_error: null,
        created_at: now,
      })
      .onConflict(conflict =>
        conflict
          .columns(['kind', 'key'])
          .doUpdateSet({ state: 'waiting', attempts: 0, run_at: now })
          .where('job.state', '=', 'dead'),
      )
      .execute()
  }
}

/** The same for work that makes other work necessary, due at once. Jobs keep real time. */
export const enqueueNow = (tx: Tx, jobs: readonly NewJob[]): Promise<void> => enqueue(tx, jobs, new Date())

/**
 * Takes the next job of these kinds that is due, for `leaseSeconds`; a job whose worker died is due again after that.
 */
export async function leaseNext(
  tx: Tx,
  kinds: readonly string[],
  now: Date,
  leaseSeconds: number,
): Promise<LeasedJob | null> {
  const until = new Date(now.getTime() + leaseSeconds * 1000)
  const { rows } = await sql<LeasedJob>`
    update job set state = 'running', attempts = attempts + 1, leased_until = ${until}
    where id = (
      select id from job
      where kind = any(${[...kinds]})
        and ((state = 'waiting' and run_at <= ${now}) or (state = 'running' and leased_until < ${now}))
      order by run_at limit 1 for update skip locked
    )
    returning id, kind, key, payload, attempts`.execute(tx)
  return rows[0] ?? null
}

export async function markDone(tx: Tx, id: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('job')
    .set({ state: 'done', leased_until: null })
    .where('id', '=', id)
    .execute()
}

/** Work that comes again: it waits until then. */
export async function putBack(tx: Tx, id: string, runAt: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('job')
    .set({ state: 'waiting', run_at: runAt, leased_until: null, attempts: 0 })
    .where('id', '=', id)
    .execute()
}

/** Puts a failed job back for later, or to the dead when it failed too often. */
export async function markFailed(tx: Tx, job: LeasedJob, error: string, retryAt: Date | null): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('job')
    .set(
      retryAt
        ? { state: 'waiting', run_at: retryAt, last_error: error }
        : { state: 'dead', last_error: error },
    )
    .where('id', '=', job.id)
    .execute()
}
