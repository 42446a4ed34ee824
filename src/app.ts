import type { Hono } from 'hono'
import type { Environment } from './actions/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/index.ts'
import { localFileStore } from './platform/files/index.ts'
import { createWorker, enqueue, type JobHandler, type Worker } from './platform/jobs/index.ts'
import { createMedia } from './platform/media/index.ts'
import { assessmentRoutes } from './modules/assessment/index.ts'
import { editionsRoutes, findClockOffset, seedEditions } from './modules/editions/index.ts'
import { fileJobHandlers } from './modules/files/index.ts'
import { nominationsRoutes } from './modules/nominations/index.ts'
import { findSignedIn, peopleRoutes } from './modules/people/index.ts'
import { producersRoutes } from './modules/producers/index.ts'
import { importRegions, loadAreaNames, regionJobs, villageImportJob } from './modules/regions/index.ts'
import { samplesRoutes } from './modules/samples/index.ts'
import { verificationRoutes } from './modules/verification/index.ts'
import { navigationFor } from './setup/navigation.ts'
import { openDatabase } from './setup/open-database.ts'
import { readProgramme, type Programme } from './setup/programme.ts'
import { createReadiness } from './setup/readiness.ts'
import { tasksFor } from './setup/tasks.ts'
import { buildAssets, gayaRoute } from './ui/index.ts'
import { createServer, type Route } from './web/index.ts'

/** The whole product in one process: what the server, the commands and the tests work with. */
export type Application = Readonly<{
  config: Config
  environment: Environment
  programme: Programme
  server: Hono
  worker: Worker
  close: () => Promise<void>
}>

/** Opens the database, brings reference data and the shipped rules in, and puts the parts together. */
export async function createApplication(config: Config): Promise<Application> {
  const database = await openDatabase(config)
  const media = createMedia()
  const clock = systemClock(await offsetOf(database, config))
  const environment: Environment = {
    database,
    clock,
    services: { files: localFileStore(config.filesDir), media },
  }
  const programme = readProgramme()
  await bringReferenceData(environment)
  await seedEditions(environment, programme.editions)
  const worker = createWorker(database, jobHandlersOf(environment))
  const server = createServer({
    config,
    environment,
    routes: routesOf(config, environment, programme),
    assets: await buildAssets(),
    navigation: navigationFor,
    findSignedIn,
    readiness: createReadiness(database, config),
    logError: (reference, error) =>
      process.stderr.write(`${reference} ${error instanceof Error ? error.stack : 'unknown error'}\n`),
  })
  const close = async (): Promise<void> => {
    await worker.stop()
    await media.close()
    await database.close()
  }
  return { config, environment, programme, server, worker, close }
}
