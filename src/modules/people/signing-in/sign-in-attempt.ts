import type { Tx } from '../../../platform/database/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import { attemptAt, bucketOf, type Attempt, type Backoff } from '../../../platform/rate-limit/index.ts'
import { attemptLimits } from './attempt-limits.ts'
import { clearFailures, lockFailures, setFailures, takeBackFailure } from './failure-store.ts'

type Bucket = Readonly<{ name: string; limit: Backoff }>

/** The counters that one attempt is counted in, by digests: no address of anybody is stored. */
export type Buckets = Readonly<{ account: Bucket; address: Bucket | null }>

export const accountBucketOf = (email: string): string => sha256(`account ${email}`)

/** Codes are counted for the account, however often the password is given in between. */
export const factorBucketOf = (personId: string): string => sha256(`second factor ${personId}`)

function networkBucket(purpose: string, clientAddress: string, limit: Backoff): Bucket | null {
  const name = bucketOf(purpose, clientAddress)
  return name === null ? null : { name, limit }
}

/** Of a password that is tried. */
export const bucketsOf = (email: string, clientAddress: string): Buckets => ({
  account: { name: accountBucketOf(email), limit: attemptLimits.account },
  address: networkBucket('address', clientAddress, attemptLimits.network),
})

/** Of a code that is tried after the password. */
export const factorBuckets = (personId: string): Buckets => ({
  account: { name: factorBucketOf(personId), limit: attemptLimits.account },
  address: null,
})

/** Of a mail with a link that is asked for. */
export const resetBuckets = (email: string, clientAddress: string): Buckets => ({
  account: { name: sha256(`reset for ${email}`), limit: attemptLimits.resetMail },
  address: networkBucket('reset from', clientAddress, attemptLimits.resetNetwork),
})

export type Reservation =
  | Readonly<{ kind: 'open'; accountFailures: number; addressFailures: number }>
  | Exclude<Attempt, Readonly<{ kind: 'open' }>>

/** Counts an attempt as failed before it is made, or says why it may not be made now. */
export async function reserveAttempt(tx: Tx, buckets: Buckets, machineNow: Date): Promise<Reservation> {
  const used = [buckets.account, ...(buckets.address ? [buckets.address] : [])]
  const rows = await lockFailures(
    tx,
    used.map(bucket => bucket.name),
    machineNow,
  )
  const attempts = used.map(bucket => {
    const row = rows.find(one => one.bucket === bucket.name)
    return attemptAt(row && row.failures > 0 ? row : null, bucket.limit, machineNow)
  })
  const barred = attempts.find(attempt => attempt.kind === 'closed') ?? longestWait(attempts)
  if (barred) return barred
  const [accountFailures = 0, addressFailures = 0] = attempts.map(attempt =>
    attempt.kind === 'open' ? attempt.failures : 0,
  )
  await setFailures(tx, buckets.account.name, accountFailures, machineNow)
  if (buckets.address) await setFailures(tx, buckets.address.name, addressFailures, machineNow)
  return { kind: 'open', accountFailures, addressFailures }
}

function longestWait(attempts: readonly Attempt[]): Extract<Attempt, { kind: 'wait' }> | null {
  const waits = attempts.filter(attempt => attempt.kind === 'wait')
  return waits.toSorted((one, other) => other.seconds - one.seconds)[0] ?? null
}

/** After a right password: the account starts anew, and the address is not charged. */
export async function forgiveAttempt(tx: Tx, buckets: Buckets): Promise<void> {
  await clearFailures(tx, buckets.account.name)
  if (buckets.address) await takeBackFailure(tx, buckets.address.name)
}
