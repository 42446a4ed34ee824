import type { Criterion, Group, Node } from '../../engine/index.ts'
import {
  compare,
  divide,
  fraction,
  fromHundredths,
  sum,
  toDecimal,
  type Fraction,
} from '../../foundation/fraction.ts'
import type { Text } from '../../foundation/text.ts'
import { levelsOf } from './feedback-levels.ts'
import type { PlenaryCase } from './plenary-case.ts'
import type { ListEntry } from './recommendation.ts'

/** Points for reading, as decimals with two places; `share` of the most points, 0 to 1, is for drawing. */
type Points = Readonly<{ points: string; max: string; share: number }>

export type FeedbackCriterion = Readonly<
  Points & {
    id: string
    title: Text
    /** The described level that the assessors’ mean reaches. */
    reached: Text | null
    /** The next higher level: what to work on. */
    next: Readonly<{ points: string; text: Text }> | null
    /** The assessors’ written reasons, without names and in no order that would tell whose they are. */
    reasons: readonly string[]
  }
>

export type FeedbackGroup = Readonly<
  Points & {
    id: string
    title: Text
    groups: readonly FeedbackGroup[]
    criteria: readonly FeedbackCriterion[]
  }
>

/** What office and producer read after publication, frozen with the result. How much is up to the rules. */
export type Feedback = Readonly<{
  detail: 'criterion' | 'group' | 'total' | 'none'
  /** Rounded; null where nothing could be computed or nothing is told. */
  total: string | null
  sheets: number
  /** The parts of the rubric. */
  parts: readonly FeedbackGroup[]
  /** Why a gate lowered or closed the star. */
  gates: readonly Text[]
  /** Why the plenary departed from the computed outcome. */
  departure: string | null
  strongest: readonly string[]
  weakest: readonly string[]
}>

const LISTED = 3
const STRONG = 0.8

const meanOf = (values: readonly Fraction[]): Fraction | null =>
  values.length === 0 ? null : divide(sum(values), fraction(values.length))

const shareOf = (points: Fraction, max: number): number =>
  max === 0 ? 0 : Number(toDecimal(divide(points, fromHundredths(max)), 4))

const pointsOf = (points: Fraction, max: number): Points => ({
  points: toDecimal(points, 2),
  max: toDecimal(fromHundredths(max), 2),
  share: shareOf(points, max),
})

/** The answers to a criterion on the sheets where it applied, with their points. */
function answersTo({ computed }: PlenaryCase, id: string) {
  return computed.result.sheets.flatMap(sheet => {
    const found = sheet.answers.find(one => one.criterion.id === id)
    return found && found.applies === true && found.points !== null
      ? [{ answer: found.answer, points: fromHundredths(found.points) }]
      : []
  })
}

function reasonsFor(one: PlenaryCase, id: string): readonly string[] {
  if (one.rules.rules.document.publication.reasons !== 'shown') return []
  const written = one.sheets.map(sheet => (sheet.reasons[id] ?? '').trim()).filter(reason => reason !== '')
  return [...new Set(written)].toSorted()
}

function criterionOf(one: PlenaryCase, criterion: Criterion): readonly FeedbackCriterion[] {
  const answers = answersTo(one, criterion.id)
  const mean = meanOf(answers.map(each => each.points))
  if (!mean) return []
  const levels = levelsOf(
    criterion,
    answers.map(each => each.answer),
  )
  const reached = levels.findLast(level => compare(fromHundredths(level.points), mean) <= 0) ?? levels[0]
  const next = levels.find(level => compare(fromHundredths(level.points), mean) > 0)
  return [
    {
      id: criterion.id,
      title: criterion.title,
      ...pointsOf(mean, criterion.max),
      reached: reached?.text ?? null,
      next: next ? { points: toDecimal(fromHundredths(next.points), 2), text: next.text } : null,
      reasons: reasonsFor(one, criterion.id),
    },
  ]
}

const isGroup = (node: Node): node is Group => node.kind === 'group'

function groupOf(one: PlenaryCase, group: Group, detail: Feedback['detail']): readonly FeedbackGroup[] {
  const values = one.computed.result.sheets.flatMap(sheet => sheet.nodes.get(group.id) ?? [])
  const mean = meanOf(values)
  if (!mean) return []
  const criteria = group.children.filter((child): child is Criterion => !isGroup(child))
  return [
    {
      id: group.id,
      title: group.title,
      ...pointsOf(mean, group.max),
      groups: group.children.filter(isGroup).flatMap(child => groupOf(one, child, detail)),
      criteria: detail === 'criterion' ? criteria.flatMap(each => criterionOf(one, each)) : [],
    },
  ]
}

export const criteriaIn = (groups: readonly FeedbackGroup[]): readonly FeedbackCriterion[] =>
  groups.flatMap(group => [...group.criteria, ...criteriaIn(group.groups)])

const lostOf = (criterion: FeedbackCriterion): number => Number(criterion.max) - Number(criterion.points)

function strongest(criteria: readonly FeedbackCriterion[]): readonly string[] {
  const strong = criteria.filter(each => each.share >= STRONG)
  return strong
    .toSorted((one, other) => other.share - one.share || Number(other.max) - Number(one.max))
    .slice(0, LISTED)
    .map(each => each.id)
}

/** Where most points were lost: that is where work pays most. */
const weakest = (criteria: readonly FeedbackCriterion[]): readonly string[] =>
  criteria
    .filter(each => lostOf(each) > 0 && each.next !== null)
    .toSorted((one, other) => lostOf(other) - lostOf(one))
    .slice(0, LISTED)
    .map(each => each.id)

/** The parts of a rubric; one that has criteria at its root is a part of its own. */
function partsOf(one: PlenaryCase, detail: Feedback['detail']): readonly FeedbackGroup[] {
  const { root } = one.computed.result.form.index.rubric
  if (detail === 'none' || detail === 'total' || !isGroup(root)) return []
  return root.children.every(isGroup)
    ? root.children.flatMap(child => (isGroup(child) ? groupOf(one, child, detail) : []))
    : groupOf(one, root, detail)
}

export function feedbackOf(one: PlenaryCase, entry: ListEntry): Feedback {
  const detail = one.rules.rules.document.publication.feedback
  const parts = partsOf(one, detail)
  const criteria = criteriaIn(parts)
  return {
    detail,
    total: detail === 'none' ? null : entry.rounded,
    sheets: one.sheets.length,
    parts,
    gates: entry.gates.map(gate => gate.reason),
    departure:
      entry.departed || entry.state === 'suspended' || entry.state === 'incomplete' ? entry.reason : null,
    strongest: strongest(criteria),
    weakest: weakest(criteria),
  }
}
