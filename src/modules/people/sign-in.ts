import { append } from '../../audit/index.ts'
import type { Environment } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { verifyPassword } from '../../platform/password.ts'
import { newSecret } from '../../platform/random.ts'
import type { SessionHandler, SessionOutcome, SessionRequest } from '../../web/index.ts'
import { accountEntry } from './account-ledger.ts'
import { listGrantsOf } from './grant-store.ts'
import { messages } from './messages.ts'
import { inEveryLanguage, normalEmail, safeNext } from './person.ts'
import { findAccountByEmail, type Account } from './person-store.ts'
import { isInForce } from './role-rules.ts'
import { machineTime, sessionHash } from './session.ts'
import { addSession, removeOverSessions, removeSession } from './session-store.ts'
import {
  bucketsOf,
  forgiveAttempt,
  reserveAttempt,
  type Buckets,
  type Reservation,
} from './sign-in-attempt.ts'
import { accountLimit, addressLimit, isBurst } from './sign-in-limit.ts'

type Parts = Pick<Environment, 'database' | 'clock'>

const refused = (problems: readonly Problem[]): SessionOutcome => ({ kind: 'refused', problems })

/** The page after signing in, where none was asked for. */
export const FIRST_PAGE = '/tugas'
const OWN_ACCOUNT = '/akun-saya'

/** Signs a person in by mail address and password. Every refusal reads the same whether or not there is such an account. */
export const signInHandler =
  (parts: Parts): SessionHandler =>
  async request => {
    const [email, password] = [request.fields['email'], request.fields['password']]
    const missing = missingProblems(email, password)
    if (missing.length > 0 || typeof email !== 'string' || typeof password !== 'string')
      return refused(missing)
    const buckets = bucketsOf(normalEmail(email), request.clientAddress)
    const machineNow = machineTime(parts.clock)
    const attempt = await parts.database.write(tx => reserveAttempt(tx, buckets, machineNow))
    if (attempt.kind !== 'open') return refused([barredProblem(attempt)])
    const account = await parts.database.read(reader => findAccountByEmail(reader, normalEmail(email)))
    const isRight = await verifyPassword(account?.passwordHash ?? null, password)
    if (!account || !isRight || account.disabledAt !== null) {
      await noteBurst(parts, account, attempt)
      return refused([
        problem(
          'sign-in-wrong',
          '',
          inEveryLanguage(messages, own => own.signIn.wrong),
        ),
      ])
    }
    if (account.passwordEndsAt !== null && account.passwordEndsAt <= parts.clock.now())
      return refused([
        problem(
          'password-ended',
          '',
          inEveryLanguage(messages, own => own.signIn.ended),
        ),
      ])
    const secret = await openSession(parts, account, request, { buckets, demo: false })
    const next = account.passwordEndsAt === null ? safeNext(request.fields['lanjut']) : OWN_ACCOUNT
    return { kind: 'session', secret, next: next ?? FIRST_PAGE }
  }

function missingProblems(email: unknown, password: unknown): readonly Problem[] {
  const isEmpty = (value: unknown): boolean => typeof value !== 'string' || value.trim() === ''
  return [
    ...(isEmpty(email)
      ? [
          problem(
            'required',
            'email',
            inEveryLanguage(messages, own => own.signIn.emailMissing),
          ),
        ]
      : []),
    ...(isEmpty(password)
      ? [
          problem(
            'required',
            'password',
            inEveryLanguage(messages, own => own.signIn.passwordMissing),
          ),
        ]
      : []),
  ]
}

const barredProblem = (attempt: Exclude<Reservation, { kind: 'open' }>): Problem =>
  attempt.kind === 'closed'
    ? problem(
        'sign-in-closed',
        '',
        inEveryLanguage(messages, own => own.signIn.closed(accountLimit.closedAt ?? 0)),
      )
    : problem(
        'sign-in-wait',
        '',
        inEveryLanguage(messages, own => own.signIn.wait(attempt.seconds)),
      )

async function noteBurst(
  { database, clock }: Parts,
  account: Account | undefined,
  attempt: Extract<Reservation, { kind: 'open' }>,
): Promise<void> {
  const { accountFailures, addressFailures } = attempt
  const ofAddress = addressFailures > 0 && isBurst(addressFailures, addressLimit)
  if (!isBurst(accountFailures, accountLimit) && !ofAddress) return
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

type Opening = Readonly<{ buckets: Buckets | null; demo: boolean }>

/** A new session with a new secret; the one that this browser had before ends. */
export async function openSession(
  { database, clock }: Parts,
  account: Account,
  { signedIn }: Pick<SessionRequest, 'signedIn'>,
  { buckets, demo }: Opening,
): Promise<string> {
  const [now, machineNow, secret] = [clock.now(), machineTime(clock), newSecret()]
  await database.write(async tx => {
    const grant = (await listGrantsOf(tx, [account.id])).find(one => isInForce(one, now))
    if (buckets) await forgiveAttempt(tx, buckets)
    if (signedIn) await removeSession(tx, sessionHash(signedIn.secret))
    await removeOverSessions(tx, machineNow)
    const session = { idHash: sessionHash(secret), personId: account.id, grantId: grant?.id ?? null }
    await addSession(tx, session, machineNow)
    await append(tx, [
      accountEntry({
        at: now,
        personId: account.id,
        role: grant?.role ?? 'visitor',
        ...(grant ? { areaPath: grant.areaPath } : {}),
        action: demo ? 'session.sign-in-demo' : 'session.sign-in',
        event: 'session.signed-in',
        subjectId: account.id,
      }),
    ])
  })
  return secret
}
