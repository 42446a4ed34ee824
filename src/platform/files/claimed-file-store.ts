import type { Database, Tx } from '../database/index.ts'
import { sha256 } from '../digest.ts'
import { claimBytes } from './byte-claims-store.ts'
import type { FileStore } from './file-store.ts'

type Claim = (hash: string) => Promise<void>

const claiming = (files: FileStore, claim: Claim): FileStore => ({
  ...files,
  put: async content => {
    await claim(sha256(content))
    return files.put(content)
  },
  putFile: async (path, hash) => {
    await claim(hash)
    await files.putFile(path, hash)
  },
  within: tx => claiming(files, hash => claimBytes(tx, hash)),
})

/**
 * A store that notes what it is about to keep before it looks whether the bytes are there already: the sweep of
 * bytes that no row names leaves them alone then, and who comes while it removes them waits and stores them anew.
 */
export const claimedFileStore = (files: FileStore, database: Database): FileStore =>
  claiming(files, hash => database.write((tx: Tx) => claimBytes(tx, hash)))
