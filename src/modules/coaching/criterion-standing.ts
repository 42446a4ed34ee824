import type { Criterion, Node, Trace } from '../../engine/index.ts'
import {
  add,
  compare,
  divide,
  fraction,
  fromDecimal,
  fromHundredths,
  fromText,
  multiply,
  round,
  subtract,
  sum,
  type Fraction,
} from '../../foundation/fraction.ts'
import type { Text } from '../../foundation/text.ts'
import { criteriaIn, starScheme, type FeedbackCriterion, type ReleasedResult } from '../decisions/index.ts'
import { starsAfter, type StepTaken } from './score-again.ts'

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
  /** Whether the next step alone would give a further star, scored again by the rules; null: not known. */
  lifts: boolean | null
}>

const hundredths = (decimal: string): number =>
  Number(round(multiply(fromDecimal(decimal), fraction(100)), 'half-up', 0).numerator)

/** How a child counts in its group: its weight, and that of the neighbours that do not apply, in proportion. */
function shareIn(group: Extract<Node, { kind: 'group' }>, child: Node, out: ReadonlySet<string>): Fraction {
  if (group.combine === 'minimum') return fraction(1)
  const applying = group.children.filter(one => one === child || !out.has(one.id))
  if (group.combine === 'mean') return fraction(1, applying.length)
  const weightOf = (one: Node): Fraction =>
    group.combine === 'weighted-sum' ? fromDecimal(one.weight ?? '0') : fraction(1)
  const reach = (some: readonly Node[]): Fraction =>
    sum(some.map(one => multiply(fromHundredths(one.max), weightOf(one))))
  const own = reach(applying)
  return own.numerator === 0n ? fraction(0) : divide(multiply(weightOf(child), reach(group.children)), own)
}

/** The most that one point on the criterion can add to the whole; null where it is not there. `out`: what does not apply. */
export function worthOf(
  node: Node,
  criterionId: string,
  out: ReadonlySet<string> = new Set(),
  worth: Fraction = fraction(1),
): Fraction | null {
  if (node.kind !== 'group') return node.id === criterionId ? worth : null
  for (const child of node.children) {
    const found = worthOf(child, criterionId, out, multiply(worth, shareIn(node, child, out)))
    if (found) return found
  }
  return null
}

/** The lower bound of the star above the one that was given; null at the top and where the plenary spoke. */
function nextLine({ entry, rules }: ReleasedResult): Fraction | null {
  if (entry.departed || entry.mean === null) return null
  const line = starScheme(rules.rules).lines.find(one => one.stars > entry.stars)
  return line ? fromHundredths(line.at) : null
}

const outOf = ({ sheets }: Trace): ReadonlySet<string> =>
  new Set(
    sheets.flatMap(sheet => [
      ...sheet.criteria.filter(one => one.counted === null).map(one => one.id),
      ...sheet.groups.filter(one => one.points === null).map(one => one.id),
    ]),
  )

/**
 * Whether so many points more on the criterion could reach the line at all: scoring again takes its time. A total never
 * rises by more than the worth of the criterion, and no way of combining totals rises by more than they do.
 */
function mayReach(released: ReleasedResult, line: Fraction, criterion: Criterion, most: number): boolean {
  const { entry, rules, result } = released
  const { sheets, rubric, gates } = result.trace
  // A better answer, or the evidence, may end what a gate does.
  if (gates.length > 0) return true
  const root = rules.rules.rubrics.get(rubric)?.rubric.root
  const worth = root && worthOf(root, criterion.id, outOf(result.trace))
  const had = sheets.map(sheet => sheet.criteria.find(one => one.id === criterion.id)?.counted ?? '0')
  const least = had
    .map(fromText)
    .reduce((one, other) => (compare(one, other) < 0 ? one : other), fromHundredths(most))
  if (!worth || entry.mean === null) return false
  const reached = add(fromText(entry.mean), multiply(subtract(fromHundredths(most), least), worth))
  const { kind, places } = rules.rules.document.aggregation.rounding
  return compare(round(reached, kind, places), line) >= 0
}

function stepOf(criterion: Criterion, told: FeedbackCriterion, points: number): StepTaken {
  const most = criterion.evidenceNeeded?.atMost ?? points
  const isEvidence = told.lacking !== undefined && told.answered !== undefined
  return {
    criterion,
    points: isEvidence ? null : points,
    withEvidence: isEvidence || (told.lacking !== undefined && points > most),
  }
}

function wouldLift(released: ReleasedResult, told: FeedbackCriterion): boolean | null {
  const { entry, rules, result } = released
  const line = nextLine(released)
  const criterion = rules.rules.rubrics.get(result.trace.rubric)?.criteria.get(told.id)
  if (!line || !told.next || !criterion) return null
  const most = told.answered === undefined ? hundredths(told.next.points) : criterion.max
  if (!mayReach(released, line, criterion, most)) return false
  const stars = starsAfter(rules.rules, result.trace, stepOf(criterion, told, hundredths(told.next.points)))
  return stars === null ? null : stars > entry.stars
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
