import { z } from 'zod'
import { defineAction, done, refuse, runAction, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import { verifyPassword } from '../../../platform/password.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { PROVED, refusedForm, type SessionHandler, type SessionRequest } from '../../../web/index.ts'
import { tryPassword } from '../accounts/change-password.ts'
import { findAccount } from '../person-store.ts'
import { safeNext } from '../person.ts'
import { said } from '../said.ts'
import { readCode, useCode } from './second-factor.ts'
import { findFactor } from './second-factor-store.ts'
import { machineTime, sessionHash } from './session.ts'
import { noteProof } from './session-store.ts'
import { isDemoOpen, type DemoConfig } from './sign-in-demo.ts'
import { barredProblem, FIRST_PAGE } from './sign-in.ts'
import { factorBuckets, forgiveAttempt, reserveAttempt } from './sign-in-attempt.ts'

const typedWord = z.string().max(10_000).default('')
const input = z.object({
  /** Of the session that is proved, as it is stored. */
  session: z.string(),
  current: typedWord,
  code: typedWord,
  /** In demo mode nobody has a password to protect. */
  demo: z.boolean(),
})

/** Who is signed in proves once more who they are: by the password, and the second code where there is one. */
export const proveIdentity = (sealer: Sealer, { clock }: Pick<Environment, 'clock'>) =>
  defineAction({
    name: 'account.prove',
    input,
    load: async (reader, { current, demo }, { actor }) => {
      const account = actor.personId === null ? undefined : await findAccount(reader, actor.personId)
      if (!account) return null
      const isRight = demo || (await verifyPassword(account.passwordHash, current))
      return { account, isRight, factor: demo ? undefined : await findFactor(reader, account.id) }
    },
    facts: ({ account }) => ({ personId: account.id }),
    handle: ({ account, isRight, factor }, { code, session, demo }) => {
      const given = factor ? readCode(sealer, account.id, factor, code, machineTime(clock)) : null
      const isCodeWrong = factor !== undefined && given === null
      const problems = [
        ...(isRight ? [] : [said('current-wrong', 'current', own => own.own.currentWrong)]),
        ...(isCodeWrong ? [said('code-wrong', 'code', own => own.second.wrong)] : []),
      ]
      if (problems.length > 0) return refuse(problems)
      return done({
        change: { id: account.id, session, given },
        event: PROVED,
        subject: { kind: 'person', id: account.id },
        areaPath: wholeCountry,
        detail: { ...(given ? { second: given.kind } : {}), ...(demo ? { demo } : {}) },
      })
    },
    save: async (tx, { id, session, given }, { now }) =>
      (given === null || (await useCode(tx, id, given, now))) &&
      (await noteProof(tx, session, id, machineTime(clock))),
    audience: 'accounts',
  })

/** Counts a try of the code beside the pipeline, like one of the password; the problem where none is allowed now. */
async function tryCode({ database, clock }: Environment, personId: string) {
  const attempt = await database.write(tx => reserveAttempt(tx, factorBuckets(personId), machineTime(clock)))
  return attempt.kind === 'open' ? null : refusedForm([barredProblem(attempt)])
}

export const proveHandler = (environment: Environment, sealer: Sealer): SessionHandler =>
  proving(environment, sealer, async request => {
    const barred = await tryPassword(environment, request)
    if (barred) return barred
    return request.signedIn ? tryCode(environment, request.signedIn.personId) : null
  })

/** In demo mode, where a demo person has signed in without a password, too. */
export const proveDemoHandler = (
  environment: Environment,
  sealer: Sealer,
  config: DemoConfig,
): SessionHandler =>
  proving(
    environment,
    sealer,
    async () =>
      (await environment.database.read(reader => isDemoOpen(reader, config))) ? null : { kind: 'not-found' },
    true,
  )

type Before = (request: SessionRequest) => Promise<Awaited<ReturnType<SessionHandler>> | null>

function proving(environment: Environment, sealer: Sealer, before: Before, demo = false): SessionHandler {
  const action = proveIdentity(sealer, environment)
  return async request => {
    const { signedIn, fields, locale } = request
    if (!signedIn) return { kind: 'not-found' }
    const barred = await before(request)
    if (barred) return barred
    const result = await runAction(environment, action, {
      actor: signedIn.actor,
      locale,
      input: {
        session: sessionHash(signedIn.secret),
        current: fields['current'],
        code: fields['code'],
        demo,
      },
      key: null,
    })
    if (result.kind === 'refused' || result.kind === 'stale') return refusedForm(result.problems)
    if (result.kind !== 'done') return { kind: 'not-found' }
    await environment.database.write(tx => forgiveAttempt(tx, factorBuckets(signedIn.personId)))
    const next = safeNext(fields['lanjut']) ?? FIRST_PAGE
    const mark = `${next.includes('?') ? '&' : '?'}berhasil=${result.event}`
    return { kind: 'session', secret: signedIn.secret, next: next + mark }
  }
}
