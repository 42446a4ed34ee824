import { runAction, type Environment } from '../../../actions/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { refusedForm, type SessionHandler } from '../../../web/index.ts'
import { findHalfSession, removeHalfSession, takeTry, type HalfSession } from './half-session-store.ts'
import { findAccount, type Account } from '../person-store.ts'
import { readCode, useCode, type GivenCode } from './second-factor.ts'
import { findFactor } from './second-factor-store.ts'
import { machineTime, SECOND_FACTOR_PAGE, sessionHash } from './session.ts'
import { removeSecondFactor } from './set-second-factor.ts'
import { barredProblem, noteBurst, openSession } from './sign-in.ts'
import { factorBuckets, forgiveAttempt, reserveAttempt, type Reservation } from './sign-in-attempt.ts'
import { said } from '../said.ts'

type Taken = Readonly<{ half: HalfSession; attempt: Reservation }>

/** The second step of signing in: the code opens the session that the password alone did not. */
export const secondStepHandler =
  (environment: Environment, sealer: Sealer): SessionHandler =>
  async request => {
    const { code } = request.fields
    if (typeof code !== 'string' || code.trim() === '')
      return refusedForm([said('required', 'code', own => own.second.missing)])
    const idHash = sessionHash(request.unfinished ?? '')
    const taken = await environment.database.write(tx => takeAttempt(environment, tx, idHash))
    if (!taken) return refusedForm([said('half-over', '', own => own.second.over)])
    const { half, attempt } = taken
    if (attempt.kind !== 'open') return refusedForm([barredProblem(attempt)])
    const account = await environment.database.read(reader => findAccount(reader, half.personId))
    if (!account || account.disabledAt !== null)
      return refusedForm([said('half-over', '', own => own.second.over)])
    const given = await takeCode(environment, sealer, account, code)
    if (!given) {
      await noteBurst(environment, account, attempt)
      return refusedForm([said('code-wrong', 'code', own => own.second.wrong)])
    }
    await environment.database.write(tx => removeHalfSession(tx, idHash))
    const opening = { buckets: factorBuckets(account.id), demo: false, second: given.kind }
    return {
      kind: 'session',
      secret: await openSession(environment, account, request, opening),
      next: half.next,
    }
  }

/** Counts the attempt before the code is looked at. A wait costs no try: what is typed during it is not looked at. */
async function takeAttempt({ clock }: Environment, tx: Tx, idHash: string): Promise<Taken | null> {
  const machineNow = machineTime(clock)
  const half = await findHalfSession(tx, idHash, machineNow)
  if (!half) return null
  const attempt = await reserveAttempt(tx, factorBuckets(half.personId), machineNow)
  if (attempt.kind === 'open' && !(await takeTry(tx, idHash, machineNow))) return null
  return { half, attempt }
}

/** The code, used up; null when it is wrong or was used before. */
const takeCode = (
  { database, clock }: Environment,
  sealer: Sealer,
  account: Account,
  typed: string,
): Promise<GivenCode | null> =>
  database.write(async tx => {
    const factor = await findFactor(tx, account.id)
    const given = factor ? readCode(sealer, account.id, factor, typed, machineTime(clock)) : null
    return given && (await useCode(tx, account.id, given, clock.now())) ? given : null
  })

/**
 * Switching the second factor off stands beside the pipeline as far as its tries are concerned: each is counted
 * before it is looked at, and a refusal in the pipeline would take the count back. The act itself is the pipeline's.
 */
export function removeSecondFactorHandler(environment: Environment, sealer: Sealer): SessionHandler {
  const action = removeSecondFactor(sealer, environment)
  return async ({ signedIn, fields, locale }) => {
    if (!signedIn) return { kind: 'not-found' }
    const buckets = factorBuckets(signedIn.personId)
    const machineNow = machineTime(environment.clock)
    const attempt = await environment.database.write(tx => reserveAttempt(tx, buckets, machineNow))
    if (attempt.kind !== 'open') return refusedForm([barredProblem(attempt)])
    const input = { current: fields['current'], code: fields['code'] }
    const result = await runAction(environment, action, { actor: signedIn.actor, locale, input, key: null })
    if (result.kind === 'refused' || result.kind === 'stale') return refusedForm(result.problems)
    if (result.kind !== 'done') return { kind: 'not-found' }
    await environment.database.write(tx => forgiveAttempt(tx, buckets))
    const next = `${SECOND_FACTOR_PAGE}?berhasil=${result.event}`
    return { kind: 'session', secret: signedIn.secret, next }
  }
}
