import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { wholeCountry, type AreaPath } from '../../../foundation/area-path.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { success } from '../../../foundation/result.ts'
import { hashPassword } from '../../../platform/password.ts'
import { passwordProblems } from '../../../platform/password-strength.ts'
import { normalEmail, passwordContextOf, TEMPORARY_PASSWORD_DAYS } from '../person.ts'
import { addPerson, findAccountByEmail, type NewPerson } from '../person-store.ts'
import { areaKindOf } from '../role-rules.ts'
import { said } from '../said.ts'

const DAY = 86_400_000

export const emailField = z.string().transform(normalEmail).pipe(z.email().max(200))

/** What is asked about a person, in the form and in the operator's command. */
export const personFields = {
  name: fields.requiredText(120),
  email: emailField,
  employer: fields.optionalText(200),
  /** The path of a province or regency; empty where nobody said. */
  homeArea: fields.optionalText(40),
  password: z.string().max(10_000),
}

export const temporaryUntil = (now: Date): Date => new Date(now.getTime() + TEMPORARY_PASSWORD_DAYS * DAY)

type Asked = Readonly<{ name: string; email: string; employer: string; homeArea: string; password: string }>

export const homeAreaOf = (input: Pick<Asked, 'homeArea'>): AreaPath => input.homeArea || wholeCountry

/** Everything wrong with a new account, apart from its password. */
export const personProblems = (input: Pick<Asked, 'homeArea'>, isTaken: boolean): readonly Problem[] => [
  ...(isTaken ? [said('email-taken', 'email', own => own.person.emailTaken)] : []),
  ...(areaKindOf(homeAreaOf(input)) === null
    ? [said('unknown-area', 'homeArea', own => own.person.unknownArea)]
    : []),
]

/** Everything wrong with a new account and its password. */
export const newPersonProblems = (input: Asked, isTaken: boolean): readonly Problem[] => [
  ...personProblems(input, isTaken),
  ...passwordProblems(input.password, 'password', passwordContextOf(input)),
]

/** A new account without any role. Its password is temporary: the owner replaces it. */
export const createPerson = defineAction({
  name: 'person.create',
  input: z.object(personFields).transform(input => ({ ...input, passwordHash: '' })),
  prepare: async input => success({ ...input, passwordHash: await hashPassword(input.password) }),
  load: async (reader, input) => ({
    isTaken: (await findAccountByEmail(reader, input.email)) !== undefined,
  }),
  facts: () => ({}),
  handle: ({ isTaken }, input, { now, newId }) => {
    const problems = newPersonProblems(input, isTaken)
    if (problems.length > 0) return refuse(problems)
    const change: NewPerson = {
      id: newId(),
      name: input.name,
      email: input.email,
      employer: input.employer,
      homeAreaPath: homeAreaOf(input),
      passwordHash: input.passwordHash,
      passwordEndsAt: temporaryUntil(now),
      demoId: null,
    }
    return done({
      change,
      event: 'person.created',
      subject: { kind: 'person', id: change.id },
      areaPath: wholeCountry,
      next: `/akun/${change.id}`,
      answer: { id: change.id },
    })
  },
  save: (tx, change, { now }) => addPerson(tx, change, now),
  audience: 'accounts',
})
