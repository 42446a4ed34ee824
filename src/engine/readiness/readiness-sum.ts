import { formatDayNumber, parseDay, dayNumber } from '../document-numbers/calendar.ts'
import type { DocumentItem, ReadinessItem } from './readiness-items.ts'

/**
 * - `ready`: nothing is lacking.
 * - `renew`: all that is lacking are papers that are over, or that end before they are needed.
 * - `near`: one or two things are lacking.
 * - `far`: more.
 */
export type Standing = 'ready' | 'renew' | 'near' | 'far'
export const standings = ['ready', 'near', 'renew', 'far'] as const satisfies readonly Standing[]

const NEAR = 2

export type ReadinessSum = Readonly<{
  standing: Standing
  /** How much the rules ask for, and how much of it is met. */
  asked: number
  met: number
  /** What is lacking, in the order of the rules. */
  lacking: readonly ReadinessItem[]
  /** Of what is lacking, what takes longest, where the rules say how long. */
  longest: DocumentItem | null
}>

const isOver = (item: ReadinessItem): boolean =>
  item.kind === 'document' && (item.finding?.kind === 'expired' || item.finding?.kind === 'ends-early')

const isLacking = (item: ReadinessItem): boolean =>
  item.need === 'required' && (item.state === 'missing' || item.state === 'wrong' || isOver(item))

function standingOf(lacking: readonly ReadinessItem[]): Standing {
  if (lacking.length === 0) return 'ready'
  if (lacking.every(isOver)) return 'renew'
  return lacking.length <= NEAR ? 'near' : 'far'
}

const mostDays = (item: DocumentItem): number => item.requirement.durationDays?.to ?? -1

/** What it comes to. */
export function sumOf(items: readonly ReadinessItem[]): ReadinessSum {
  const asked = items.filter(item => item.need === 'required')
  const lacking = items.filter(isLacking)
  const [longest = null] = lacking
    .filter((item): item is DocumentItem => item.kind === 'document' && mostDays(item) >= 0)
    .toSorted((one, other) => mostDays(other) - mostDays(one))
  return {
    standing: standingOf(lacking),
    asked: asked.length,
    met: asked.length - lacking.length,
    lacking,
    longest,
  }
}

/** The last day (`YYYY-MM-DD`) on which to begin so that the longest time still ends on `until`; null where none is known. */
export function startBy({ requirement }: DocumentItem, until: string | null): string | null {
  const { durationDays } = requirement
  if (durationDays === undefined || until === null) return null
  return formatDayNumber(dayNumber(parseDay(until)) - durationDays.to)
}
