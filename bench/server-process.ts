import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import serverFlags from '../scripts/server-flags.json' with { type: 'json' }
import { startPostgres } from '../scripts/test/postgres.ts'
import type { Options, Result } from './bench.ts'

/** Asks the server's process one thing at a time; the bench knows which answer belongs to which question. */
export type Ask = (question: Readonly<{ ask: string }>) => Promise<unknown>

function asking(child: ChildProcess): Ask {
  let last: Promise<unknown> = Promise.resolve()
  const askNow: Ask = question => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const ended = (): void => reject(new Error('The server of the bench ended.'))
    child.once('exit', ended)
    child.once('message', (said: { answered?: unknown; failed?: string }) => {
      child.off('exit', ended)
      if (said.answered === undefined) reject(new Error(said.failed))
      else resolve(said.answered)
    })
    child.send(question)
    return promise
  }
  return question => {
    const answered = last.catch(() => {}).then(() => askNow(question))
    last = answered
    return answered
  }
}

/** Where the records of a measured server stand; the address is null for the embedded database. */
export type Place = Readonly<{ databaseUrl: string | null; dataDir: string }>

/** Asks a server in a process of its own, from this file of the folder, which ends when the work with it has ended. */
export async function withServer<Found>(file: string, work: (ask: Ask) => Promise<Found>): Promise<Found> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: serverFlags,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    return await work(asking(child))
  } finally {
    const ended = new Promise(resolve => child.once('exit', resolve))
    if (child.connected) child.disconnect()
    if (child.exitCode === null) await ended
  }
}

/** Measures on the database that is asked for, in a data folder that goes with it. */
export async function onDatabase(
  { db }: Options,
  measure: (place: Place) => Promise<Result>,
): Promise<Result> {
  const server = db === 'embedded' ? null : await startPostgres()
  if (db === 'postgres' && !server)
    throw new Error('No PostgreSQL could be started here. Name a server in TEST_DATABASE_URL.')
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-bench-'))
  try {
    return await measure({ databaseUrl: server?.url ?? null, dataDir })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
    server?.stop()
  }
}
