/** How often signing in may fail. Failures are counted before the password is looked at, so that guessing many at once is no way around. */
export type Limit = Readonly<{
  /** Failures without any wait. */
  free: number
  firstWaitSeconds: number
  maxWaitSeconds: number
  /** The number of failures in a row after which only an administrator can help; null for never. */
  closedAt: number | null
  /** A new count starts when nothing failed for so long; null for never. */
  forgetAfterSeconds: number | null
}>

/** NIST SP 800-63B 3.2.2: at most 100 consecutive failures on one account. */
export const accountLimit: Limit = {
  free: 5,
  firstWaitSeconds: 10,
  maxWaitSeconds: 15 * 60,
  closedAt: 100,
  forgetAfterSeconds: null,
}

/** A whole office, or everyone behind one proxy, may come from one address: slower to close, and never for long. */
export const addressLimit: Limit = {
  free: 30,
  firstWaitSeconds: 10,
  maxWaitSeconds: 60,
  closedAt: null,
  forgetAfterSeconds: 60 * 60,
}

export type Failures = Readonly<{ failures: number; lastAt: Date }>

export type Attempt =
  | Readonly<{ kind: 'open'; failures: number }>
  | Readonly<{ kind: 'wait'; seconds: number }>
  | Readonly<{ kind: 'closed' }>

/** The wait after so many failures: 10 s after the fifth, doubled by each further one. */
export const waitAfter = (failures: number, limit: Limit): number =>
  failures < limit.free
    ? 0
    : Math.min(limit.firstWaitSeconds * 2 ** (failures - limit.free), limit.maxWaitSeconds)

/** Whether one more attempt may be made now; `failures` is the count that it would make. */
export function attemptAt(earlier: Failures | null, limit: Limit, now: Date): Attempt {
  if (earlier === null) return { kind: 'open', failures: 1 }
  if (limit.closedAt !== null && earlier.failures >= limit.closedAt) return { kind: 'closed' }
  const passed = (now.getTime() - earlier.lastAt.getTime()) / 1000
  if (limit.forgetAfterSeconds !== null && passed >= limit.forgetAfterSeconds)
    return { kind: 'open', failures: 1 }
  const wait = Math.ceil(waitAfter(earlier.failures, limit) - passed)
  return wait > 0 ? { kind: 'wait', seconds: wait } : { kind: 'open', failures: earlier.failures + 1 }
}

/** The counts at which a burst of failures is entered in the ledger: not each, so that it cannot be flooded. */
export const isBurst = (failures: number, limit: Limit): boolean =>
  failures === limit.free || failures === limit.closedAt || (failures > limit.free && failures % 10 === 0)
