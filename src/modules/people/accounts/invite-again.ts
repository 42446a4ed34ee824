import { z } from 'zod'
import { defineAction, done, fields, refuse, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { mailLink } from './account-link.ts'
import { listInvitations, type Invitation } from './account-link-store.ts'
import { sendJob, type MailConfig } from '../mail/outbox.ts'
import { changePerson, findAccount, type Account } from '../person-store.ts'
import { said } from '../said.ts'
import { machineTime } from '../signing-in/session.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Between two invitations to one person, and how many within a day: nobody's mailbox is flooded from here. */
const PAUSE = 10 * MINUTE
const MOST_A_DAY = 3

/** Milliseconds until one more invitation may go to a person, who was sent these, the newest first. */
export function invitationWait(sent: readonly Date[], machineNow: Date): number {
  const since = (at: Date): number => machineNow.getTime() - at.getTime()
  const today = sent.filter(at => since(at) < DAY)
  const [newest, full] = [today[0], today[MOST_A_DAY - 1]]
  return Math.max(0, newest ? PAUSE - since(newest) : 0, full ? DAY - since(full) : 0)
}

type Loaded = Readonly<{ account: Account; invitations: readonly Invitation[] }>

function problemsOf({ account, invitations }: Loaded, hasMail: boolean, machineNow: Date): Problem[] {
  const sent = invitations.map(one => one.createdAt)
  const wait = Math.ceil(invitationWait(sent, machineNow) / MINUTE)
  return [
    ...(hasMail ? [] : [said('no-mail', '', own => own.link.cannotInvite)]),
    ...(account.disabledAt === null ? [] : [said('disabled', '', own => own.role.personDisabled)]),
    ...(account.passwordHash === null ? [] : [said('has-password', '', own => own.invite.notWaiting)]),
    ...(wait === 0 ? [] : [said('wait', '', own => own.invite.wait(wait))]),
  ]
}

/** Sends the invitation again to somebody who has set no password yet. The link that was mailed before is void. */
export const inviteAgain = (
  { clock }: Pick<Environment, 'clock'>,
  sealer: Sealer,
  { mailFrom, publicUrl }: MailConfig,
) =>
  defineAction({
    name: 'person.invite-again',
    input: z.object({
      id: fields.recordId,
      version: fields.rowVersion.optional(),
      language: z.enum(['id', 'en']).default('id'),
    }),
    load: async (reader, { id }): Promise<Loaded | null> => {
      const account = await findAccount(reader, id)
      return account ? { account, invitations: await listInvitations(reader, id) } : null
    },
    facts: ({ account }) => ({ personId: account.id }),
    readAction: 'person.list',
    version: ({ account }) => account.rowVersion,
    handle: (loaded, input, { newId }) => {
      const problems = problemsOf(loaded, mailFrom !== null, machineTime(clock))
      if (problems.length > 0) return refuse(problems)
      const [{ account }, mail] = [loaded, newId()]
      return done({
        change: { account, mail, locale: input.language },
        event: 'person.invited-again',
        subject: { kind: 'person', id: account.id },
        areaPath: wholeCountry,
        jobs: [sendJob(mail)],
      })
    },
    save: async (tx, { account, mail, locale }) => {
      const post = { id: mail, purpose: 'invitation', publicUrl, locale } as const
      await mailLink(tx, sealer, account, post, machineTime(clock))
      return changePerson(tx, account.id, account.rowVersion)
    },
    audience: 'accounts',
  })
