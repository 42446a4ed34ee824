import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'

/** The parts of a zip file by their names. */
export type ZipParts = ReadonlyMap<string, Buffer>

/** It unpacks to more than the limit, or is no zip file that can be read. */
export class BadZip extends Error {
  readonly code: 'too-much' | 'broken'
  constructor(code: 'too-much' | 'broken') {
    super(code)
    this.code = code
  }
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_BYTES = 22
const VERSION = 20
/** UTF-8 names. */
const FLAGS = 0x0800
const DEFLATED = 8
/** The first day that the format knows: the same content makes the same file. */
const FIRST_DAY = 0x21

type Written = Readonly<{ name: Buffer; packed: Buffer; size: number; crc: number; method: number }>

function headOf(one: Written, signature: number, extra: readonly number[]): Buffer {
  const central = signature === CENTRAL
  const head = Buffer.alloc(central ? 46 : 30)
  let at = head.writeUInt32LE(signature, 0)
  if (central) at = head.writeUInt16LE(VERSION, at)
  for (const value of [VERSION, FLAGS, one.method, 0, FIRST_DAY]) at = head.writeUInt16LE(value, at)
  for (const value of [one.crc, one.packed.length, one.size]) at = head.writeUInt32LE(value, at)
  at = head.writeUInt16LE(one.name.length, at)
  at = head.writeUInt16LE(0, at)
  if (central) head.writeUInt32LE(extra[0] ?? 0, 42)
  return Buffer.concat([head, one.name])
}

/** What stands behind the parts: the directory, and where it lies. */
function directoryAt(heads: readonly Buffer[], position: number): Buffer {
  const central = Buffer.concat(heads)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(heads.length, 8)
  end.writeUInt16LE(heads.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(position, 16)
  return Buffer.concat([central, end])
}

const LEVEL = { level: 6 } as const

const writtenAs = (name: string, content: Buffer, packed: Buffer, method: number): Written => ({
  name: Buffer.from(name),
  packed,
  size: content.length,
  crc: crc32(content),
  method,
})

/** Packs parts; `packed: false` only puts them together. */
export function writeZip(
  parts: Iterable<readonly [string, Buffer]>,
  { packed = true }: Readonly<{ packed?: boolean }> = {},
): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let position = 0
  for (const [name, content] of parts) {
    const one = packed
      ? writtenAs(name, content, deflateRawSync(content, LEVEL), DEFLATED)
      : writtenAs(name, content, content, 0)
    const local = headOf(one, LOCAL, [])
    directory.push(headOf(one, CENTRAL, [position]))
    body.push(local, one.packed)
    position += local.length + one.packed.length
  }
  return Buffer.concat([...body, directoryAt(directory, position)])
}

const deflate = promisify(deflateRaw)

/** The same file piece by piece, packed beside other work: never more than one packed part is in memory. */
export async function* streamZip(parts: Iterable<readonly [string, string]>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let position = 0
  for (const [name, text] of parts) {
    const content = Buffer.from(text)
    const one = writtenAs(name, content, await deflate(content, LEVEL), DEFLATED)
    const local = headOf(one, LOCAL, [])
    directory.push(headOf(one, CENTRAL, [position]))
    position += local.length + one.packed.length
    yield local
    yield one.packed
  }
  yield directoryAt(directory, position)
}

function unpack(file: Buffer, entry: number, room: number): Buffer {
  const method = file.readUInt16LE(entry + 10)
  const size = file.readUInt32LE(entry + 20)
  const local = file.readUInt32LE(entry + 42)
  if (file.readUInt32LE(local) !== LOCAL) throw new BadZip('broken')
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const bytes = file.subarray(start, start + size)
  if (method === 0) {
    if (bytes.length > room) throw new BadZip('too-much')
    return bytes
  }
  if (method !== DEFLATED) throw new BadZip('broken')
  try {
    // What the directory says of the size may be a lie: the limit holds while unpacking.
    return inflateRawSync(bytes, { maxOutputLength: Math.max(room, 1) })
  } catch (error) {
    const long = error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new BadZip(long ? 'too-much' : 'broken')
  }
}

/** Unpacks a zip file into at most so many bytes and parts. Throws `BadZip`. */
export function readZip(file: Buffer, limits: Readonly<{ bytes: number; parts: number }>): ZipParts {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + END_BYTES > file.length) throw new BadZip('broken')
  const count = file.readUInt16LE(end + 10)
  if (count > limits.parts) throw new BadZip('too-much')
  const parts = new Map<string, Buffer>()
  let [entry, room] = [file.readUInt32LE(end + 16), limits.bytes]
  try {
    for (let index = 0; index < count; index++) {
      if (file.readUInt32LE(entry) !== CENTRAL) throw new BadZip('broken')
      const length = file.readUInt16LE(entry + 28)
      const name = file.toString('utf8', entry + 46, entry + 46 + length)
      const content = unpack(file, entry, room)
      room -= content.length
      parts.set(name, content)
      entry += 46 + length + file.readUInt16LE(entry + 30) + file.readUInt16LE(entry + 32)
    }
  } catch (error) {
    if (error instanceof BadZip) throw error
    throw new BadZip('broken')
  }
  return parts
}
