import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { success } from '../../../foundation/result.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { hashPassword } from '../../../platform/password.ts'
import { passwordProblems } from '../../../platform/password-strength.ts'
import { voidLinksOf } from './account-link-store.ts'
import { temporaryUntil } from './create-person.ts'
import { clearFailures } from '../signing-in/failure-store.ts'
import { passwordContextOf, type Person } from '../person.ts'
import { changePerson, findPerson } from '../person-store.ts'
import { findFactor, removeFactor } from '../signing-in/second-factor-store.ts'
import { said } from '../said.ts'
import { removeSessionsOf } from '../signing-in/session-store.ts'
import { accountBucketOf, factorBucketOf } from '../signing-in/sign-in-attempt.ts'

const load = async (reader: Reader, input: Readonly<{ id: string }>): Promise<Person | null> =>
  (await findPerson(reader, input.id)) ?? null

const fixed = {
  readAction: 'person.list',
  facts: (person: Person) => ({ personId: person.id }),
  version: (person: Person) => person.rowVersion,
  audience: 'accounts',
} as const

const about = (person: Person) => ({
  subject: { kind: 'person', id: person.id },
  areaPath: wholeCountry,
})

const ownAccount = (person: Person, { actor }: ActionContext): readonly Problem[] =>
  person.id === actor.personId ? [said('own-account', '', own => own.person.ownAccount)] : []

const reason = fields.requiredText(300)
const base = { id: fields.recordId, version: fields.rowVersion.optional() }

/** Closes an account: its sessions end at once, its roles rest. */
export const disablePerson = defineAction({
  name: 'person.disable',
  input: z.object({ ...base, reason }),
  load,
  ...fixed,
  handle: (person, input, context) => {
    const problems = [
      ...ownAccount(person, context),
      ...(person.disabledAt === null ? [] : [said('disabled', '', own => own.person.alreadyDisabled)]),
    ]
    if (problems.length > 0) return refuse(problems)
    return done({ change: person, event: 'person.disabled', ...about(person), reason: input.reason })
  },
  save: async (tx, person, { now }) => {
    await removeSessionsOf(tx, person.id, null)
    await voidLinksOf(tx, person.id, now)
    return changePerson(tx, person.id, person.rowVersion, { disabled_at: now })
  },
})

/** Opens a closed account again, with the roles that are still in force. */
export const enablePerson = defineAction({
  name: 'person.enable',
  input: z.object({ ...base, reason }),
  load,
  ...fixed,
  handle: (person, input) =>
    person.disabledAt === null
      ? refuse([said('enabled', '', own => own.person.alreadyEnabled)])
      : done({ change: person, event: 'person.enabled', ...about(person), reason: input.reason }),
  save: (tx, person) => changePerson(tx, person.id, person.rowVersion, { disabled_at: null }),
})

/**
 * Takes a second factor away from somebody who has lost it together with the recovery codes. The sessions end;
 * the password stays, so that the administrator alone cannot sign in as that person.
 */
export const resetSecondFactor = defineAction({
  name: 'person.reset-second-factor',
  input: z.object({ ...base, reason }),
  load: async (reader, input) => {
    const person = await load(reader, input)
    return person ? { person, factor: await findFactor(reader, person.id) } : null
  },
  readAction: 'person.list',
  facts: ({ person }) => ({ personId: person.id }),
  version: ({ person }) => person.rowVersion,
  audience: 'accounts',
  handle: ({ person, factor }, input, context) => {
    const problems = [
      ...ownAccount(person, context),
      ...(factor ? [] : [said('no-factor', '', own => own.person.noSecondFactor)]),
    ]
    if (problems.length > 0) return refuse(problems)
    return done({
      change: person,
      event: 'person.second-factor-reset',
      ...about(person),
      reason: input.reason,
    })
  },
  save: async (tx, person) => {
    await removeSessionsOf(tx, person.id, null)
    await clearFailures(tx, factorBucketOf(person.id))
    await removeFactor(tx, person.id)
    return changePerson(tx, person.id, person.rowVersion)
  },
})

type NewPassword = Readonly<{ person: Person; passwordHash: string }>

const saveTemporary = async (tx: Tx, { person, passwordHash }: NewPassword, now: Date): Promise<boolean> => {
  await removeSessionsOf(tx, person.id, null)
  await voidLinksOf(tx, person.id, now)
  await clearFailures(tx, accountBucketOf(person.email))
  return changePerson(tx, person.id, person.rowVersion, {
    password_hash: passwordHash,
    password_ends_at: temporaryUntil(now),
  })
}

/** A new temporary password for somebody who has lost the own one, or failed too often. */
export const resetPassword = defineAction({
  name: 'person.reset-password',
  input: z
    .object({ ...base, password: z.string().max(10_000) })
    .transform(input => ({ ...input, passwordHash: '' })),
  prepare: async input => success({ ...input, passwordHash: await hashPassword(input.password) }),
  load,
  ...fixed,
  handle: (person, input, context) => {
    const problems = [
      ...ownAccount(person, context),
      ...passwordProblems(input.password, 'password', passwordContextOf(person)),
    ]
    if (problems.length > 0) return refuse(problems)
    const change: NewPassword = { person, passwordHash: input.passwordHash }
    return done({ change, event: 'person.password-reset', ...about(person) })
  },
  save: (tx, change, { now }) => saveTemporary(tx, change, now),
})
