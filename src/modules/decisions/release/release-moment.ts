import { z } from 'zod'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Text } from '../../../foundation/text.ts'
import { fromBoxes } from '../../editions/index.ts'

/** How far ahead a release may be fixed, and how late the service may still carry it out by itself. */
export const releaseSettingsSchema = z.strictObject({
  /** Days from the confirmation to the moment, at most. */
  furthestDays: z.int().min(1).max(365),
  /** Hours after the moment; later than this the service asks instead. */
  lateHours: z.int().min(1).max(72),
  /** No published rule says so. */
  example: z.boolean(),
})
export type ReleaseSettings = z.output<typeof releaseSettingsSchema>

/** That the second of two people lets a prepared release happen at a moment to come. */
export type Confirmation = Readonly<{
  id: string
  moment: Date
  /** Of the list that was confirmed. */
  digest: string
  confirmedBy: string
  /** The post through which it was confirmed. */
  confirmedGrant: string
  confirmedAt: Date
  /** `held` by a person, `stopped` by the service. */
  state: 'waiting' | 'released' | 'held' | 'stopped'
  /** Null where the service stopped it. */
  endedBy: string | null
  endedAt: Date | null
  reasons: readonly Text[]
}>

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
/** The service looks several times a minute: what is no later than this came in time. */
const IN_TIME = 2 * MINUTE

const badTime = problem(
  'time',
  'time',
  text('Tulis jam dalam WIB, misalnya 09.00.', 'Write the time in WIB, such as 09:00.'),
)
const past = problem(
  'past',
  'date',
  text(
    'Waktu ini sudah lewat. Tulis waktu yang akan datang.',
    'This moment has passed. Write a time to come.',
  ),
)
const tooFar = (days: number): Problem =>
  problem(
    'too-far',
    'date',
    text(
      `Waktu ini lebih dari ${days} hari lagi. Pilih waktu yang lebih dekat, atau tunda konfirmasinya.`,
      `This moment is more than ${days} days away. Choose a nearer one, or confirm later.`,
    ),
  )

/** What was typed as a moment in the capital, or what has to be put right. */
export function readMoment(
  { date, time }: Readonly<{ date: string; time: string }>,
  { furthestDays }: Pick<ReleaseSettings, 'furthestDays'>,
  now: Date,
): Readonly<{ moment: Date } | { problems: readonly Problem[] }> {
  const moment = fromBoxes(date, time)
  if (moment === null) return { problems: [badTime] }
  if (moment <= now) return { problems: [past] }
  if (moment.getTime() - now.getTime() > furthestDays * DAY) return { problems: [tooFar(furthestDays)] }
  return { moment }
}

/** By how many whole minutes something happened after its moment; 0 where it came in time. */
export function minutesLate(moment: Date, at: Date): number {
  const late = at.getTime() - moment.getTime()
  return late <= IN_TIME ? 0 : Math.floor(late / MINUTE)
}

/** True once the service may no longer release by itself. */
export const isTooLate = (
  moment: Date,
  { lateHours }: Pick<ReleaseSettings, 'lateHours'>,
  now: Date,
): boolean => now.getTime() - moment.getTime() > lateHours * HOUR
