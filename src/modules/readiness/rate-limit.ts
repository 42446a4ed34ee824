/** How many times one address may do something within so many seconds. */
export type RateLimit = Readonly<{ most: number; seconds: number }>

const MOST_ADDRESSES = 10_000

/**
 * Counts in memory what costs nothing to repeat after a restart. True when the address may go on; a request that came
 * from no address is not counted.
 */
export function createRateLimit({ most, seconds }: RateLimit): (address: string, now: Date) => boolean {
  const counts = new Map<string, { since: number; count: number }>()
  return (address, now) => {
    if (address === '') return true
    const at = now.getTime()
    const known = counts.get(address)
    if (known && at - known.since < seconds * 1000) {
      known.count += 1
      return known.count <= most
    }
    counts.delete(address)
    if (counts.size >= MOST_ADDRESSES) counts.delete(counts.keys().next().value ?? '')
    counts.set(address, { since: at, count: 1 })
    return most > 0
  }
}
