// The server of `bench lists`, in a process of its own: the product as it is, over records that were filled in.
import { createApplication } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate, openEmbedded, openPostgres } from '../src/platform/database/index.ts'
import { fillLists, type FilledLists } from './fill-lists.ts'
import { answerEach, cpu, listen, type Cpu } from './server-answers.ts'
import type { Place } from './server-process.ts'

/** What the bench asks this process, and what it answers. */
export type Question = (Readonly<{ ask: 'start'; size: number }> & Place) | Readonly<{ ask: 'cpu' }>
export type Answers = Readonly<{
  start: FilledLists & Readonly<{ port: number }>
  cpu: Cpu
}>

async function start({
  databaseUrl,
  dataDir,
  size,
}: Extract<Question, { ask: 'start' }>): Promise<Answers['start']> {
  const database = databaseUrl === null ? await openEmbedded(dataDir) : openPostgres(databaseUrl)
  await migrate(database)
  const filled = await fillLists(database, size)
  const config = readConfig({ DATA_DIR: dataDir, DEMO: '0', SECRET_KEY: 'bench '.repeat(8) })
  const { server } = await createApplication(config, database)
  return { ...filled, port: await listen(server) }
}

answerEach<Question>(question => (question.ask === 'start' ? start(question) : Promise.resolve(cpu())))
