import { runAction, type AnyAction, type Environment } from '../../../actions/index.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import type { SessionHandler } from '../../../web/index.ts'
import { tryPassword } from '../accounts/change-password.ts'
import { RECOVERY_PAGE, renewRecoveryCodes, setSecondFactor } from './set-second-factor.ts'
import { SECOND_FACTOR_PAGE } from './session.ts'

/** Sets the second factor up; the tries of the password are counted with those of signing in. */
export const setSecondFactorHandler = (environment: Environment, sealer: Sealer): SessionHandler =>
  byPassword(environment, setSecondFactor(sealer, environment), ['seed', 'current', 'code'], RECOVERY_PAGE)

/** Renews the recovery codes; the tries of the password are counted with those of signing in. */
export const renewRecoveryCodesHandler = (environment: Environment, sealer: Sealer): SessionHandler =>
  byPassword(environment, renewRecoveryCodes(sealer), ['seed', 'current'], SECOND_FACTOR_PAGE)

/** An act of the pipeline that asks for the current password, with the count of its tries beside the pipeline. */
function byPassword(
  environment: Environment,
  action: AnyAction,
  names: readonly string[],
  next: string,
): SessionHandler {
  return async request => {
    const { signedIn, fields, locale } = request
    if (!signedIn) return { kind: 'not-found' }
    const barred = await tryPassword(environment, request)
    if (barred) return barred
    const input = Object.fromEntries(names.map(name => [name, fields[name]]))
    const result = await runAction(environment, action, { actor: signedIn.actor, locale, input, key: null })
    if (result.kind === 'refused' || result.kind === 'stale')
      return { kind: 'refused', problems: result.problems }
    if (result.kind !== 'done') return { kind: 'not-found' }
    return { kind: 'session', secret: signedIn.secret, next: `${next}?berhasil=${result.event}` }
  }
}
