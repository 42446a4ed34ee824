import type { Environment } from '../../../actions/index.ts'
import { appAddress, base32 } from '../../../platform/one-time-code.ts'
import { newId } from '../../../platform/random.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { notFound, typed, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { findHalfSession } from './half-session-store.ts'
import { renderCode } from './pages/code-drawing.ts'
import { codeStepPage } from './pages/code-step-page.ts'
import { recoveryPage } from './pages/recovery-page.ts'
import { secondFactorPage } from './pages/second-factor-page.ts'
import { findAccount } from '../person-store.ts'
import { offeredCodes, offeredSecret } from './second-factor.ts'
import { secondWords } from './second-factor-messages.ts'
import { countRecoveryCodes, findFactor } from './second-factor-store.ts'
import { machineTime, SECOND_FACTOR_PAGE, sessionHash } from './session.ts'
import { renewRecoveryCodesHandler, setSecondFactorHandler } from './second-factor-handlers.ts'
import { RECOVERY_PAGE } from './set-second-factor.ts'
import { CODE_PAGE } from './sign-in.ts'
import { removeSecondFactorHandler, secondStepHandler } from './sign-in-second-step.ts'

/** What the app on the phone calls this account's place. */
const ISSUER = 'Bintang'

const SET = 'account.set-second-factor'
const RENEW = 'account.renew-recovery-codes'

/** The second step of signing in, and the own second factor with its recovery codes. */
export function secondFactorRoutes(environment: Environment, sealer: Sealer): readonly Route[] {
  return [
    {
      path: CODE_PAGE,
      access: 'open',
      page: request => showStep(request, environment),
      session: { 'session.second-step': secondStepHandler(environment, sealer) },
      opening: ['session.second-step'],
    },
    {
      path: SECOND_FACTOR_PAGE,
      access: SET,
      page: request => showFactor(request, sealer, SET),
      session: {
        [SET]: setSecondFactorHandler(environment, sealer),
        'account.remove-second-factor': removeSecondFactorHandler(environment, sealer),
      },
    },
    {
      path: RECOVERY_PAGE,
      access: RENEW,
      page: request => showRecovery(request, sealer, RENEW),
      session: { [RENEW]: renewRecoveryCodesHandler(environment, sealer) },
    },
  ]
}

async function showStep(request: PageRequest, { clock }: Environment): Promise<PageResult> {
  const { reader, locale, unfinished } = request
  const half =
    unfinished === undefined
      ? undefined
      : await findHalfSession(reader, sessionHash(unfinished), machineTime(clock))
  const body = codeStepPage(request, half !== undefined)
  return { kind: 'page', title: secondWords[locale].step.title, body, audience: 'signed-in' }
}

/** The seed that the form came with, so that a mistyped code does not change the key; a new one otherwise. */
function seedOf({ form }: PageRequest, action: string): string {
  const sent = typed(form, action, 'seed', '')
  return /^[0-9a-z]{16}$/.test(sent) ? sent : newId()
}

async function showFactor(request: PageRequest, sealer: Sealer, action: string): Promise<PageResult> {
  const { reader, actor, locale } = request
  const account = await findAccount(reader, actor.personId ?? '')
  if (!account) return notFound
  const factor = await findFactor(reader, account.id)
  const seed = seedOf(request, action)
  const secret = offeredSecret(sealer, account.id, seed)
  const body = secondFactorPage(request, {
    isRequired: request.signedIn?.confinedTo !== undefined,
    state: factor
      ? { kind: 'set', since: factor.createdAt, left: await countRecoveryCodes(reader, account.id) }
      : {
          kind: 'offered',
          seed,
          key: base32(secret),
          drawing: renderCode(appAddress(ISSUER, account.email, secret), secondWords[locale].page.drawing),
        },
  })
  return { kind: 'page', title: secondWords[locale].page.title, body, audience: 'signed-in' }
}

async function showRecovery(request: PageRequest, sealer: Sealer, action: string): Promise<PageResult> {
  const { reader, actor, locale } = request
  const personId = actor.personId ?? ''
  const seed = seedOf(request, action)
  const isSet = (await findFactor(reader, personId)) !== undefined
  const body = recoveryPage(request, isSet ? { seed, codes: offeredCodes(sealer, personId, seed) } : null)
  return { kind: 'page', title: secondWords[locale].recovery.title, body, audience: 'signed-in' }
}
