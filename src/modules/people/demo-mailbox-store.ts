import type { Database, Reader } from '../../platform/database/index.ts'
import type { MailTransport } from '../../platform/mail.ts'
import type { PeopleTables } from './people-tables.ts'

/** A mail of the demo, which nobody else gets. */
export type DemoMail = Readonly<{ id: string; address: string; subject: string; body: string; sentAt: Date }>

/** Keeps the demo's mails where its page shows them: nothing leaves the machine. */
export const mailboxTransport =
  (database: Database): MailTransport =>
  async ({ id, to, subject, text, at }) => {
    await database.write(async tx => {
      await tx
        .withTables<PeopleTables>()
        .insertInto('demo_mailbox')
        .values({ id, address: to, subject, body: text, sent_at: at })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    })
  }

/** The demo's mails, the newest first. */
export async function listDemoMails(reader: Reader, limit: number): Promise<readonly DemoMail[]> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('demo_mailbox')
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ sent_at: sentAt, ...row }) => ({ ...row, sentAt }))
}
