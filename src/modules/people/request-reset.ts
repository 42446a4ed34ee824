import { append } from '../../audit/index.ts'
import type { Environment } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import type { Locale } from '../../foundation/text.ts'
import { sha256 } from '../../platform/digest.ts'
import { enqueue, type JobHandler, type NewJob } from '../../platform/jobs/index.ts'
import { newId } from '../../platform/random.ts'
import type { Sealer } from '../../platform/sealer.ts'
import type { SessionHandler, SessionOutcome } from '../../web/index.ts'
import { accountEntry } from './account-ledger.ts'
import { mailLink } from './account-link.ts'
import { emailField } from './create-person.ts'
import { messages } from './messages.ts'
import { outboxHandlers, sendJob, type MailConfig } from './outbox.ts'
import { inEveryLanguage } from './person.ts'
import { findAccountByEmail } from './person-store.ts'
import { machineTime } from './session.ts'
import { networkOf, reserveAttempt, type Buckets } from './sign-in-attempt.ts'
import type { Limit } from './sign-in-limit.ts'

const RESET_JOB = 'account.mail-reset'
export const RESET_PAGE = '/lupa-sandi'

/** Mails to one address: three at once, then ever fewer, and an hour between two at the most. */
const addressLimit: Limit = {
  free: 3,
  firstWaitSeconds: 120,
  maxWaitSeconds: 3600,
  closedAt: null,
  forgetAfterSeconds: 24 * 3600,
}
const clientLimit: Limit = { ...addressLimit, free: 20, maxWaitSeconds: 600, forgetAfterSeconds: 3600 }

const bucketsFor = (email: string, clientAddress: string): Buckets => ({
  account: { name: sha256(`reset for ${email}`), limit: addressLimit },
  address:
    clientAddress === ''
      ? null
      : { name: sha256(`reset from ${networkOf(clientAddress)}`), limit: clientLimit },
})

type Asked = Readonly<{ email: string; locale: Locale }>

const resetJob = (sealer: Sealer, asked: Asked): NewJob => {
  const key = newId()
  const sealed = sealer.seal(Buffer.from(JSON.stringify(asked)), `reset ${key}`)
  return { kind: RESET_JOB, key, payload: { key, sealed } }
}

const refused = (code: string, path: string, pick: (own: typeof messages.id) => string): SessionOutcome => ({
  kind: 'refused',
  problems: [problem(code, path, inEveryLanguage(messages, pick))],
})

/**
 * Takes the wish for a new password. Whether there is such an account is looked up in the background alone: the
 * answer, the queries and the work are the same for every address.
 */
export const requestResetHandler =
  ({ database, clock }: Environment, sealer: Sealer, config: MailConfig): SessionHandler =>
  async ({ fields, clientAddress, locale, signedIn }) => {
    if (config.mailFrom === null) return refused('no-mail', '', own => own.link.noMail)
    const parsed = emailField.safeParse(fields['email'])
    if (!parsed.success) return refused('email', 'email', own => own.link.email)
    const machineNow = machineTime(clock)
    const attempt = await database.write(async tx => {
      const reserved = await reserveAttempt(tx, bucketsFor(parsed.data, clientAddress), machineNow)
      if (reserved.kind === 'open')
        await enqueue(tx, [resetJob(sealer, { email: parsed.data, locale })], machineNow)
      return reserved
    })
    if (attempt.kind === 'wait') return refused('wait', '', own => own.link.wait(attempt.seconds))
    return { kind: 'session', secret: signedIn?.secret ?? null, next: `${RESET_PAGE}?terkirim=1` }
  }

/** The background work of accounts: looking up who asked for a new password, and sending the outbox. */
export function accountJobHandlers(
  environment: Environment,
  sealer: Sealer,
  config: MailConfig,
): Readonly<Record<string, JobHandler>> {
  return {
    [RESET_JOB]: payload =>
      mailReset(environment, sealer, config, payload as { key: string; sealed: string }),
    ...outboxHandlers(environment, sealer, config),
  }
}

async function mailReset(
  { database, clock }: Environment,
  sealer: Sealer,
  { publicUrl }: MailConfig,
  { key, sealed }: Readonly<{ key: string; sealed: string }>,
): Promise<void> {
  const opened = sealer.open(sealed, `reset ${key}`)
  if (!opened) throw new Error('a wish for a new password was sealed with another key')
  const asked = JSON.parse(opened.toString()) as Asked
  await database.write(async tx => {
    const account = await findAccountByEmail(tx, asked.email)
    if (!account || account.disabledAt !== null) return
    const post = { id: newId(), purpose: 'reset', publicUrl, locale: asked.locale } as const
    const machineNow = machineTime(clock)
    await mailLink(tx, sealer, account, post, machineNow)
    const by = { at: clock.now(), personId: null, role: 'visitor', subjectId: account.id }
    const entry = accountEntry({ ...by, action: 'account.request-reset', event: 'account.reset-mailed' })
    await append(tx, [entry])
    await enqueue(tx, [sendJob(post.id)], machineNow)
  })
}
