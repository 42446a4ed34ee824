import type { Rules, Seat } from '../../../engine/index.ts'
import type { LockedSheet } from './plenary-case.ts'

/** From which seat of the panel a sheet comes; never who it was. Every sheet is of a role that scores: others get none. */
export const seatOf = ({ round, body, agreed }: Pick<LockedSheet, 'round' | 'body' | 'agreed'>): Seat => ({
  round,
  ...(body === '' ? {} : { body }),
  ...(agreed ? { agreed } : {}),
})

/** Whether the rules make a difference between seats; where they make none, nothing is said of them. */
export const asksForSeats = ({ document }: Rules): boolean =>
  (document.panel.composition ?? []).length > 0 ||
  document.panel.secondJury !== undefined ||
  document.aggregation.combine === 'consensus'

/** The seats of these sheets, in their order, as a case is given to the engine. */
export const seatsOf = (
  rules: Rules,
  sheets: readonly Pick<LockedSheet, 'round' | 'body' | 'agreed'>[],
): Readonly<{ seats?: readonly Seat[] }> => (asksForSeats(rules) ? { seats: sheets.map(seatOf) } : {})
