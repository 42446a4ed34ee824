import type { Environment } from '../../actions/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { pictureHash } from '../../platform/media/index.ts'
import { listSmallPictures } from '../files/index.ts'
import { isUnhashed, saveHash, UNREADABLE } from './picture-hash-store.ts'

const KIND = 'verification.hash-pictures'
const AT_ONCE = 100
const MINUTE = 60_000
/** While there is more: soon, and others have their turn in between. */
const SOON = 1_000

/** There is one, which comes again and again. */
export const picturesJob: NewJob = { kind: KIND, key: 'pictures', payload: {} }

type Parts = Pick<Environment, 'database' | 'services'>

/** Null where the bytes are no picture; whatever keeps them from being read at all is thrown. */
const hashOf = (path: string): Promise<string | null> => pictureHash(path).catch(() => null)

/** Looks at pictures that are new, some at a time; answers whether there may be more. */
export async function hashNewPictures({ database, services }: Parts): Promise<boolean> {
  const found = await database.read(reader => listSmallPictures(reader, isUnhashed, AT_ONCE))
  for (const { fileId, sha256 } of found) {
    const there = await services.files.has(sha256)
    const hash = there ? await services.files.withLocalPath(sha256, hashOf) : null
    await database.write(tx => saveHash(tx, fileId, hash ?? UNREADABLE))
  }
  return found.length === AT_ONCE
}

/** The module's jobs, for the worker. */
export const verificationJobHandlers = (parts: Parts): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => ((await hashNewPictures(parts)) ? SOON : MINUTE),
})
