import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { orAway } from './database-away.ts'
import { lockedOn, queues } from './alone.ts'
import { refuseWithoutRoom } from './disk-reserve.ts'
import { takeFolderLock } from './folder-lock.ts'

/**
 * What a store reads through. A store names its own tables with `reader.withTables<Tables>()`;
 * it never reaches the database in any other way, since the embedded database has one connection
 * and a second handle used inside a transaction would wait for ever.
 */
export type Reader = Kysely<unknown>

/** What a store writes through: the transaction of the action that is running. */
export type Tx = Transaction<unknown>

export type Database = Readonly<{
  kind: 'embedded' | 'postgres'
  /** Runs reads on one connection. */
  read: <Value>(work: (reader: Reader) => Promise<Value>) => Promise<Value>
  /** Runs writes in one transaction: all or nothing. */
  write: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>
  /**
   * Does work that nobody in the installation, in whichever process, does at the same time under the same name: whoever
   * comes later waits. For work with something outside of the database, which no transaction can hold off.
   */
  alone: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>
  /** For the migrations only. */
  handle: Kysely<unknown>
  close: () => Promise<void>
}>

const INT8 = 20
const DATE = 1082

type Wrapped = Pick<Database, 'kind' | 'alone'>

function wrap({ kind, alone }: Wrapped, handle: Kysely<unknown>, after: () => void): Database {
  return {
    kind,
    handle,
    alone,
    read: work => handle.connection().execute(work),
    write: work => handle.transaction().execute(work),
    close: async () => {
      await handle.destroy()
      after()
    },
  }
}

/** Wraps an open PGlite instance. Counts come as numbers and dates as `YYYY-MM-DD`, as from a server. */
export const fromPglite = (pglite: PGlite, after: () => void = () => {}): Database =>
  wrap(
    { kind: 'embedded', alone: queues() },
    new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) }),
    after,
  )

export const pgliteParsers = {
  [pgliteTypes.INT8]: Number,
  [pgliteTypes.DATE]: (value: string) => value,
}

/** Opens the embedded database in a folder; refuses a folder that another process has open, and writes without room. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true })
  const release = takeFolderLock(dataDir)
  const pglite = await PGlite.create(join(dataDir, 'database'), { parsers: pgliteParsers })
  const database = fromPglite(pglite, release)
  return {
    ...database,
    write: async work => {
      refuseWithoutRoom(dataDir)
      return database.write(work)
    },
  }
}

/** Opens a PostgreSQL server. */
export function openPostgres(connectionString: string, maxConnections = 10): Database {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => {
      if (oid === INT8) return Number
      if (oid === DATE) return (value: string) => value
      return pg.types.getTypeParser(oid, format)
    },
  }
  const pool = new pg.Pool({ connectionString, max: maxConnections, types: types as pg.CustomTypesConfig })
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on('error', () => {})
  // Nor may one that is in use and waits between two queries; its next query fails.
  pool.on('connect', client => client.on('error', () => {}))
  const handle = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const database = wrap({ kind: 'postgres', alone: lockedOn(connectionString) }, handle, () => {})
  return {
    ...database,
    read: work => orAway(() => database.read(work)),
    write: work => orAway(() => database.write(work)),
  }
}

/** A value for a `jsonb` column; arrays need this too, since pg would make them PostgreSQL arrays. */
export const json = (value: unknown): string => JSON.stringify(value)
