import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Environment } from './actions/index.ts'
import { loadShippedArticles } from './modules/articles/index.ts'
import { loadShippedClaims } from './modules/awards/index.ts'
import { certificateJobHandlers, printJobHandlers, trustPaperKey } from './modules/certificates/index.ts'
import { lookUpJobHandlers, warningJobHandlers, warningsJob } from './modules/documents/index.ts'
import {
  bytesJobHandlers,
  fileJobHandlers,
  MAX_FILE_BYTES,
  PERSON_UPLOAD_BYTES,
  sweepBytesJob,
  sweepUploadsJob,
  uploadJobHandlers,
} from './modules/files/index.ts'
import { extensionJobHandlers, findClockOffset, seedEditions } from './modules/editions/index.ts'
import { guestPages } from './modules/contributions/index.ts'
import { importJobHandlers } from './modules/imports/index.ts'
import { createTies } from './modules/interests/index.ts'
import { noticeJobHandlers, noticesJob } from './modules/notices/index.ts'
import { plenaryJobHandlers, voidingHandlers } from './modules/plenary/index.ts'
import { accountJobHandlers, createPost, seedDemoPeople, signedInFinder } from './modules/people/index.ts'
import {
  closedCountHandlers,
  closedCountJob,
  closedSheetHandlers,
  closedSheetsJob,
  levelReminderHandlers,
  levelRemindersJob,
} from './modules/assessment/index.ts'
import { objectionJobHandlers, objectionRemindersJob } from './modules/objections/index.ts'
import {
  endingJobHandlers,
  endingsJob,
  reminderJobHandlers,
  remindersJob,
} from './modules/reevaluation/index.ts'
import { eraseJob, eraseJobHandlers, refreshJob, refreshJobHandlers } from './modules/readiness/index.ts'
import { picturesJob, verificationJobHandlers } from './modules/verification/index.ts'
import {
  importRegions,
  loadAreaNames,
  regionJobs,
  findArea,
  serveAreas,
  villageImportJob,
} from './modules/regions/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/index.ts'
import { claimedFileStore, createUploads, openFileStore, type Uploads } from './platform/files/index.ts'
import { createWorker, enqueue, type JobHandlers, type Worker } from './platform/jobs/index.ts'
import { createMedia } from './platform/media/index.ts'
import { openScanner } from './platform/scanner/index.ts'
import { openSealer } from './platform/sealer.ts'
import { bytesColumns } from './setup/backup.ts'
import { documentLookups } from './setup/document-lookups.ts'
import { navigationFor } from './setup/navigation.ts'
import { openDatabase } from './setup/open-database.ts'
import { readProgramme, refuseUnknownAreas, type Programme } from './setup/programme.ts'
import { createReadiness } from './setup/readiness.ts'
import { allRoutes, annexSettings, importSettings, releaseSteps } from './setup/routes.ts'
import {
  confirmedReleasesJob,
  releaseJobHandlers,
  type AnnexSettings,
  type ReleaseStep,
} from './modules/decisions/index.ts'
import { openSigning } from './setup/signing.ts'
import { buildAssets, type Assets } from './ui/index.ts'
import { createServer, openKeptForms } from './web/index.ts'

/** The whole product in one process: what the server, the commands and the tests work with. */
export type Application = Readonly<{
  config: Config
  environment: Environment
  programme: Programme
  assets: Assets
  server: Hono
  worker: Worker
  releaseSteps: readonly ReleaseStep[]
  annex: AnnexSettings
  close: () => Promise<void>
}>

/** How far ahead of the real time the clock is: only the demo's clock was ever moved. */
async function clockOffset(database: Database, { demo, demoNow }: Config): Promise<number> {
  if (!demo) return 0
  const kept = await database.read(findClockOffset)
  if (kept !== null) return kept
  return demoNow ? demoNow.getTime() - Date.now() : 0
}

/** Provinces and regencies at once, since names and areas need them; the rest, and what comes again, in the background. */
async function bringRegions({ database }: Environment): Promise<void> {
  await importRegions(database, { levels: [1, 2] })
  await database.read(loadAreaNames)
  await database.write(tx =>
    enqueue(
      tx,
      [
        villageImportJob,
        remindersJob,
        endingsJob,
        objectionRemindersJob,
        levelRemindersJob,
        closedSheetsJob,
        closedCountJob,
        noticesJob,
        confirmedReleasesJob,
        warningsJob,
        sweepUploadsJob,
        sweepBytesJob,
        refreshJob,
        eraseJob,
        picturesJob,
      ],
      new Date(),
    ),
  )
}

const logError = (reference: string, error: unknown): void => {
  process.stderr.write(`${reference} ${error instanceof Error ? error.stack : 'unknown error'}\n`)
}

