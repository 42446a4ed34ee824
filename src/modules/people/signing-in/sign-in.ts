import { append } from '../../../audit/index.ts'
import type { Environment } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { verifyPassword } from '../../../platform/password.ts'
import { newSecret } from '../../../platform/random.ts'
import { isBurst } from '../../../platform/rate-limit/index.ts'
import {
  refusedForm,
  type SessionHandler,
  type SessionOutcome,
  type SessionRequest,
} from '../../../web/index.ts'
import { accountEntry } from '../accounts/account-ledger.ts'
import { attemptLimits } from './attempt-limits.ts'
import { deviceWords } from '../device.ts'
import { listGrantsOf } from '../accounts/grant-store.ts'
import { normalEmail, safeNext } from '../person.ts'
import { findAccountByEmail, type Account } from '../person-store.ts'
import { addHalfSession, removeOverHalfSessions } from './half-session-store.ts'
import { isInForce } from '../role-rules.ts'
import { said } from '../said.ts'
import { findFactor } from './second-factor-store.ts'
import { machineTime, sessionHash } from './session.ts'
import { addSession, removeOverSessions, removeSession } from './session-store.ts'
import {
  bucketsOf,
  forgiveAttempt,
  reserveAttempt,
  type Buckets,
  type Reservation,
} from './sign-in-attempt.ts'

type Parts = Pick<Environment, 'database' | 'clock'>

/** The page after signing in, where none was asked for. */
export const FIRST_PAGE = '/tugas'
const OWN_ACCOUNT = '/akun-saya'
/** Where the second factor is asked for. */
export const CODE_PAGE = '/masuk/kode'

/** Signs a person in by mail address and password. Every refusal reads the same whether or not there is such an account. */
export const signInHandler =
  (parts: Parts): SessionHandler =>
  async request => {
    const [email, password] = [request.fields['email'], request.fields['password']]
    const missing = missingProblems(email, password)
    if (missing.length > 0 || typeof email !== 'string' || typeof password !== 'string')
      return refusedForm(missing)
    const buckets = bucketsOf(normalEmail(email), request.clientAddress)
    const machineNow = machineTime(parts.clock)
    const attempt = await parts.database.write(tx => reserveAttempt(tx, buckets, machineNow))
    if (attempt.kind !== 'open') return refusedForm([barredProblem(attempt)])
    const account = await parts.database.read(reader => findAccountByEmail(reader, normalEmail(email)))
    const isRight = await verifyPassword(account?.passwordHash ?? null, password)
    if (!account || !isRight || account.disabledAt !== null) {
      await noteBurst(parts, account, attempt)
      return refusedForm([said('sign-in-wrong', '', own => own.signIn.wrong)])
    }
    if (account.passwordEndsAt !== null && account.passwordEndsAt <= parts.clock.now())
      return refusedForm([said('password-ended', '', own => own.signIn.ended)])
    return afterPassword(parts, account, request, buckets)
  }

/** The session, or the page that asks for the second factor where the account has one. */
async function afterPassword(
  parts: Parts,
  account: Account,
  request: SessionRequest,
  buckets: Buckets,
): Promise<SessionOutcome> {
  const asked = account.passwordEndsAt === null ? safeNext(request.fields['lanjut']) : OWN_ACCOUNT
  const next = asked ?? FIRST_PAGE
  const factor = await parts.database.read(reader => findFactor(reader, account.id))
  if (factor) {
    const secret = await openHalfSession(parts, account, request, { buckets, next })
    return { kind: 'session', secret, next: CODE_PAGE }
  }
  const secret = await openSession(parts, account, request, { buckets, demo: false })
  return { kind: 'session', secret, next }
}

function missingProblems(email: unknown, password: unknown): readonly Problem[] {
  const isEmpty = (value: unknown): boolean => typeof value !== 'string' || value.trim() === ''
  return [
    ...(isEmpty(email) ? [said('required', 'email', own => own.signIn.emailMissing)] : []),
    ...(isEmpty(password) ? [said('required', 'password', own => own.signIn.passwordMissing)] : []),
  ]
}

export const barredProblem = (attempt: Exclude<Reservation, { kind: 'open' }>): Problem =>
  attempt.kind === 'closed'
    ? said('sign-in-closed', '', own => own.signIn.closed(attemptLimits.account.closedAt))
    : said('sign-in-wait', '', own => own.signIn.wait(attempt.seconds))

export async function noteBurst(
  { database, clock }: Parts,
  account: Account | undefined,
  attempt: Extract<Reservation, { kind: 'open' }>,
): Promise<void> {
  const { accountFailures, addressFailures } = attempt
  const ofAddress = addressFailures > 0 && isBurst(addressFailures, attemptLimits.network)
  if (!isBurst(accountFailures, attemptLimits.account) && !ofAddress) return
  const entry = accountEntry({
    at: clock.now(),
    personId: null,
    role: 'visitor',
    action: 'session.sign-in',
    event: 'session.sign-in-failed-often',
    subjectId: account?.id ?? 'unknown',
    detail: { accountFailures, addressFailures },
  })
  await database.write(tx => append(tx, [entry]))
}

/** A right password that waits for the second factor: its secret opens the page that asks for the code, and nothing else. */
async function openHalfSession(
  { database, clock }: Parts,
  account: Account,
  { signedIn }: Pick<SessionRequest, 'signedIn'>,
  { buckets, next }: Readonly<{ buckets: Buckets; next: string }>,
): Promise<string> {
  const [machineNow, secret] = [machineTime(clock), newSecret()]
  await database.write(async tx => {
    await forgiveAttempt(tx, buckets)
    if (signedIn) await removeSession(tx, sessionHash(signedIn.secret))
    await removeOverHalfSessions(tx, machineNow)
    await addHalfSession(tx, { idHash: sessionHash(secret), personId: account.id, next }, machineNow)
  })
  return secret
}

type Opening = Readonly<{
  buckets: Buckets | null
  demo: boolean
  /** What the second factor was, where one was asked for. */
  second?: 'code' | 'recovery-code'
}>

/** A new session with a new secret; the one that this browser had before ends. */
export async function openSession(
  { database, clock }: Parts,
  account: Account,
  { signedIn, userAgent }: Pick<SessionRequest, 'signedIn' | 'userAgent'>,
  { buckets, demo, second }: Opening,
): Promise<string> {
  const [now, machineNow, secret] = [clock.now(), machineTime(clock), newSecret()]
  await database.write(async tx => {
    const grant = (await listGrantsOf(tx, [account.id])).find(one => isInForce(one, now))
    if (buckets) await forgiveAttempt(tx, buckets)
    if (signedIn) await removeSession(tx, sessionHash(signedIn.secret))
    await removeOverSessions(tx, machineNow)
    const session = { idHash: sessionHash(secret), personId: account.id, grantId: grant?.id ?? null }
    const device = deviceWords(userAgent ?? '')
    await addSession(tx, { ...session, device }, machineNow)
    await append(tx, [
      accountEntry({
        at: now,
        personId: account.id,
        role: grant?.role ?? 'visitor',
        ...(grant ? { areaPath: grant.areaPath } : {}),
        action: demo ? 'session.sign-in-demo' : 'session.sign-in',
        event: 'session.signed-in',
        subjectId: account.id,
        detail: {
          ...(second === undefined ? {} : { second }),
          ...(grant?.mandate ? { acting: { kind: grant.mandate.kind, grant: grant.id } } : {}),
        },
      }),
    ])
  })
  return secret
}
