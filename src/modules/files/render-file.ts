import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import { enqueueNow, type JobHandler } from '../../platform/jobs/index.ts'
import { Unreadable } from '../../platform/media/media.ts'
import { noScanner, type Scanner } from '../../platform/scanner/index.ts'
import { RENDER_JOB, type Rendition, type StoredFile } from './file.ts'
import { findFile, listTwinRenditions, renditionOf, saveRenditions, setFileState } from './file-store.ts'
import { mayPass, scanFile, scanJob, scanJobHandlers, type ScanParts } from './scan-file.ts'

/** As many pages as the inspection lets through. */
const MAX_PAGES = 100

const payloadSchema = z.object({ fileId: z.string() })
type New = Omit<Rendition, 'fileId'>
type Parts = Pick<Environment, 'database' | 'services'>
type JobParts = Pick<Environment, 'database' | 'services' | 'clock'>

async function make(parts: Parts, file: StoredFile): Promise<readonly New[]> {
  const { files, media } = parts.services
  const pictures = await files.withLocalPath(file.sha256, path =>
    file.mediaType === 'application/pdf' ? media.renderPages(path, MAX_PAGES) : media.renderPicture(path),
  )
  const made: New[] = []
  for (const picture of pictures) made.push(renditionOf(picture, await files.put(picture.content)))
  return made
}

/** Makes a file's pictures. */
async function renderFile(parts: Parts, file: StoredFile): Promise<void> {
  const twins = await parts.database.read(reader => listTwinRenditions(reader, file))
  try {
    const made = twins.length > 0 ? twins : await make(parts, file)
    await parts.database.write(tx => saveRenditions(tx, file.id, made))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    await parts.database.write(tx => setFileState(tx, file.id, 'refused'))
  }
}

/**
 * A file is scanned before anything is made of it. Where the scanner is away its pictures are made all the same,
 * since they are painted anew, and the scan is tried again; a file that has its pictures is left as it is.
 */
async function takeIn(parts: ScanParts, fileId: string): Promise<void> {
  const file = await parts.database.read(reader => findFile(reader, fileId))
  if (file?.state !== 'received') return
  const outcome = file.scan === 'clean' ? 'clean' : await scanFile(parts, file)
  if (outcome === 'infected') return
  if (mayPass(outcome)) await parts.database.write(tx => enqueueNow(tx, [scanJob(file.id)]))
  await renderFile(parts, file)
}

/** The module's jobs, for the worker. */
export const fileJobHandlers = (
  environment: JobParts,
  scanner: Scanner = noScanner,
): Readonly<Record<string, JobHandler>> => {
  const parts = { ...environment, scanner }
  return {
    [RENDER_JOB]: payload => takeIn(parts, payloadSchema.parse(payload).fileId),
    ...scanJobHandlers(parts),
  }
}
