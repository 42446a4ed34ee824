import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../src/actions/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { claimedFileStore, localFileStore } from '../../src/platform/files/index.ts'
import type { Media } from '../../src/platform/media/media.ts'

/** For tests whose actions bring no files; those that do give the real media of their own. */
const noMedia: Media = {
  inspect: () => Promise.reject(new Error('this test brings no files')),
  renderPicture: () => Promise.reject(new Error('this test brings no files')),
  renderPages: () => Promise.reject(new Error('this test brings no files')),
  close: () => Promise.resolve(),
}

/** The pipeline's environment over a test database, with a file store in a folder of its own. */
export function testEnvironment(database: Database, media: Media = noMedia): Environment {
  const files = claimedFileStore(localFileStore(mkdtempSync(join(tmpdir(), 'bintang-files-'))), database)
  return { database, clock: systemClock(), services: { files, media } }
}
