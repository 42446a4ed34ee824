import type { Occasion, Seed, Step } from './act.ts'
import { clockOf, type Calendar } from './calendar.ts'

/** The steps of one record, each some minutes after the one before, however the days fall. */
export type Story = Readonly<{
  step: (
    day: number,
    minute: number,
    key: string,
    by: string,
    run: (seed: Seed, occasion: Occasion) => Promise<unknown>,
  ) => Step
}>

export function storyIn(calendar: Calendar): Story {
  const next = clockOf(calendar)
  return {
    step: (day, minute, key, by, run) => {
      const at = next(day, minute)
      return { at, key, run: seed => run(seed, { by, at, key }) }
    },
  }
}
