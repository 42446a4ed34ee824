import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '../database/index.ts'
import { sha256 } from '../digest.ts'
import { newId } from '../random.ts'
import { StorageAway } from './storage-problem.ts'

/** Keeps bytes under their SHA-256: the same bytes are kept once, and a stored name never becomes a path. */
export type FileStore = Readonly<{
  /** Stores bytes and answers their SHA-256 in hex. Storing twice is harmless. */
  put: (content: Uint8Array) => Promise<string>
  /** Stores a file that lies on this machine under its known SHA-256, leaving the original. */
  putFile: (path: string, hash: string) => Promise<void>
  open: (hash: string) => Readable
  read: (hash: string) => Promise<Buffer>
  has: (hash: string) => Promise<boolean>
  /** Does some work with the bytes as a file of this machine, for tools that read files; it is not to be changed. */
  withLocalPath: <Value>(hash: string, use: (path: string) => Promise<Value>) => Promise<Value>
  /** Removes bytes that nothing names; what is not there is no error. */
  remove: (hash: string) => Promise<void>
  /** Removes what was half written before this moment and never became a stored file. */
  removeUnfinished: (before: Date) => Promise<void>
  /** The store for bytes that are kept while a transaction is open: a second one would wait for ever. */
  within: (tx: Tx) => FileStore
}>

export const isContentAddress = (hash: string): boolean => /^[0-9a-f]{64}$/.test(hash)

/** A name is on the disk once its folder is: until then a power failure takes the file away again. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Copies a file to the disk itself; bytes that changed since they were looked into are not stored. */
async function copyWhole(path: string, hash: string, target: string): Promise<void> {
  const seen = createHash('sha256')
  const look = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      seen.update(piece)
      yield piece
    }
  }
  await pipeline(createReadStream(path), look, createWriteStream(target, { flush: true }))
  if (seen.digest('hex') !== hash) throw new StorageAway('the bytes changed on their way to the store')
}

/**
 * Writes beside the place and renames, so that a half-written file is never seen. What lies there with another
 * length was cut off by a failure of the disk: it is written anew.
 */
async function place(path: string, bytes: number, write: (path: string) => Promise<void>): Promise<void> {
  const lying = await stat(path).catch(() => null)
  if (lying?.size === bytes) return
  const folder = dirname(path)
  if ((await mkdir(folder, { recursive: true })) !== undefined) await flushFolder(dirname(folder))
  const temporary = `${path}.${newId()}`
  try {
    await write(temporary)
    await rename(temporary, path)
    await flushFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

const isShelf = (name: string): boolean => /^[0-9a-f]{2}$/.test(name)
/** What `place` writes to before it renames: an address and an id. */
const isUnfinished = (name: string): boolean => /^[0-9a-f]{64}\.[0-9a-z]{16}$/.test(name)

/** Half-written files have names of their own, that no second write ever has. */
async function removeUnfinished(folder: string, before: Date): Promise<void> {
  for (const shelf of (await readdir(folder)).filter(isShelf)) {
    const names = await readdir(join(folder, shelf)).catch(() => [])
    for (const path of names.filter(isUnfinished).map(name => join(folder, shelf, name))) {
      const { mtime } = await stat(path).catch(() => ({ mtime: before }))
      if (mtime < before) await rm(path, { force: true })
    }
  }
}

export function localFileStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true })
  const pathOf = (hash: string): string => {
    if (!isContentAddress(hash)) throw new Error('not a content address')
    return join(folder, hash.slice(0, 2), hash)
  }
  const has = (hash: string): Promise<boolean> =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    )
  const store: FileStore = {
    within: () => store,
    removeUnfinished: before => removeUnfinished(folder, before),
    withLocalPath: async (hash, use) => {
      await access(pathOf(hash))
      return use(pathOf(hash))
    },
    remove: hash => rm(pathOf(hash), { force: true }),
    has,
    put: async content => {
      const hash = sha256(content)
      await place(pathOf(hash), content.length, path => writeFile(path, content, { flush: true }))
      return hash
    },
    putFile: async (path, hash) => {
      const { size } = await stat(path)
      await place(pathOf(hash), size, target => copyWhole(path, hash, target))
    },
    open: hash => createReadStream(pathOf(hash)),
    read: hash => readFile(pathOf(hash)),
  }
  return store
}
