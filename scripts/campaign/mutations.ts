import type { Dice } from './campaign.ts'

/** Changes some bytes to others; `other` is another seed, for what is spliced in. */
type Mutation = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer

const telling = [0x00, 0x01, 0x7f, 0x80, 0xff]

const overwrite =
  (width: 1 | 2 | 4): Mutation =>
  (bytes, dice) => {
    const changed = Buffer.from(bytes)
    if (changed.length < width) return changed
    // Headers are at the beginning: half of the changes fall there.
    const within = dice(2) === 0 ? Math.min(changed.length, 512) : changed.length
    const at = dice(Math.max(1, within - width))
    for (let byte = 0; byte < width; byte++)
      changed[at + byte] = dice(3) === 0 ? dice(256) : (telling[dice(telling.length)] ?? 0)
    return changed
  }

const flipBit: Mutation = (bytes, dice) => {
  const changed = Buffer.from(bytes)
  const at = dice(Math.max(1, changed.length))
  changed[at] = (changed[at] ?? 0) ^ (1 << dice(8))
  return changed
}
const cutOff: Mutation = (bytes, dice) => bytes.subarray(0, dice(bytes.length + 1))
const takeOut: Mutation = (bytes, dice) => {
  const at = dice(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice(200))])
}
const repeat: Mutation = (bytes, dice) => {
  const at = dice(bytes.length + 1)
  const piece = bytes.subarray(at, at + 1 + dice(400))
  const times = Array.from({ length: 1 + dice(20) }, () => piece)
  return Buffer.concat([bytes.subarray(0, at), ...times, bytes.subarray(at)])
}
const insert: Mutation = (bytes, dice) => {
  const at = dice(bytes.length + 1)
  const noise = Buffer.from(Array.from({ length: 1 + dice(64) }, () => dice(256)))
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)])
}
const splice: Mutation = (bytes, dice, other) => {
  const at = dice(bytes.length + 1)
  const from = dice(other.length + 1)
  return Buffer.concat([bytes.subarray(0, at), other.subarray(from), bytes.subarray(at)])
}
const changeNumber: Mutation = (bytes, dice) => {
  const text = bytes.toString('latin1')
  const numbers = [...text.matchAll(/\d+/g)]
  const chosen = numbers[dice(Math.max(1, numbers.length))]
  if (!chosen) return bytes
  const values = ['0', '-1', '1', '65536', '2147483647', '4294967296', '9'.repeat(40)]
  const value = values[dice(values.length)] ?? '0'
  return Buffer.from(
    text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length),
    'latin1',
  )
}

const mutations: readonly Mutation[] = [
  overwrite(1),
  overwrite(2),
  overwrite(4),
  flipBit,
  cutOff,
  takeOut,
  repeat,
  insert,
  splice,
  changeNumber,
]

/** A seed changed one to six times, the same way for the same dice. */
export function mutated(seeds: readonly Buffer[], dice: Dice): Buffer {
  let bytes = seeds[dice(seeds.length)] ?? Buffer.alloc(0)
  for (let times = 1 + dice(6); times > 0; times--) {
    const other = seeds[dice(seeds.length)] ?? bytes
    bytes = mutations[dice(mutations.length)]?.(bytes, dice, other) ?? bytes
  }
  return bytes.subarray(0, 5_000_000)
}
