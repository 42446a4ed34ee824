import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createUploads, type Uploads } from '../../src/platform/files/index.ts'

/** Uploads in a folder of their own, with small limits. */
export function testUploads(limits: Readonly<{ maxBytes?: number; personBytes?: number }> = {}): Uploads {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-uploads-'))
  const { maxBytes = 1_000_000, personBytes = 3_000_000 } = limits
  return createUploads({
    folder: join(folder, 'uploads'),
    incomingFolder: join(folder, 'incoming'),
    maxBytes,
    personBytes,
  })
}
