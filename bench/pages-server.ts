// The server of `bench pages`, in a process of its own: the product as it is, and beside it the floor, a route that
// answers the recorded bytes of a page after the recorded queries of it. The product has no such route.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import type { CompiledQuery, KyselyPlugin, RootOperationNode } from 'kysely'
import { createApplication } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate, openEmbedded, openPostgres, type Database } from '../src/platform/database/index.ts'
import { fillCatalogue, fillCertificates } from './fill-catalogue.ts'

/** What the bench asks this process, and what it answers. */
export type Question =
  | Readonly<{ ask: 'start'; databaseUrl: string | null; dataDir: string; size: number }>
  | Readonly<{ ask: 'record'; path: string }>
  | Readonly<{ ask: 'cpu' }>
export type Answers = Readonly<{
  start: Readonly<{ port: number }>
  /** Bytes of the page as it is and packed, and the number of its queries. */
  record: Readonly<{ bytes: number; gzip: number; queries: number }>
  /** Milliseconds of the processor that this process has used so far. */
  cpu: Readonly<{ ms: number; rssMb: number }>
}>

export const floorPath = '/lantai-ukuran'
type Recorded = Readonly<{ body: string; queries: readonly CompiledQuery[] }>

/** The database, with every query written down that the recorded request makes, and no other request's. */
function recordingDatabase(inner: Database) {
  const recording = new AsyncLocalStorage<RootOperationNode[]>()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      recording.getStore()?.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const database: Database = {
    ...inner,
    read: work => inner.read(reader => work(recording.getStore() ? reader.withPlugin(plugin) : reader)),
  }
  const record = async (work: () => Promise<string>): Promise<Recorded> => {
    const nodes: RootOperationNode[] = []
    const body = await recording.run(nodes, work)
    const executor = inner.handle.getExecutor()
    return {
      body,
      queries: nodes.map((node, index) => executor.compileQuery(node, { queryId: `floor-${index}` })),
    }
  }
  return { database, record }
}

async function open({ databaseUrl, dataDir, size }: Extract<Question, { ask: 'start' }>) {
  const inner = databaseUrl === null ? await openEmbedded(dataDir) : openPostgres(databaseUrl)
  await migrate(inner)
  await fillCatalogue(inner, 1, size)
  await fillCertificates(inner)
  const { database, record } = recordingDatabase(inner)
  const config = readConfig({ DATA_DIR: dataDir, DEMO: '0', SECRET_KEY: 'bench '.repeat(8) })
  const { server } = await createApplication(config, database)
  const recorded = new Map<string, Recorded>()
  server.get(floorPath, async context => {
    const floor = recorded.get(context.req.query('halaman') ?? '')
    if (!floor) return context.notFound()
    await inner.read(async reader => {
      for (const query of floor.queries) await reader.executeQuery(query)
    })
    return context.html(floor.body)
  })
  const started = await new Promise<Server>(resolve => {
    const listening = serve({ fetch: server.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(listening),
    ) as Server
  })
  const { port } = started.address() as AddressInfo
  const recordPage = async (path: string): Promise<Answers['record']> => {
    const one = await record(async () => {
      const answer = await server.request(`http://127.0.0.1:${port}${path}`)
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      return answer.text()
    })
    recorded.set(path, one)
    const bytes = Buffer.from(one.body)
    return { bytes: bytes.length, gzip: gzipSync(bytes).length, queries: one.queries.length }
  }
  return { port, recordPage }
}

function cpu(): Answers['cpu'] {
  const { user, system } = process.cpuUsage()
  return { ms: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1_000_000 }
}

let opened: Awaited<ReturnType<typeof open>> | null = null

async function answer(question: Question): Promise<Answers[keyof Answers]> {
  switch (question.ask) {
    case 'start':
      opened = await open(question)
      return { port: opened.port }
    case 'record':
      if (!opened) throw new Error('The server was not started.')
      return opened.recordPage(question.path)
    case 'cpu':
      return cpu()
  }
}

process.on('message', (question: Question) => {
  answer(question).then(
    answered => process.send?.({ answered }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
