import { createHash } from 'node:crypto'
import { Writable, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from './file-store.ts'

export type StreamFacts = Readonly<{ sha256: string; bytes: number; lines: number }>

const NEWLINE = 10

/** What a stream of bytes is; null when it cannot be read. Never held whole. Its lines are counted if asked for. */
export async function hashOfStream(open: () => Readable, countLines = false): Promise<StreamFacts | null> {
  const hash = createHash('sha256')
  let [bytes, lines] = [0, 0]
  const count = (chunk: Buffer): void => {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++
  }
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      bytes += chunk.length
      if (countLines) count(chunk)
      done()
    },
  })
  try {
    await pipeline(open(), sink)
    return { sha256: hash.digest('hex'), bytes, lines }
  } catch {
    return null
  }
}

/** What the bytes kept under an address really are; null when they cannot be read. */
export const hashOfStored = (files: FileStore, address: string): Promise<StreamFacts | null> =>
  hashOfStream(() => files.open(address))
