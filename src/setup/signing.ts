import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { openSealer } from '../platform/sealer.ts'
import { openPaperKey, testAuthority } from '../platform/signing/index.ts'
import type { PaperSigning } from '../modules/certificates/index.ts'

/**
 * The installation's key for codes and credentials, and, in the demo mode, a test authority of its own for seals and
 * signatures. Otherwise files are not sealed until a national signing service is connected, and say so.
 */
export function openSigning(
  config: Pick<Config, 'dataDir' | 'secretKey' | 'demo'>,
  clock: Clock,
): PaperSigning {
  const folder = join(config.dataDir, 'signing')
  const sealer = openSealer(config)
  return {
    key: openPaperKey(folder, sealer),
    service: config.demo ? testAuthority({ folder, sealer }, clock) : null,
  }
}