const openUploads = ({ dataDir }: Config): Uploads =>
  createUploads({
    folder: join(dataDir, 'uploads'),
    incomingFolder: join(dataDir, 'incoming'),
    maxBytes: MAX_FILE_BYTES,
    personBytes: PERSON_UPLOAD_BYTES,
  })

/** What each kind of background work is done by in moments: people wait for most of it. */
function shortJobs(environment: Environment, config: Config, programme: Programme): JobHandlers {
  const { settings, documentTypes } = programme
  const sealer = openSealer(config)
  const post = createPost(environment, sealer, config)
  return {
    ...accountJobHandlers(environment, sealer, config),
    ...reminderJobHandlers(environment, settings.reevaluation.remindDays, post),
    ...endingJobHandlers(environment, settings.reevaluation.endingDays, post),
    ...warningJobHandlers(environment, {
      types: documentTypes,
      remindDays: settings.documents.remindDays,
      post,
    }),
    ...lookUpJobHandlers(environment, documentLookups(programme, config)),
    ...objectionJobHandlers(environment, settings.objections),
    ...levelReminderHandlers(environment, settings.levelAnswers.remindDays),
    ...closedSheetHandlers(environment),
    ...closedCountHandlers(environment),
    ...extensionJobHandlers(environment, post),
    ...noticeJobHandlers(environment, post),
    ...voidingHandlers(environment),
    ...releaseJobHandlers(environment, {
      steps: releaseSteps(config),
      settings: settings.releases,
      post,
      logError,
    }),
    ...refreshJobHandlers(environment, settings.documents.warnDays),
    ...eraseJobHandlers(environment),
  }
}

/** Work that may take minutes when there is much of it: pictures, files of every kind, whole lists. */
const longJobs = (
  environment: Environment,
  config: Config,
  uploads: Uploads,
  programme: Programme,
): JobHandlers => ({
  ...regionJobs(environment.database),
  ...fileJobHandlers(environment, openScanner(config)),
  ...uploadJobHandlers(uploads),
  ...bytesJobHandlers({ ...environment, files: environment.services.files, columns: bytesColumns }),
  ...certificateJobHandlers({ ...environment, signing: openSigning(config, environment.clock) }),
  ...printJobHandlers(
    { ...environment, signing: openSigning(config, environment.clock) },
    programme.settings.prints,
  ),
  ...plenaryJobHandlers(environment),
  ...importJobHandlers(environment, importSettings(environment, programme, config)),
  ...verificationJobHandlers(environment),
})

const openWorker = (
  environment: Environment,
  config: Config,
  uploads: Uploads,
  programme: Programme,
): Worker =>
  createWorker(
    environment.database,
    shortJobs(environment, config, programme),
    longJobs(environment, config, uploads, programme),
  )

/** What a database holds before anybody acts: regions, and what the programme ships. */
async function bringReferences(
  config: Config,
  environment: Environment,
  programme: Programme,
): Promise<void> {
  serveAreas(programme.settings.servedBy)
  await bringRegions(environment)
  refuseUnknownAreas(programme.settings, code => findArea(code) !== null)
  await loadShippedClaims(environment, programme.awards)
  await loadShippedArticles(environment, programme.articles)
  const { key } = openSigning(config, environment.clock)
  await environment.database.write(tx => trustPaperKey(tx, key, environment.clock.now()))
  // The demo mode sets up editions of its own.
  if (config.demo) await seedDemoPeople(environment)
  else await seedEditions(environment, programme.editions)
}

/** Opens the database unless one is given, brings reference data in, and puts the parts together. */
export async function createApplication(config: Config, given?: Database): Promise<Application> {
  const database = given ?? (await openDatabase(config))
  const media = createMedia()
  const clock = systemClock(await clockOffset(database, config))
  const environment: Environment = {
    database,
    clock,
    services: { files: claimedFileStore(openFileStore(config), database), media },
  }
  const programme = readProgramme()
  await bringReferences(config, environment, programme)
  const uploads = openUploads(config)
  const worker = openWorker(environment, config, uploads, programme)
  const assets = await buildAssets()
  const server = createServer({
    config,
    environment,
    routes: allRoutes({ config, environment, programme, assets }),
    assets,
    uploads,
    keptForms: openKeptForms(openSealer(config), config.dataDir),
    navigation: navigationFor,
    findSignedIn: signedInFinder(
      environment,
      config.demo ? [] : programme.settings.secondFactor.roles,
      guestPages,
    ),
    tiesOf: createTies(),
    readiness: createReadiness(database, config),
    logError,
  })
  const close = async (): Promise<void> => {
    await worker.stop()
    await media.close()
    await database.close()
  }
  const made = { config, environment, programme, assets, server, worker, close }
  return { ...made, releaseSteps: releaseSteps(config), annex: annexSettings(made) }
}
