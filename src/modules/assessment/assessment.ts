import type { Facts } from '../../access/index.ts'
import type { Answer } from '../../engine/index.ts'
import type { InterestKind } from '../interests/index.ts'

export type Interest = Readonly<{
  id: string
  personId: string
  nominationId: string
  kind: InterestKind
  note: string
  declaredAt: Date
}>

/** A person who is to score a nomination. A released one may no longer open it. */
export type Assignment = Readonly<{
  id: string
  nominationId: string
  personId: string
  state: 'assigned' | 'released'
  /** 1 for the panel, more for a jury that was called because of an objection. */
  round: number
  /** The body that the person stood for when assigned, as the rules name it; empty for none. */
  body: string
  assignedAt: Date
  /**
   * How the pick came about: number of candidates, the load before, whether the commodity is one of those recorded for
   * the person, and what the plan would have cost more with the next best one.
   */
  explanation: Readonly<{
    candidates: number
    loadBefore: number
    specialist?: boolean
    nextCost?: number | null
  }>
  rowVersion: number
}>

/** One assessor's marks for one nomination under the pinned rules. Nothing changes once it is locked. */
export type Scoresheet = Readonly<{
  id: string
  assignmentId: string
  nominationId: string
  personId: string
  rulesId: string
  /** That of its assignment. */
  round: number
  state: 'open' | 'locked'
  /** Whole hundredths; null until locked. */
  total: number | null
  lockedAt: Date | null
  rowVersion: number
}>

/** The answer to one criterion and its written reason. */
export type Mark = Readonly<{
  criterionId: string
  answer: Answer | null
  reason: string
  savedAt: Date
  /** Counts the changes from 1 on. */
  revision: number
}>

/** What an assessor wrote for nobody else; an empty criterion stands for the whole product. */
export type Note = Readonly<{ criterionId: string; note: string; revision: number; savedAt: Date }>

/** What the rules say of people who may be too near to a product. */
export type PanelRules = Readonly<{ ownProvince: 'excluded' | 'allowed'; verifierMayScore: boolean }>

/** The other eyes of a second jury are never the province's own, whatever the rules say of panels. */
export const letsOwnProvince = ({ ownProvince }: PanelRules, round: number): boolean =>
  ownProvince === 'allowed' && round === 1

/**
 * What the access table needs to know of a nomination under assessment. It takes the rules' word on whom they keep from
 * scoring, as the plan of the panels does: otherwise somebody would be assigned who cannot open the sheet.
 */
export function assessmentFacts(
  nomination: Readonly<{ areaPath: string; state: string }>,
  assignments: readonly Assignment[],
  interests: readonly Pick<Interest, 'personId'>[],
  {
    verifiedBy,
    panel,
    round,
  }: Readonly<{
    verifiedBy: readonly string[]
    panel: PanelRules
    round: number
  }>,
): Facts {
  return {
    areaPath: nomination.areaPath,
    state: nomination.state,
    assignedTo: assignments.filter(one => one.state === 'assigned').map(one => one.personId),
    interestOf: interests.map(one => one.personId),
    verifiedBy,
    ownProvinceMayScore: letsOwnProvince(panel, round),
    verifierMayScore: panel.verifierMayScore,
  }
}
