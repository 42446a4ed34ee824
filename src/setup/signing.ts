import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { openSealer } from '../platform/sealer.ts'
import { openPaperKeys, testAuthority, type PaperKeys } from '../platform/signing/index.ts'
import type { PaperSigning } from '../modules/certificates/index.ts'

type Settings = Pick<Config, 'dataDir' | 'secretKey' | 'demo'>

const folderOf = ({ dataDir }: Settings): string => join(dataDir, 'signing')

/** The keys of codes and credentials of this installation. */
export const paperKeys = (config: Settings): PaperKeys => openPaperKeys(folderOf(config), openSealer(config))

/**
 * The installation's key for codes and credentials, and, in the demo mode, a test authority of its own for seals and
 * signatures. Otherwise files are not sealed until a national signing service is connected, and say so.
 */
export function openSigning(config: Settings, clock: Clock): PaperSigning {
  const keys = paperKeys(config)
  // A key that cannot be read stops the start, not the first paper.
  keys.current()
  return {
    get key() {
      return keys.current()
    },
    service: config.demo
      ? testAuthority({ folder: folderOf(config), sealer: openSealer(config) }, clock)
      : null,
  }
}
