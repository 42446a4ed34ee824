import { append } from '../../../audit/index.ts'
import type { Environment } from '../../../actions/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { enqueue, type JobHandler, type NewJob } from '../../../platform/jobs/index.ts'
import { newId } from '../../../platform/random.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { refusedForm, type SessionHandler } from '../../../web/index.ts'
import { accountEntry } from './account-ledger.ts'
import { mailLink } from './account-link.ts'
import { emailField } from './create-person.ts'
import { outboxHandlers, sendJob, type MailConfig } from '../mail/outbox.ts'
import { findAccountByEmail } from '../person-store.ts'
import { said } from '../said.ts'
import { machineTime } from '../signing-in/session.ts'
import { reserveAttempt, resetBuckets } from '../signing-in/sign-in-attempt.ts'

const RESET_JOB = 'account.mail-reset'
export const RESET_PAGE = '/lupa-sandi'

type Asked = Readonly<{ email: string; locale: Locale }>

const resetJob = (sealer: Sealer, asked: Asked): NewJob => {
  const key = newId()
  const sealed = sealer.seal(Buffer.from(JSON.stringify(asked)), `reset ${key}`)
  return { kind: RESET_JOB, key, payload: { key, sealed } }
}

/**
 * Takes the wish for a new password. Whether there is such an account is looked up in the background alone: the
 * answer, the queries and the work are the same for every address.
 */
export const requestResetHandler =
  ({ database, clock }: Environment, sealer: Sealer, config: MailConfig): SessionHandler =>
  async ({ fields, clientAddress, locale, signedIn }) => {
    if (config.mailFrom === null) return refusedForm([said('no-mail', '', own => own.link.noMail)])
    const parsed = emailField.safeParse(fields['email'])
    if (!parsed.success) return refusedForm([said('email', 'email', own => own.link.email)])
    const machineNow = machineTime(clock)
    const attempt = await database.write(async tx => {
      const reserved = await reserveAttempt(tx, resetBuckets(parsed.data, clientAddress), machineNow)
      if (reserved.kind === 'open')
        await enqueue(tx, [resetJob(sealer, { email: parsed.data, locale })], machineNow)
      return reserved
    })
    if (attempt.kind === 'wait') return refusedForm([said('wait', '', own => own.link.wait(attempt.seconds))])
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
