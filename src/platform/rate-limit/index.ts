export { attemptAt, isBurst, waitAfter, type Attempt, type Backoff } from './backoff.ts'
export { bucketOf } from './network.ts'
export { countInMemory, perHour, perMinute, windowStart } from './window.ts'
