import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSealer } from '../../src/platform/sealer.ts'
import { openKeptForms } from '../../src/web/index.ts'

/** The real keeping of forms whose session was over, in a folder of its own. */
export const testKeptForms = (dataDir = mkdtempSync(join(tmpdir(), 'bintang-kept-forms-'))) =>
  openKeptForms(openSealer({ dataDir, secretKey: null }), dataDir)
