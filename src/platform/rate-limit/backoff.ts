/** How often something may fail: some times without a wait, then after longer and longer ones. */
export type Backoff = Readonly<{
  /** Failures without any wait. */
  free: number
  firstWaitSeconds: number
  maxWaitSeconds: number
  /** The number of failures in a row after which only an administrator can help; null for never. */
  closedAt: number | null
  /** A new count starts when nothing failed for so long; null for never. */
  forgetAfterSeconds: number | null
}>

type Failures = Readonly<{ failures: number; lastAt: Date }>

export type Attempt =
  | Readonly<{ kind: 'open'; failures: number }>
  | Readonly<{ kind: 'wait'; seconds: number }>
  | Readonly<{ kind: 'closed' }>

/** The wait after so many failures, doubled by each further one. */
export const waitAfter = (failures: number, limit: Backoff): number =>
  failures < limit.free
    ? 0
    : Math.min(limit.firstWaitSeconds * 2 ** (failures - limit.free), limit.maxWaitSeconds)

/** Whether one more attempt may be made now; `failures` is the count that it would make. */
export function attemptAt(earlier: Failures | null, limit: Backoff, now: Date): Attempt {
  if (earlier === null) return { kind: 'open', failures: 1 }
  if (limit.closedAt !== null && earlier.failures >= limit.closedAt) return { kind: 'closed' }
  const passed = (now.getTime() - earlier.lastAt.getTime()) / 1000
  if (limit.forgetAfterSeconds !== null && passed >= limit.forgetAfterSeconds)
    return { kind: 'open', failures: 1 }
  const wait = Math.ceil(waitAfter(earlier.failures, limit) - passed)
  return wait > 0 ? { kind: 'wait', seconds: wait } : { kind: 'open', failures: earlier.failures + 1 }
}

/** The counts at which a burst of failures is entered in the ledger: not each, so that it cannot be flooded. */
export const isBurst = (failures: number, limit: Backoff): boolean =>
  failures === limit.free || failures === limit.closedAt || (failures > limit.free && failures % 10 === 0)
