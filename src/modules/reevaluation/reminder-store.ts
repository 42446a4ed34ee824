import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  reevaluation_reminder: {
    edition_id: string
    days_before: number | null
    closes_at: Date | null
    sent_by: string | null
    sent_at: Date
    offices: number
    mails: number
  }
}

/** One round of letters to the offices that have not nominated. `daysBefore` is null for one sent by hand. */
export type Reminder = Readonly<{
  editionId: string
  daysBefore: number | null
  /** When nominations closed as it was sent. */
  closesAt: Date | null
  sentBy: string | null
  sentAt: Date
  offices: number
  mails: number
}>

/** The newest first. One query. */
export async function listReminders(
  reader: Reader,
  editionIds: readonly string[],
): Promise<readonly Reminder[]> {
  if (editionIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('reevaluation_reminder')
    .selectAll()
    .where('edition_id', 'in', editionIds)
    .orderBy('sent_at', 'desc')
    .execute()
  return rows.map(row => ({
    editionId: row.edition_id,
    daysBefore: row.days_before,
    closesAt: row.closes_at,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
    offices: row.offices,
    mails: row.mails,
  }))
}

/** False when this reminder of the programme was sent before. */
export async function insertReminder(tx: Tx, reminder: Reminder): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('reevaluation_reminder')
    .values({
      edition_id: reminder.editionId,
      days_before: reminder.daysBefore,
      closes_at: reminder.closesAt,
      sent_by: reminder.sentBy,
      sent_at: reminder.sentAt,
      offices: reminder.offices,
      mails: reminder.mails,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('edition_id')
    .executeTakeFirst()
  return row !== undefined
}
