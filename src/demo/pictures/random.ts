/** A seeded source of numbers: the same seed gives the same picture on every machine. */
export type Random = Readonly<{
  /** In [0, 1). */
  next: () => number
  between: (low: number, high: number) => number
  /** A whole number from low to high, both included. */
  whole: (low: number, high: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  chance: (probability: number) => boolean
}>

function hashOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  }
  return hash >>> 0
}

/** Numbers drawn for `purpose`, independent of those drawn for another purpose under the same seed. */
export function randomOf(purpose: string, seed: number): Random {
  let state = hashOf(`${purpose}/${seed}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    whole,
    pick: items => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    chance: probability => next() < probability,
  }
}

/**
 * The choice of a seed among the items, so that neighbouring seeds differ.
 * `stride` spreads several choices made for one seed: two choices with different strides are not tied.
 */
export function choiceOf<Item>(items: readonly Item[], seed: number, stride = 1): Item {
  const step = Math.floor(Math.abs(seed) / stride) + Math.abs(seed) * (stride - 1)
  const item = items[step % items.length]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}
