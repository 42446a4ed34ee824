import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { Unreadable } from '../../platform/media/media.ts'
import { RENDER_JOB, type Rendition, type StoredFile } from './file.ts'
import { findFile, listTwinRenditions, renditionOf, saveRenditions, setFileState } from './file-store.ts'

/** As many pages as the inspection lets through. */
const MAX_PAGES = 100

const payloadSchema = z.object({ fileId: z.string() })
type New = Omit<Rendition, 'fileId'>
type Parts = Pick<Environment, 'database' | 'services'>

async function make(parts: Parts, file: StoredFile): Promise<readonly New[]> {
  const { files, media } = parts.services
  const path = files.pathOf(file.sha256)
  const pictures =
    file.mediaType === 'application/pdf'
      ? await media.renderPages(path, MAX_PAGES)
      : await media.renderPicture(path)
  const made: New[] = []
  for (const picture of pictures) made.push(renditionOf(picture, await files.put(picture.content)))
  return made
}

/** Makes a file's pictures. A file that has them, or of which none can be made, is left as it is. */
async function renderFile(parts: Parts, fileId: string): Promise<void> {
  const file = await parts.database.read(reader => findFile(reader, fileId))
  if (file?.state !== 'received') return
  const twins = await parts.database.read(reader => listTwinRenditions(reader, file))
  try {
    const made = twins.length > 0 ? twins : await make(parts, file)
    await parts.database.write(tx => saveRenditions(tx, file.id, made))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    await parts.database.write(tx => setFileState(tx, file.id, 'refused'))
  }
}

/** The module's jobs, for the worker. */
export const fileJobHandlers = (parts: Parts): Readonly<Record<string, JobHandler>> => ({
  [RENDER_JOB]: payload => renderFile(parts, payloadSchema.parse(payload).fileId),
})
