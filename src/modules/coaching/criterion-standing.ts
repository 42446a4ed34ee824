import type { Node } from '../../engine/index.ts'
import {
  add,
  compare,
  fraction,
  fromDecimal,
  fromHundredths,
  fromText,
  multiply,
  round,
  subtract,
  type Fraction,
} from '../../foundation/fraction.ts'
import type { Text } from '../../foundation/text.ts'
import { criteriaIn, starScheme, type FeedbackCriterion, type ReleasedResult } from '../decisions/index.ts'

/** Where a published result stands on one criterion; points in whole hundredths. */
export type CriterionStanding = Readonly<{
  nominationId: string
  criterionId: string
  editionId: string
  productId: string
  title: Text
  points: number
  most: number
  next: Readonly<{ points: number; step: Text }> | null
  /** Whether reaching the next level alone would carry the score over the next star's line; null: not known. */
  lifts: boolean | null
}>

const hundredths = (decimal: string): number =>
  Number(round(multiply(fromDecimal(decimal), fraction(100)), 'half-up', 0).numerator)

/** What one point on the criterion adds to the whole; null where that depends on other answers (`minimum`). */
export function worthOf(node: Node, criterionId: string, worth: Fraction = fraction(1)): Fraction | null {
  if (node.kind !== 'group') return node.id === criterionId ? worth : null
  if (node.combine === 'minimum') return null
  for (const child of node.children) {
    const weight = node.combine === 'weighted-sum' ? fromDecimal(child.weight ?? '0') : fraction(1)
    const share = node.combine === 'mean' ? fraction(1, node.children.length) : weight
    const found = worthOf(child, criterionId, multiply(worth, share))
    if (found) return found
  }
  return null
}

/** The lower bound of the star above the one that was given; null at the top and where a gate or the plenary spoke. */
function nextLine({ entry, rules }: ReleasedResult): Fraction | null {
  if (entry.departed || entry.gates.length > 0 || entry.mean === null) return null
  const line = starScheme(rules.rules).lines.find(one => one.stars > entry.stars)
  return line ? fromHundredths(line.at) : null
}

function wouldLift(released: ReleasedResult, criterion: FeedbackCriterion): boolean | null {
  const { entry, rules, nomination } = released
  const line = nextLine(released)
  if (!line || !criterion.next || entry.mean === null) return null
  const index = rules.rules.rubrics.get(rules.rules.commodities.get(nomination.commodity)?.rubric ?? '')
  const worth = index ? worthOf(index.rubric.root, criterion.id) : null
  if (!worth) return null
  const more = subtract(fromDecimal(criterion.next.points), fromDecimal(criterion.points))
  const { kind, places } = rules.rules.document.aggregation.rounding
  return compare(round(add(fromText(entry.mean), multiply(more, worth)), kind, places), line) >= 0
}

/** Every criterion of a result of which office and producer read the points; none where the rules tell less. */
export const standingsOf = (released: ReleasedResult): readonly CriterionStanding[] =>
  criteriaIn(released.result.feedback.parts).map(criterion => ({
    nominationId: released.nomination.id,
    criterionId: criterion.id,
    editionId: released.nomination.editionId,
    productId: released.nomination.productId,
    title: criterion.title,
    points: hundredths(criterion.points),
    most: hundredths(criterion.max),
    next: criterion.next && { points: hundredths(criterion.next.points), step: criterion.next.text },
    lifts: wouldLift(released, criterion),
  }))

/** What part of all possible points was reached, 0 to 1: for reading and drawing. */
export const shareOf = ({ points, most }: Readonly<{ points: number; most: number }>): number =>
  most === 0 ? 1 : points / most
