import { z } from 'zod'
import { defineAction, done, refuse, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import type { Config } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database/index.ts'
import { enqueue, type JobHandler, type NewJob } from '../../../platform/jobs/index.ts'
import { folderTransport, type MailTransport } from '../../../platform/mail.ts'
import { mailFailureOf, smtpTransport, type MailFailure } from '../../../platform/mail-smtp.ts'
import { newId } from '../../../platform/random.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { aboutMail, type SealedMail } from '../accounts/account-link.ts'
import {
  findWaitingMail,
  listDeadMails,
  markSent,
  noteUnsent,
  reviveMails,
  type WaitingMail,
} from './mail-store.ts'
import { mailboxTransport } from '../demo-mailbox-store.ts'
import { said } from '../said.ts'
import { machineTime } from '../signing-in/session.ts'

export type MailConfig = Pick<Config, 'publicUrl' | 'mailFrom' | 'dataDir' | 'smtpUrl' | 'demo'>

const SEND_JOB = 'account.send-mail'

/** Seconds after each failed attempt; after the last one the mail waits for a person. About nine hours in all. */
export const retryAfter: readonly number[] = [10, 60, 300, 1800, 7200, 21_600]

/** `key` is new for each further round of attempts: a job of one key is done once. */
export const sendJob = (mail: string, key: string = mail): NewJob => ({
  kind: SEND_JOB,
  key,
  payload: { mail },
})

/** By the mail server where one is set; in the demo into its own mailbox; else into the folder from which a program of the operator's sends. */
function transportOf(database: Database, { smtpUrl, mailFrom, dataDir, demo }: MailConfig): MailTransport {
  if (mailFrom === null)
    return () => Promise.reject(Object.assign(new Error('no sender is set'), { code: 'ENOSENDER' }))
  if (smtpUrl !== null) return smtpTransport(smtpUrl, mailFrom)
  return demo ? mailboxTransport(database) : folderTransport(dataDir, mailFrom)
}

/**
 * Sends the mails of the outbox, each in a job of its own. A mail that does not go out is tried again later, and
 * never by the act that it belongs to. After a crash between sending and noting it a mail may go out twice, both
 * times under one Message-ID.
 */
export function outboxHandlers(
  environment: Environment,
  sealer: Sealer,
  config: MailConfig,
): Readonly<Record<string, JobHandler>> {
  const transport = transportOf(environment.database, config)
  return {
    [SEND_JOB]: payload => send(environment, sealer, transport, (payload as { mail: string }).mail),
  }
}

const tooLate: MailFailure = { code: 'ETOOLATE', isFinal: true }
const otherKey: MailFailure = { code: 'ESEALED', isFinal: true }
const closedAccount: MailFailure = { code: 'ECLOSED', isFinal: true }

async function send(
  { database, clock }: Environment,
  sealer: Sealer,
  transport: MailTransport,
  id: string,
): Promise<void> {
  const waiting = await database.read(reader => findWaitingMail(reader, id))
  if (!waiting) return
  const failure = await attempt(sealer, transport, waiting, machineTime(clock))
  await database.write(async tx => {
    const machineNow = machineTime(clock)
    if (!failure) return markSent(tx, id, machineNow)
    const seconds = failure.isFinal ? undefined : retryAfter[waiting.attempts]
    const deadAt = seconds === undefined ? machineNow : null
    await noteUnsent(tx, id, { attempts: waiting.attempts + 1, code: failure.code, deadAt })
    if (seconds !== undefined)
      await enqueue(tx, [sendJob(id, newId())], new Date(machineNow.getTime() + seconds * 1000))
  })
}

/** Why the mail did not go out; null when it did. */
async function attempt(
  sealer: Sealer,
  transport: MailTransport,
  { id, sealed, createdAt, uselessAt, disabledAt }: WaitingMail,
  machineNow: Date,
): Promise<MailFailure | null> {
  if (uselessAt !== null && uselessAt <= machineNow) return tooLate
  if (disabledAt !== null) return closedAccount
  const opened = sealer.open(sealed, aboutMail(id))
  if (!opened) return otherKey
  try {
    await transport({ id, at: createdAt, ...(JSON.parse(opened.toString()) as SealedMail) })
    return null
  } catch (error) {
    return mailFailureOf(error)
  }
}

/** Gives the mails that were given up another round of attempts. */
export const retryMails = ({ clock }: Pick<Environment, 'clock'>) =>
  defineAction({
    name: 'mail.retry',
    input: z.object({}),
    load: reader => listDeadMails(reader, machineTime(clock)),
    facts: () => ({}),
    readAction: 'person.list',
    handle: (dead, _, context) => {
      if (dead.length === 0) return refuse([said('nothing-dead', '', own => own.mail.noneDead)])
      return done({
        change: dead.map(mail => mail.id),
        event: 'mail.retried',
        subject: { kind: 'mail', id: 'outbox' },
        areaPath: wholeCountry,
        detail: { mails: dead.length },
        jobs: dead.map(mail => sendJob(mail.id, context.newId())),
        next: '/akun',
      })
    },
    save: async (tx, ids) => (await reviveMails(tx, ids)) === ids.length,
    audience: 'accounts',
  })
