import type { Backoff } from '../../../platform/rate-limit/index.ts'

/**
 * How often an account may be tried. Failures are counted before the password is looked at, so that guessing many at
 * once is no way around.
 */
export const attemptLimits = {
  /** NIST SP 800-63B 3.2.2: at most 100 consecutive failures on one account. */
  account: {
    free: 5,
    firstWaitSeconds: 10,
    maxWaitSeconds: 15 * 60,
    closedAt: 100,
    forgetAfterSeconds: null,
  },
  /** A whole office, or everyone behind one proxy, may come from one address: slower to close, and never for long. */
  network: {
    free: 30,
    firstWaitSeconds: 10,
    maxWaitSeconds: 60,
    closedAt: null,
    forgetAfterSeconds: 60 * 60,
  },
  /** Mails with a link to one account: three at once, then ever fewer, and an hour between two at the most. */
  resetMail: {
    free: 3,
    firstWaitSeconds: 120,
    maxWaitSeconds: 3600,
    closedAt: null,
    forgetAfterSeconds: 24 * 3600,
  },
  /** The same, asked for from one address. */
  resetNetwork: {
    free: 20,
    firstWaitSeconds: 120,
    maxWaitSeconds: 600,
    closedAt: null,
    forgetAfterSeconds: 3600,
  },
} as const satisfies Readonly<Record<string, Backoff>>
