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

/** What a seed chooses apart from each other. */
export type Aspect = 'form' | 'dye' | 'motif' | 'place' | 'detail'

/**
 * The choice of a seed among the items. By `form` the seeds take turns. By another aspect every round of
 * the list is dealt in an order of its own, so that all items come up and no two aspects stay tied.
 */
export function choiceOf<Item>(items: readonly Item[], seed: number, aspect: Aspect): Item {
  const place = Math.abs(seed)
  const index = place % items.length
  const dealt =
    aspect === 'form' ? items : shuffled(items, randomOf(aspect, Math.floor(place / items.length)))
  const item = dealt[index]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const dealt = [...items]
  for (let last = dealt.length - 1; last > 0; last--) {
    const other = random.whole(0, last)
    const kept = dealt[last]!
    dealt[last] = dealt[other]!
    dealt[other] = kept
  }
  return dealt
}
