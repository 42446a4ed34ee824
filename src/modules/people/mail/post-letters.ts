import type { Environment } from '../../../actions/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { newId } from '../../../platform/random.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { aboutMail, type SealedMail } from '../accounts/account-link.ts'
import { addMail } from './mail-store.ts'
import { sendJob, type MailConfig } from './outbox.ts'
import { machineTime } from '../signing-in/session.ts'

/** A mail of the programme to one person. It holds nothing that its reader's own pages do not show. */
export type Letter = Readonly<{
  to: Readonly<{ id: string; email: string }>
  subject: string
  text: string
  /** The event that it is about, for the log of deliveries. */
  about?: string
}>

/** Puts letters into the outbox, in the transaction that makes them necessary. */
export type Post = Readonly<{
  /** The address that letters lead to, without a closing slash. */
  publicUrl: string
  /** False where the installation sends no mail. */
  sends: boolean
  send: (tx: Tx, letters: readonly Letter[]) => Promise<void>
}>

/** A letter to somebody without an account. */
type StrangerLetter = Readonly<{
  to: string
  subject: string
  text: string
  /** The event that it is about, for the log of deliveries. */
  about: string
  /** The record that it is about: see `forgetMailsAbout`. */
  recordId: string
}>

/** Puts a letter to somebody without an account into the outbox; nothing where there is none to send. */
export type StrangerPost = (tx: Tx, letter: StrangerLetter | null) => Promise<void>

type Sending = Readonly<{ tx: Tx; sealer: Sealer; now: Date }>

async function queue(
  { tx, sealer, now }: Sending,
  personId: string | null,
  mail: SealedMail,
  { about = '', ...record }: Readonly<{ about?: string | undefined; recordId?: string }> = {},
): Promise<void> {
  const id = newId()
  const sealed = sealer.seal(Buffer.from(JSON.stringify(mail)), aboutMail(id))
  await addMail(tx, { id, personId, sealed, about, ...record }, now)
  await enqueue(tx, [sendJob(id)], now)
}

export const createPost = (
  { clock }: Pick<Environment, 'clock'>,
  sealer: Sealer,
  { mailFrom, publicUrl }: MailConfig,
): Post => ({
  publicUrl,
  sends: mailFrom !== null,
  send: async (tx, letters) => {
    if (mailFrom === null) return
    const now = machineTime(clock)
    for (const { to, subject, text, about } of letters)
      await queue({ tx, sealer, now }, to.id, { to: to.email, subject, text }, { about })
  },
})

export const createStrangerPost =
  ({ clock }: Pick<Environment, 'clock'>, sealer: Sealer, { mailFrom }: MailConfig): StrangerPost =>
  async (tx, letter) => {
    if (mailFrom === null || letter === null) return
    const { about, recordId, ...mail } = letter
    await queue({ tx, sealer, now: machineTime(clock) }, null, mail, { about, recordId })
  }
