import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import * as story from '../journeys/story.ts'
import { httpWalker } from '../journeys/walker.ts'
import { loadRegions } from './offices.ts'
import { testApplication } from './test-application.ts'

export type PublishedNomination = Readonly<{ application: Application; edition: string; nomination: string }>

/** One nomination taken by its people through the pages, from a draft to its star; every picture and paper is made. */
export async function publishedNomination(): Promise<PublishedNomination> {
  const application = await testApplication()
  const { database } = application.environment
  await loadRegions(database)
  // The villages are reference data that no step of the way looks at, and many.
  await database.write(tx => sql`update job set state = 'done'`.execute(tx))
  const walker = httpWalker(application.server)
  const { edition, nomination } = await story.nominate(walker)
  await story.returnAndCorrect(walker, nomination, 'bahan')
  await story.verifyAndAdmit(walker, nomination)
  await story.sendSample(walker, nomination)
  await story.assign(walker, edition)
  await story.score(walker, (criterion, assessor) => (criterion % 6 === assessor ? 'second' : 'best'))
  await story.decide(walker, edition, nomination)
  await story.publish(walker)
  await application.worker.runUntilIdle()
  return { application, edition, nomination }
}
