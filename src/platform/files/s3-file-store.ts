import { createWriteStream, mkdirSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { sha256 } from '../digest.ts'
import { newId } from '../random.ts'
import { isContentAddress, type FileStore } from './file-store.ts'
import { StorageAway } from './storage-problem.ts'

/** An S3-compatible object store: `endpoint` without a closing slash, the bucket as the first part of the path. */
export type S3Settings = Readonly<{
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}>

/** `milliseconds`: how long an answer may be awaited, and each further piece of its bytes. */
export type S3Limits = Readonly<{ milliseconds: number; tries: number }>
const defaults: S3Limits = { milliseconds: 15_000, tries: 3 }
/** Bytes a millisecond that the slowest line to a store carries: what is sent gets time by its length. */
const SLOWEST = 100

type Asked = Readonly<{ method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'; body?: Uint8Array }>
type Ask = (hash: string, asked: Asked) => Promise<Response>

/** One signed request. A store that does not answer, or fails, is away; that it has no such object is an answer. */
function asker(settings: S3Settings, limits: S3Limits): Ask {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
  const once = async (hash: string, { method, body }: Asked): Promise<Response> => {
    const address = `${endpoint}/${bucket}/${hash.slice(0, 2)}/${hash}`
    // The bytes are signed as well: what arrives otherwise than it was sent is refused by the store.
    const headers = { 'x-amz-content-sha256': body ? hash : sha256('') }
    const ending = new AbortController()
    const time = limits.milliseconds + (body?.length ?? 0) / SLOWEST
    // Only until the answer begins: how long its bytes take depends on how many they are.
    const timer = setTimeout(() => ending.abort(new Error('no answer in time')), time)
    try {
      const sent = body ? { body: new Uint8Array(body) } : {}
      return await client.fetch(address, { method, headers, signal: ending.signal, ...sent })
    } finally {
      clearTimeout(timer)
    }
  }
  return async (hash, asked) => {
    if (!isContentAddress(hash)) throw new Error('not a content address')
    let said = 'no answer'
    for (let attempt = 1; attempt <= limits.tries; attempt++) {
      try {
        const answer = await once(hash, asked)
        if (answer.ok || answer.status === 404) return answer
        said = `status ${answer.status}`
        await answer.body?.cancel()
        // A wrong key or bucket is not put right by trying again.
        if (answer.status < 500 && answer.status !== 429) break
      } catch (error) {
        said = error instanceof Error ? error.message : 'no answer'
      }
      if (attempt < limits.tries) await pause(200 * attempt)
    }
    throw new StorageAway(`the object store: ${said}`)
  }
}

const missing = (hash: string): Error => Object.assign(new Error(`no object ${hash}`), { code: 'ENOENT' })

async function withinTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  const waiting = new AbortController()
  const late = pause(milliseconds, undefined, { signal: waiting.signal }).then(() => {
    throw new StorageAway('no further bytes in time')
  })
  late.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    waiting.abort()
  }
}

/** The bytes as they come; the request is made when the first of them is read. A reader may take its time. */
async function* bytesOf(ask: Ask, hash: string, limits: S3Limits): AsyncGenerator<Uint8Array> {
  const answer = await ask(hash, { method: 'GET' })
  if (answer.status === 404 || !answer.body) throw missing(hash)
  const pieces = (answer.body as ReadableStream<Uint8Array>).getReader()
  try {
    for (;;) {
      const { done, value } = await withinTime(pieces.read(), limits.milliseconds)
      if (done) return
      yield value
    }
  } catch (error) {
    throw new StorageAway(error instanceof Error ? error.message : 'the line broke')
  } finally {
    pieces.cancel().catch(() => {})
  }
}

/** Files in an object store, under the same addresses as in a folder. No file is larger than memory takes. */
export function s3FileStore(settings: S3Settings, limits: S3Limits = defaults): FileStore {
  const ask = asker(settings, limits)
  const has = async (hash: string): Promise<boolean> => {
    const answer = await ask(hash, { method: 'HEAD' })
    await answer.body?.cancel()
    return answer.ok
  }
  const place = async (hash: string, content: () => Promise<Uint8Array>): Promise<void> => {
    if (await has(hash)) return
    const answer = await ask(hash, { method: 'PUT', body: await content() })
    await answer.body?.cancel()
    if (!answer.ok) throw new StorageAway(`the object store has no bucket ${settings.bucket}`)
  }
  const open = (hash: string): Readable => Readable.from(bytesOf(ask, hash, limits), { objectMode: false })
  const store: FileStore = {
    within: () => store,
    removeUnfinished: removeOldCopies,
    has,
    open,
    put: async content => {
      const hash = sha256(content)
      await place(hash, () => Promise.resolve(content))
      return hash
    },
    putFile: (path, hash) => place(hash, () => readFile(path)),
    read: async hash => Buffer.concat(await Array.fromAsync(bytesOf(ask, hash, limits))),
    withLocalPath: (hash, use) => withCopy(() => open(hash), use),
    remove: async hash => {
      const answer = await ask(hash, { method: 'DELETE' })
      await answer.body?.cancel()
    },
  }
  return store
}

const copies = join(tmpdir(), 'bintang-copies')

/** Copies for tools that a killed server left on this machine. */
async function removeOldCopies(before: Date): Promise<void> {
  for (const name of await readdir(copies).catch(() => [])) {
    const path = join(copies, name)
    const { mtime } = await stat(path).catch(() => ({ mtime: before }))
    if (mtime < before) await rm(path, { force: true })
  }
}

/** A copy of the bytes that is there as long as the work takes. */
async function withCopy<Value>(open: () => Readable, use: (path: string) => Promise<Value>): Promise<Value> {
  mkdirSync(copies, { recursive: true, mode: 0o700 })
  const path = join(copies, newId())
  try {
    await pipeline(open(), createWriteStream(path, { mode: 0o600 }))
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}
