import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaperSigning } from '../../src/modules/certificates/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openSigning } from '../../src/setup/signing.ts'

/** What papers are signed with, in a folder of its own; `demo` false as where no service is connected. */
export const testSigning = (demo = true): PaperSigning =>
  openSigning(
    { dataDir: mkdtempSync(join(tmpdir(), 'bintang-papers-')), secretKey: null, demo },
    systemClock(),
  )
