import { networkOf } from './network.ts'

/** How many times one network may do something within so many seconds. */
export type RateLimit = Readonly<{ most: number; seconds: number }>

export const perMinute = (most: number): RateLimit => ({ most, seconds: 60 })
export const perHour = (most: number): RateLimit => ({ most, seconds: 3600 })

const MOST_NETWORKS = 10_000

/** The moment after which what was done counts. */
export const windowStart = ({ seconds }: RateLimit, now: Date): Date =>
  new Date(now.getTime() - seconds * 1000)

/**
 * Counts in memory what costs nothing to repeat after a restart. True when the network of the address may go on; a
 * request that came from no address is not counted.
 */
export function countInMemory(limit: RateLimit): (address: string, now: Date) => boolean {
  const counts = new Map<string, { since: Date; count: number }>()
  return (address, now) => {
    if (address === '') return true
    const network = networkOf(address)
    const known = counts.get(network)
    if (known && known.since > windowStart(limit, now)) {
      known.count += 1
      return known.count <= limit.most
    }
    counts.delete(network)
    if (counts.size >= MOST_NETWORKS) counts.delete(counts.keys().next().value ?? '')
    counts.set(network, { since: now, count: 1 })
    return limit.most > 0
  }
}
