// The server of `bench pages`, in a process of its own: the product as it is, and beside it the floor, a route that
// answers the recorded bytes of a page after the recorded queries of it. The product has no such route.
import { gzipSync } from 'node:zlib'
import { createApplication } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate, openEmbedded, openPostgres } from '../src/platform/database/index.ts'
import { recordingDatabase, type Recorded } from '../tests/builders/recorded-queries.ts'
import { fillCatalogue, fillCertificates } from './fill-catalogue.ts'
import { answerEach, cpu, listen, type Cpu } from './server-answers.ts'
import type { Place } from './server-process.ts'

/** What the bench asks this process, and what it answers. */
export type Question =
  | (Readonly<{ ask: 'start'; size: number }> & Place)
  | Readonly<{ ask: 'record'; path: string }>
  | Readonly<{ ask: 'cpu' }>
export type Answers = Readonly<{
  start: Readonly<{ port: number }>
  /** Bytes of the page as it is and packed, and the number of its queries. */
  record: Readonly<{ bytes: number; gzip: number; queries: number }>
  cpu: Cpu
}>

export const floorPath = '/lantai-ukuran'
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
  const port = await listen(server)
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

answerEach(answer)
