import { digestOf } from '../../../platform/digest.ts'

/** A locked sheet that its assessor could be given once more. */
export type Repeatable = Readonly<{
  sheetId: string
  nominationId: string
  personId: string
  rulesId: string
}>

/** An assessor, with the repeats given so far and the sheets that are still to be scored, open repeats among them. */
export type RepeatTaker = Readonly<{
  id: string
  given: number
  hasOpen: boolean
  load: number
  /** Null for no limit. */
  maxLoad: number | null
}>

export type RepeatDraw = Readonly<{
  picks: readonly Repeatable[]
  /** How many assessors get none now, and why. */
  without: Readonly<{ finished: number; busy: number; full: number; nothing: number }>
}>

const DAY_MS = 24 * 3_600_000

/** Whether a sheet was locked long enough ago for its assessor to have put it out of mind. */
export const isLongAgo = (lockedAt: Date, afterDays: number, now: Date): boolean =>
  now.getTime() - lockedAt.getTime() >= afterDays * DAY_MS

/**
 * Gives each assessor at most one product once more: never a second one while one is open, and no more than `each` in
 * all. Which one is drawn by the edition, the person and the product alone, so that the same facts always give the
 * same draw and nobody picks.
 */
export function drawRepeats(
  editionId: string,
  each: number,
  takers: readonly RepeatTaker[],
  repeatable: readonly Repeatable[],
): RepeatDraw {
  const own = Map.groupBy(repeatable, one => one.personId)
  const without = { finished: 0, busy: 0, full: 0, nothing: 0 }
  const lot = (one: Repeatable): string => digestOf([editionId, one.personId, one.nominationId])
  const picks = takers
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(taker => {
      const [drawn] = (own.get(taker.id) ?? []).toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1))
      const why = whyNot(taker, each, drawn !== undefined)
      if (why !== null) without[why] += 1
      return why === null && drawn ? [drawn] : []
    })
  return { picks, without }
}

function whyNot(taker: RepeatTaker, each: number, hasAny: boolean): keyof RepeatDraw['without'] | null {
  if (taker.given >= each) return 'finished'
  if (taker.hasOpen) return 'busy'
  if (taker.maxLoad !== null && taker.load >= taker.maxLoad) return 'full'
  return hasAny ? null : 'nothing'
}
