import type { Environment } from '../../actions/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { newId } from '../../platform/random.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { aboutMail, type SealedMail } from './account-link.ts'
import { addMail } from './mail-store.ts'
import { sendJob, type MailConfig } from './outbox.ts'
import { machineTime } from './session.ts'

/** A mail of the programme to one person. It holds nothing that its reader's own pages do not show. */
export type Letter = Readonly<{
  to: Readonly<{ id: string; email: string }>
  subject: string
  text: string
}>

/** Puts letters into the outbox, in the transaction that makes them necessary. */
export type Post = Readonly<{
  /** The address that letters lead to, without a closing slash. */
  publicUrl: string
  /** False where the installation sends no mail. */
  sends: boolean
  send: (tx: Tx, letters: readonly Letter[]) => Promise<void>
}>

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
    for (const { to, subject, text } of letters) {
      const id = newId()
      const mail: SealedMail = { to: to.email, subject, text }
      const sealed = sealer.seal(Buffer.from(JSON.stringify(mail)), aboutMail(id))
      await addMail(tx, { id, personId: to.id, sealed }, now)
      await enqueue(tx, [sendJob(id)], now)
    }
  },
})
