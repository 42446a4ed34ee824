/** What a code on paper may hold. */
export type Cbor = number | string | boolean | null | Uint8Array | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>

/** Deeper than any code of ours; a hostile one must not exhaust the stack. */
const DEEPEST = 8

/** Bytes as they stand, read one item after the other. */
class Reading {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isDone(): boolean {
    return this.#at === this.#bytes.length
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new Error('cut off')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** RFC 8949, 3: what follows the first byte's lower five bits. Longer numbers than 32 bits are none of ours. */
  argument(low: number): number {
    if (low < 24) return low
    const size = [1, 2, 4][low - 24]
    if (size === undefined) throw new Error('unknown length')
    return this.take(size).reduce((sum, byte) => sum * 256 + byte, 0)
  }
}

const simple = new Map<number, Cbor>([
  [20, false],
  [21, true],
  [22, null],
])

function repeated<Value>(count: number, read: () => Value): Value[] {
  const values: Value[] = []
  for (let index = 0; index < count; index++) values.push(read())
  return values
}

function item(reading: Reading, depth: number): Cbor {
  if (depth > DEEPEST) throw new Error('too deep')
  const first = reading.take(1)[0] ?? 0
  const kind = first >> 5
  const value = reading.argument(first & 31)
  const inner = (): Cbor => item(reading, depth + 1)
  if (kind === 0) return value
  if (kind === 1) return -1 - value
  if (kind === 2) return reading.take(value)
  if (kind === 3) return new TextDecoder('utf-8', { fatal: true }).decode(reading.take(value))
  if (kind === 4) return repeated(value, inner)
  if (kind === 5) return new Map(repeated(value, () => [inner(), inner()] as const))
  const known = kind === 7 ? simple.get(first & 31) : undefined
  if (known === undefined) throw new Error('unknown kind')
  return known
}

/** Reads one whole item (RFC 8949); throws where it is none, or where something follows. */
export function readCbor(bytes: Uint8Array): Cbor {
  const reading = new Reading(bytes)
  const read = item(reading, 0)
  if (!reading.isDone) throw new Error('something follows')
  return read
}
