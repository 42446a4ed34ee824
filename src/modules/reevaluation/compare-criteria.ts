import type { Text } from '../../foundation/text.ts'
import { criteriaIn, type FeedbackCriterion, type PublishedResult } from '../decisions/index.ts'

/** What an assessment gave for a criterion, as decimals, with the share of the most points (0 to 1). */
export type Given = Readonly<{ points: number; max: number; share: number }>

/**
 * One criterion in two assessments; null where its rubric did not have it. `unit`: in what the difference is told, since
 * points of another most are not comparable, and shares of the most are.
 */
export type Compared = Readonly<{
  title: Text
  before: Given | null
  after: Given | null
  difference: Readonly<{ unit: 'points' | 'percent'; value: number }> | null
}>

type Feedback = PublishedResult['feedback']

const givenOf = ({ points, max, share }: FeedbackCriterion): Given => ({
  points: Number(points),
  max: Number(max),
  share,
})

function differenceOf(before: Given | null, after: Given | null): Compared['difference'] {
  if (!before || !after) return null
  return before.max === after.max
    ? { unit: 'points', value: after.points - before.points }
    : { unit: 'percent', value: (after.share - before.share) * 100 }
}

function pairOf(
  before: FeedbackCriterion | undefined,
  after: FeedbackCriterion | undefined,
): Compared | null {
  const title = (after ?? before)?.title
  if (!title) return null
  const [then, now] = [before ? givenOf(before) : null, after ? givenOf(after) : null]
  return { title, before: then, after: now, difference: differenceOf(then, now) }
}

/**
 * The criteria of two assessments side by side, by their ids: those of the new rubric in its order, then those that it
 * no longer has. Empty where the rules of both tell nothing by criterion.
 */
export function compareCriteria(before: Feedback, after: Feedback): readonly Compared[] {
  const [then, now] = [before, after].map(
    one => new Map(criteriaIn(one.parts).map(each => [each.id, each] as const)),
  )
  const ids = [...new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])]
  return ids.flatMap(id => pairOf(then?.get(id), now?.get(id)) ?? [])
}
