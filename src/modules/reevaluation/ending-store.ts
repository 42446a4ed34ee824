import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  star_ending_reminder: { certificate_id: string; days_before: number; ends_on: string; sent_at: Date }
}

/** A day of the programme that was told, and the last day that was told then. */
export type ToldEnding = Readonly<{ daysBefore: number; endsOn: string }>

/** What the offices of these stars have been written to about them. One query. */
export async function listEndingReminders(
  reader: Reader,
  certificateIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ToldEnding[]>> {
  if (certificateIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('star_ending_reminder')
    .select(['certificate_id', 'days_before', 'ends_on'])
    .where('certificate_id', 'in', certificateIds)
    .execute()
  const byStar = Map.groupBy(rows, row => row.certificate_id)
  return new Map(
    [...byStar].map(([id, own]) => [
      id,
      own.map(row => ({ daysBefore: row.days_before, endsOn: row.ends_on })),
    ]),
  )
}

/** False when this was noted before. */
export async function insertEndingReminder(
  tx: Tx,
  reminder: Readonly<{ certificateId: string; daysBefore: number; endsOn: string; sentAt: Date }>,
): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('star_ending_reminder')
    .values({
      certificate_id: reminder.certificateId,
      days_before: reminder.daysBefore,
      ends_on: reminder.endsOn,
      sent_at: reminder.sentAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('certificate_id')
    .executeTakeFirst()
  return row !== undefined
}
