// The server of `bench rush`, in a process of its own: the product as it is, over records that were filled in.
import type { Database } from '../src/platform/database/index.ts'
import { fillCatalogue } from './fill-catalogue.ts'
import { fillRush, type Filled } from './fill-rush.ts'
import { answerEach, applicationOn, fillIn, listen, openIn } from './server-answers.ts'
import type { Place } from './server-process.ts'
import { findLosses, type Kept, type Losses } from './rush-losses.ts'

/** What the bench asks this process, and what it answers. */
export type Question =
  | (Readonly<{ ask: 'fill'; nominations: number; officers: number }> & Place)
  | (Readonly<{ ask: 'start' }> & Place)
  | Readonly<{ ask: 'memory' }>
  | Readonly<{ ask: 'losses'; kept: Kept }>
export type Answers = Readonly<{
  fill: Filled
  start: Readonly<{ port: number }>
  /** In megabytes: now. */
  memory: Readonly<{ rssMb: number }>
  losses: Losses
}>

/** Products that visitors look through, for each nomination: 20,000 beside the 15,000 of a whole rush. */
const CATALOGUE_SHARE = 4 / 3

let database: Database | null = null

const fill = ({ nominations, officers, ...place }: Extract<Question, { ask: 'fill' }>): Promise<Filled> =>
  fillIn(place, async empty => {
    const filled = await fillRush(empty, { nominations, officers })
    await fillCatalogue(empty, 1, Math.round(nominations * CATALOGUE_SHARE))
    return filled
  })

async function start(place: Place): Promise<Answers['start']> {
  database = await openIn(place)
  const application = await applicationOn(place, database)
  application.worker.start()
  return { port: await listen(application.server) }
}

async function answer(question: Question): Promise<Answers[keyof Answers]> {
  switch (question.ask) {
    case 'fill':
      return fill(question)
    case 'start':
      return start(question)
    case 'memory':
      return { rssMb: process.memoryUsage.rss() / 1_000_000 }
    case 'losses':
      if (!database) throw new Error('The server was not started.')
      return database.read(reader => findLosses(reader, question.kept))
  }
}

answerEach(answer)
