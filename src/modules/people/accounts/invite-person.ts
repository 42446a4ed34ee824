import { z } from 'zod'
import { defineAction, done, refuse, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { mailLink } from './account-link.ts'
import { homeAreaOf, personFields, personProblems } from './create-person.ts'
import { addPerson, findAccountByEmail, type NewPerson } from '../person-store.ts'
import { sendJob, type MailConfig } from '../mail/outbox.ts'
import { said } from '../said.ts'
import { machineTime } from '../signing-in/session.ts'

const { password: _password, ...asked } = personFields

const inviteInput = z.object({
  ...asked,
  /** Of the mail: its reader has not chosen one yet. */
  language: z.enum(['id', 'en']).default('id'),
})

const personFrom = (id: string, input: z.output<typeof inviteInput>): NewPerson => ({
  id,
  name: input.name,
  email: input.email,
  employer: input.employer,
  homeAreaPath: homeAreaOf(input),
  passwordHash: null,
  passwordEndsAt: null,
  demoId: null,
})

/** A new account without a password and without any role: the person sets the password by a mailed link. */
export const invitePerson = (
  { clock }: Pick<Environment, 'clock'>,
  sealer: Sealer,
  { mailFrom, publicUrl }: MailConfig,
) =>
  defineAction({
    name: 'person.invite',
    input: inviteInput,
    load: async (reader, input) => ({
      isTaken: (await findAccountByEmail(reader, input.email)) !== undefined,
    }),
    facts: () => ({}),
    handle: ({ isTaken }, input, { newId }) => {
      const noMail = said('no-mail', '', own => own.link.cannotInvite)
      const problems = [...(mailFrom === null ? [noMail] : []), ...personProblems(input, isTaken)]
      if (problems.length > 0) return refuse(problems)
      const [id, mail] = [newId(), newId()]
      return done({
        change: { person: personFrom(id, input), mail, locale: input.language },
        event: 'person.invited',
        subject: { kind: 'person', id },
        areaPath: wholeCountry,
        jobs: [sendJob(mail)],
        next: `/akun/${id}`,
        answer: { id },
      })
    },
    save: async (tx, { person, mail, locale }, { now }) => {
      if (!(await addPerson(tx, person, now))) return false
      const post = { id: mail, purpose: 'invitation', publicUrl, locale } as const
      await mailLink(tx, sealer, person, post, machineTime(clock))
      return true
    },
    audience: 'accounts',
  })
