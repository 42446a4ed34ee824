import { outsideFactsFor, type Facts, type OutsideFact, type Rules } from '../../../engine/index.ts'
import type { NominationState } from '../../nominations/index.ts'

export type OutsideValue = boolean | number | string

/** The paper that says so: who issued it, its number and its day. */
export type OutsideSource = Readonly<{ issuer: string; paper: string; paperDate: string }>

/** A fact from outside as it was brought once. Only added to; the last row of a fact counts. */
export type BroughtFact = OutsideSource &
  Readonly<{
    id: string
    nominationId: string
    fact: string
    /** Counts from 1 on. */
    version: number
    /** Null: what was brought before is taken back. */
    value: OutsideValue | null
    onSheets: boolean
    /** Why it is another value than before; empty for the first. */
    reason: string
    /** The list with which it came; null where it was entered alone. */
    listId: string | null
    broughtBy: string
    broughtAt: Date
  }>

/** Files that the secretariat has, and on which no list was signed yet. */
export const broughtStates: readonly NominationState[] = [
  'submitted',
  'returned',
  'resubmitted',
  'admitted',
  'in-assessment',
  'assessed',
]

/** Of each fact of one file the row that counts, taken back or not. */
export const lastBrought = (rows: readonly BroughtFact[]): ReadonlyMap<string, BroughtFact> =>
  new Map(rows.map(one => [one.fact, one]))

/** What was brought for one file, as conditions and ratings read it. */
export const factsBrought = (rows: readonly BroughtFact[]): Facts =>
  Object.fromEntries(
    [...lastBrought(rows).values()].flatMap(({ fact, value }) => (value === null ? [] : [[fact, value]])),
  )

/** What a file still waits for. */
export const missingOutside = (rules: Rules, commodity: string, facts: Facts): readonly OutsideFact[] =>
  outsideFactsFor(rules, commodity).filter(({ fact }) => facts[fact.name] === undefined)
