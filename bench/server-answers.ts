import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { createApplication, type Application } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate, openEmbedded, openPostgres, type Database } from '../src/platform/database/index.ts'
import type { Place } from './server-process.ts'

/** Milliseconds of the processor that this process has used so far, and its memory in megabytes. */
export type Cpu = Readonly<{ ms: number; rssMb: number }>

export function cpu(): Cpu {
  const { user, system } = process.cpuUsage()
  return { ms: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1_000_000 }
}

export const openIn = ({ databaseUrl, dataDir }: Place): Promise<Database> | Database =>
  databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl)

/** Fills a new database and leaves it: what is measured is another process, to which the filling left nothing in memory. */
export async function fillIn<Filled>(
  place: Place,
  fill: (empty: Database) => Promise<Filled>,
): Promise<Filled> {
  const empty = await openIn(place)
  await migrate(empty)
  const filled = await fill(empty)
  await empty.close()
  return filled
}

/** The product as it is, over these records. */
export const applicationOn = ({ dataDir }: Place, database: Database): Promise<Application> =>
  createApplication(readConfig({ DATA_DIR: dataDir, DEMO: '0', SECRET_KEY: 'bench '.repeat(8) }), database)

/** The port, once somebody listens there. */
export async function listen({ fetch }: Pick<Hono, 'fetch'>): Promise<number> {
  const started = await new Promise<ServerType>(resolve => {
    const listening = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening))
  })
  return ((started as Server).address() as AddressInfo).port
}

/** Answers the bench for as long as it is there. */
export function answerEach<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      answered => process.send?.({ answered }),
      (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}
