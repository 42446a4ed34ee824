import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { findOpenEditions, findOpenStage, listStages } from '../editions/index.ts'
import type { Post } from '../people/index.ts'
import { isResting, loadReminderGround, officesIn, reminderLetters } from './remind-offices.ts'
import { insertReminder, listReminders } from './reminder-store.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const KIND = 'reevaluation.reminders'
const SYSTEM = 'system'

/** There is one, which comes again and again. */
export const remindersJob: NewJob = { kind: KIND, key: 'hourly', payload: {} }

/**
 * The reminder whose day has come most lately, of those not sent; null for none. An older one that was missed is not
 * sent after it.
 */
export function dueReminder(
  days: readonly number[],
  sent: ReadonlySet<number>,
  closesAt: Date,
  now: Date,
): Readonly<{ days: number; at: Date }> | null {
  const come = days
    .map(each => ({ days: each, at: new Date(closesAt.getTime() - each * DAY) }))
    .filter(each => each.at <= now)
    .toSorted((one, other) => one.days - other.days)
  const latest = come[0]
  return latest && !sent.has(latest.days) ? latest : null
}

function entryOf(editionId: string, at: Date, detail: LedgerEntry['detail']): LedgerEntry {
  const subject = { kind: 'edition', id: editionId }
  return {
    at,
    personId: null,
    role: SYSTEM,
    areaPath: '/',
    action: 'reevaluation.remind',
    event: 'reevaluation.reminded',
    subject,
    record: subject,
    audience: 'record',
    reason: null,
    detail,
    beforeDigest: null,
    afterDigest: null,
  }
}

async function remindEdition(
  tx: Tx,
  editionId: string,
  days: readonly number[],
  post: Post,
  now: Date,
): Promise<void> {
  const stage = findOpenStage(await listStages(tx, editionId), 'nominate', now)
  if (!stage?.closesAt) return
  const closesAt = stage.closesAt
  const all = await listReminders(tx, [editionId])
  // A deadline that was moved has reminders of its own; whoever was written to today is left in peace until tomorrow.
  const ofThis = all.filter(one => one.closesAt?.getTime() === closesAt.getTime())
  const sent = new Set(ofThis.flatMap(one => one.daysBefore ?? []))
  if (isResting(all, now)) return
  const due = dueReminder(days, sent, closesAt, now)
  if (!due) return
  // Whoever was called after that day has just been written to.
  const ground = await loadReminderGround(tx, editionId, now, due.at)
  if (!ground || ground.missing.length === 0) return
  const letters = reminderLetters(ground, post.publicUrl)
  const offices = officesIn(ground.missing)
  const by = { daysBefore: due.days, closesAt, sentBy: null, sentAt: now }
  if (!(await insertReminder(tx, { editionId, ...by, offices, mails: letters.length }))) return
  await post.send(tx, letters)
  await append(tx, [
    entryOf(editionId, now, {
      offices,
      letters: letters.length,
      products: ground.missing.length,
      days: due.days,
    }),
  ])
}

/** Every hour: reminds the offices of each edition whose nominations close in as many days as the programme says. */
export const reminderJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  days: readonly number[],
  post: Post,
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    if (!post.sends) return HOUR
    const now = clock.now()
    const open = await database.read(reader => findOpenEditions(reader, 'nominate', now))
    for (const { edition } of open) await database.write(tx => remindEdition(tx, edition.id, days, post, now))
    return HOUR
  },
})
