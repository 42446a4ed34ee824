import { createReadStream, mkdirSync } from 'node:fs'
import { access, copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { sha256 } from '../digest.ts'
import { newId } from '../random.ts'

/** Keeps bytes under their SHA-256: the same bytes are kept once, and a stored name never becomes a path. */
export type FileStore = Readonly<{
  /** Stores bytes and answers their SHA-256 in hex. Storing twice is harmless. */
  put: (content: Uint8Array) => Promise<string>
  /** Stores a file that lies on this machine under its known SHA-256, leaving the original. */
  putFile: (path: string, hash: string) => Promise<void>
  open: (hash: string) => Readable
  read: (hash: string) => Promise<Buffer>
  has: (hash: string) => Promise<boolean>
  /** Where the bytes lie on this machine, for tools that read files. */
  pathOf: (hash: string) => string
}>

const isHash = /^[0-9a-f]{64}$/

export function localFileStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true })
  const pathOf = (hash: string): string => {
    if (!isHash.test(hash)) throw new Error('not a content address')
    return join(folder, hash.slice(0, 2), hash)
  }
  const has = (hash: string): Promise<boolean> =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    )
  /** Writes beside the place and renames, so that a half-written file is never seen. */
  const place = async (hash: string, write: (path: string) => Promise<void>): Promise<void> => {
    if (await has(hash)) return
    mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true })
    const temporary = `${pathOf(hash)}.${newId()}`
    try {
      await write(temporary)
      await rename(temporary, pathOf(hash))
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }
  return {
    pathOf,
    has,
    put: async content => {
      const hash = sha256(content)
      await place(hash, path => writeFile(path, content))
      return hash
    },
    putFile: (path, hash) => place(hash, target => copyFile(path, target)),
    open: hash => createReadStream(pathOf(hash)),
    read: hash => readFile(pathOf(hash)),
  }
}
