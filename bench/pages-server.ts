// The server of `bench pages`, in a process of its own: the product as it is, and beside it the floor, a route that
// answers the recorded bytes of a page after the recorded queries of it. The product has no such route.
import { gzipSync } from 'node:zlib'
import { recordingDatabase, type Recorded } from '../tests/builders/recorded-queries.ts'
import { fillCatalogue, fillCertificates } from './fill-catalogue.ts'
import { answerEach, applicationOn, cpu, fillIn, listen, openIn, type Cpu } from './server-answers.ts'
import type { Place } from './server-process.ts'

/** What the bench asks this process, and what it answers. */
export type Question =
  | (Readonly<{ ask: 'fill'; size: number }> & Place)
  | (Readonly<{ ask: 'start' }> & Place)
  | Readonly<{ ask: 'record'; path: string }>
  | Readonly<{ ask: 'cpu' }>
export type Answers = Readonly<{
  fill: null
  start: Readonly<{ port: number }>
  /** Bytes of the page as it is and packed, and the number of its queries. */
  record: Readonly<{ bytes: number; gzip: number; queries: number }>
  cpu: Cpu
}>

export const floorPath = '/lantai-ukuran'

const fill = ({ size, ...place }: Extract<Question, { ask: 'fill' }>): Promise<null> =>
  fillIn(place, async empty => {
    await fillCatalogue(empty, 1, size)
    await fillCertificates(empty)
    return null
  })

async function open(place: Place) {
  const inner = await openIn(place)
  const { database, record } = recordingDatabase(inner)
  const { server } = await applicationOn(place, database)
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
    case 'fill':
      return fill(question)
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
