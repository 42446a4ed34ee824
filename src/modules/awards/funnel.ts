import type { Text } from '../../foundation/text.ts'
import type { StarCount } from '../decisions/index.ts'
import type { Funnel } from '../nominations/index.ts'
import { outcomes, type Outcome } from '../reevaluation/index.ts'

/** How many holders' re-evaluations ended so. */
export type OutcomeCount = Readonly<{ outcome: Outcome; count: number }>

/** How many of an edition came how far; only of editions whose results are published. */
export type EditionFunnel = Readonly<{
  slug: string
  title: Text
  /** Made up: shown apart, and labelled. */
  fictional: boolean
  funnel: Funnel
  starred: readonly StarCount[]
  /** Of the holders of earlier awards. */
  reevaluated: readonly OutcomeCount[]
}>

/** One step; `stars` (`2/3`) only where the starred are told apart by their stars. */
export type FunnelStep = Readonly<{
  step: 'nominated' | 'admitted' | 'assessed' | 'starred'
  stars: string | null
  count: number
}>

/** From the nominations sent to the stars, and these by their number. */
export const funnelSteps = ({ funnel, starred }: EditionFunnel): readonly FunnelStep[] => [
  { step: 'nominated', stars: null, count: funnel.nominated },
  { step: 'admitted', stars: null, count: funnel.admitted },
  { step: 'assessed', stars: null, count: funnel.assessed },
  { step: 'starred', stars: null, count: starred.reduce((sum, one) => sum + one.count, 0) },
  ...starred.map(one => ({
    step: 'starred' as const,
    stars: `${one.stars}/${one.of}`,
    count: one.count,
  })),
]

/** Each outcome in its fixed order, also those that nobody had; none where nobody was evaluated again. */
export const outcomeSteps = ({ reevaluated }: EditionFunnel): readonly OutcomeCount[] =>
  reevaluated.length === 0
    ? []
    : outcomes.map(outcome => ({
        outcome,
        count: reevaluated.find(one => one.outcome === outcome)?.count ?? 0,
      }))
