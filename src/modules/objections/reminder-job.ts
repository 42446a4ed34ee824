import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { listDue } from './list-store.ts'
import type { Objection } from './objection.ts'
import { markReminded } from './objection-store.ts'
import type { ObjectionSettings } from './settings.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const KIND = 'objections.reminders'
/** The reminder of an answer that is overdue. */
const OVERDUE = -1

/** There is one, which comes again and again. */
export const objectionRemindersJob: NewJob = { kind: KIND, key: 'hourly', payload: {} }

/** Which reminder is due now, in days before the answer; null for none, or where it was sent already. */
export function dueReminder(
  { answerBy, reminded }: Pick<Objection, 'answerBy' | 'reminded'>,
  days: readonly number[],
  now: Date,
): number | null {
  if (answerBy === null) return null
  const left = answerBy.getTime() - now.getTime()
  const come = left <= 0 ? [OVERDUE] : days.filter(each => left <= each * DAY)
  const latest = come.length === 0 ? null : Math.min(...come)
  return latest === null || (reminded !== null && reminded <= latest) ? null : latest
}

const entryOf = (one: Objection, at: Date, days: number, personId: string | null): LedgerEntry => ({
  at,
  personId: null,
  role: 'system',
  areaPath: '/',
  action: 'objection.remind',
  event: personId === null ? 'objection.due' : 'objection.due-with-you',
  subject: personId === null ? { kind: 'objection', id: one.id } : { kind: 'person', id: personId },
  record: { kind: 'nomination', id: one.nominationId },
  audience: 'panel',
  reason: null,
  detail: { objection: one.id, days },
  beforeDigest: null,
  afterDigest: null,
})

async function remind(tx: Tx, days: readonly number[], now: Date): Promise<void> {
  const first = new Date(now.getTime() + Math.max(...days) * DAY)
  for (const one of await listDue(tx, first)) {
    const due = dueReminder(one, days, now)
    if (due === null || !(await markReminded(tx, one, due))) continue
    const handlers = one.handlerId === null ? [] : [entryOf(one, now, due, one.handlerId)]
    await append(tx, [entryOf(one, now, due, null), ...handlers])
  }
}

/** Every hour: the ledger notes of each answer that it is due soon or overdue, and people are told from there. */
export const objectionJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  { remindDays }: Pick<ObjectionSettings, 'remindDays'>,
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    await database.write(tx => remind(tx, remindDays, clock.now()))
    return HOUR
  },
})
