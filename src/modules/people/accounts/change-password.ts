import { z } from 'zod'
import { defineAction, done, refuse, runAction, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import { success } from '../../../foundation/result.ts'
import { hashPassword, verifyPassword } from '../../../platform/password.ts'
import { passwordProblems } from '../../../platform/password-strength.ts'
import {
  refusedForm,
  type SessionHandler,
  type SessionOutcome,
  type SessionRequest,
} from '../../../web/index.ts'
import { voidLinksOf } from './account-link-store.ts'
import { passwordContextOf } from '../person.ts'
import { changePerson, findAccount } from '../person-store.ts'
import { machineTime } from '../signing-in/session.ts'
import { removeSessionsOf } from '../signing-in/session-store.ts'
import { barredProblem, noteBurst } from '../signing-in/sign-in.ts'
import { bucketsOf, forgiveAttempt, reserveAttempt } from '../signing-in/sign-in-attempt.ts'
import { said } from '../said.ts'

const password = z.string().max(10_000)

/** Replaces the own password. All sessions end, this one too: whoever else knew the old password is out. */
export const changePassword = defineAction({
  name: 'account.change-password',
  input: z
    .object({ current: password, password, repeat: password })
    .transform(input => ({ ...input, passwordHash: '' })),
  prepare: async input => success({ ...input, passwordHash: await hashPassword(input.password) }),
  load: async (reader, input, { actor }) => {
    const account = actor.personId === null ? undefined : await findAccount(reader, actor.personId)
    if (!account) return null
    return { account, currentIsRight: await verifyPassword(account.passwordHash, input.current) }
  },
  facts: ({ account }) => ({ personId: account.id }),
  handle: ({ account, currentIsRight }, input) => {
    const problems = [
      ...(currentIsRight ? [] : [said('current-wrong', 'current', own => own.own.currentWrong)]),
      ...passwordProblems(input.password, 'password', passwordContextOf(account)),
      ...(input.password === input.current
        ? [said('password-same', 'password', own => own.own.samePassword)]
        : []),
      ...(input.password === input.repeat
        ? []
        : [said('repeat-differs', 'repeat', own => own.own.repeatDiffers)]),
    ]
    if (problems.length > 0) return refuse(problems)
    return done({
      change: { account, passwordHash: input.passwordHash },
      event: 'account.password-changed',
      subject: { kind: 'person', id: account.id },
      areaPath: wholeCountry,
      next: '/masuk',
    })
  },
  save: async (tx, { account, passwordHash }, { now }) => {
    await removeSessionsOf(tx, account.id, null)
    await voidLinksOf(tx, account.id, now)
    return changePerson(tx, account.id, account.rowVersion, {
      password_hash: passwordHash,
      password_ends_at: null,
    })
  },
  audience: 'accounts',
})

/**
 * Whoever finds a session open must not guess its password at leisure: each try is counted with those of signing in
 * before it is looked at. A refusal in the pipeline would take the count back, so it stands beside the pipeline.
 * Null when the try was counted and the pipeline may look at the password.
 */
export async function tryPassword(
  environment: Environment,
  { signedIn, fields, clientAddress }: SessionRequest,
): Promise<SessionOutcome | null> {
  const { database, clock } = environment
  const account = signedIn && (await database.read(reader => findAccount(reader, signedIn.personId)))
  if (!account) return { kind: 'not-found' }
  const buckets = bucketsOf(account.email, clientAddress)
  const attempt = await database.write(tx => reserveAttempt(tx, buckets, machineTime(clock)))
  if (attempt.kind !== 'open') return refusedForm([{ ...barredProblem(attempt), path: 'current' }])
  const { current } = fields
  const isRight = typeof current === 'string' && (await verifyPassword(account.passwordHash, current))
  if (isRight) await database.write(tx => forgiveAttempt(tx, buckets))
  else await noteBurst(environment, account, attempt)
  return null
}

export const changePasswordHandler =
  (environment: Environment): SessionHandler =>
  async request => {
    const { signedIn, fields, locale } = request
    if (!signedIn) return { kind: 'not-found' }
    const barred = await tryPassword(environment, request)
    if (barred) return barred
    const input = { current: fields['current'], password: fields['password'], repeat: fields['repeat'] }
    const result = await runAction(environment, changePassword, {
      actor: signedIn.actor,
      locale,
      input,
      key: null,
    })
    const problems = result.kind === 'refused' || result.kind === 'stale' ? result.problems : []
    if (result.kind === 'done')
      return { kind: 'session', secret: null, next: `/masuk?berhasil=${result.event}` }
    return problems.length > 0 ? refusedForm(problems) : { kind: 'not-found' }
  }
