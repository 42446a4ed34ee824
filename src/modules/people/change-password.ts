import { z } from 'zod'
import { defineAction, done, refuse } from '../../actions/index.ts'
import { wholeCountry } from '../../foundation/area-path.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { success } from '../../foundation/result.ts'
import { hashPassword, verifyPassword } from '../../platform/password.ts'
import { passwordProblems } from '../../platform/password-strength.ts'
import { voidLinksOf } from './account-link-store.ts'
import { messages } from './messages.ts'
import { inEveryLanguage, passwordContextOf } from './person.ts'
import { changePerson, findAccount } from './person-store.ts'
import { removeSessionsOf } from './session-store.ts'

const password = z.string().max(10_000)

const said = (code: string, path: string, pick: (own: typeof messages.id) => string): Problem =>
  problem(code, path, inEveryLanguage(messages, pick))

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
