import type { Tx } from '../../platform/database/index.ts'
import { sha256 } from '../../platform/digest.ts'
import { clearFailures, lockFailures, setFailures, takeBackFailure } from './session-store.ts'
import { accountLimit, addressLimit, attemptAt, type Attempt, type Limit } from './sign-in-limit.ts'

type Bucket = Readonly<{ name: string; limit: Limit }>

/** The counters that one attempt is counted in, by digests: no address of anybody is stored. */
export type Buckets = Readonly<{ account: Bucket; address: Bucket | null }>

export const accountBucketOf = (email: string): string => sha256(`account ${email}`)

/** Codes are counted for the account, however often the password is given in between. */
export const factorBucketOf = (personId: string): string => sha256(`second factor ${personId}`)

export const bucketsOf = (email: string, clientAddress: string): Buckets => ({
  account: { name: accountBucketOf(email), limit: accountLimit },
  address:
    clientAddress === ''
      ? null
      : { name: sha256(`address ${networkOf(clientAddress)}`), limit: addressLimit },
})

/** One customer has a whole /64 of the long addresses; the last halves are chosen at will. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('::')
  const [left, right] = [head, tail].map(half => half.split(':').filter(Boolean))
  const zeros = Array.from<string>({ length: Math.max(0, 8 - (left?.length ?? 0) - (right?.length ?? 0)) })
  return [...(left ?? []), ...zeros.fill('0'), ...(right ?? [])].slice(0, 4).join(':')
}

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
