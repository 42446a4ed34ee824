import type { Criterion, Group, Node } from '../../../engine/index.ts'
import { compare, divide, fromHundredths, toDecimal, type Fraction } from '../../../foundation/fraction.ts'
import type { Text } from '../../../foundation/text.ts'
import { individualOf } from '../../assessment/index.ts'
import {
  countedOn,
  evidenceOf,
  limitsOn,
  meanOf,
  nextStep,
  type Counted,
  type FeedbackLimit,
} from './feedback-counted.ts'
import { levelsOf } from './feedback-levels.ts'
import { failedRules } from '../support/further.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import type { ListEntry } from '../chain/recommendation.ts'

/** Points for reading, as decimals with two places; `share` of the most points, 0 to 1, is for drawing. */
type Points = Readonly<{ points: string; max: string; share: number }>

export type FeedbackCriterion = Readonly<
  Points & {
    id: string
    title: Text
    /** The mean of what the answers give by themselves; left out where all of it counted. */
    answered?: string
    /** The evidence that is not there, without which answers count for less. */
    lacking?: Text
    /** The described level that the mean of the assessors’ answers reaches. */
    reached: Text | null
    /** What to work on: the next higher level, or the evidence. */
    next: Readonly<{ points: string; text: Text }> | null
    /** The level whose office answered it; left out where the assessors did. */
    level?: Text
    /** The assessors’ written reasons, or that of the level, without names and in no order that would tell whose they are. */
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
  /** Why a gate, or a rule that was not met, lowered or closed the star. */
  gates: readonly Text[]
  /** The rules by which answers counted for less; left out where there were none. */
  limits?: readonly FeedbackLimit[]
  /** The bands on other scales than the star's; left out where the rules have no other. */
  outcomes?: readonly Readonly<{ title: Text; band: Text | null }>[]
  /** The level that decides by the rules, and why; left out where none is named. */
  route?: Readonly<{ level: Text; reason: Text }>
  /** What each choice of the rules gave; left out where they choose nothing. */
  awards?: readonly Readonly<{ title: Text; award: Text | null }>[]
  /** Why the plenary departed from the computed outcome. */
  departure: string | null
  strongest: readonly string[]
  weakest: readonly string[]
}>

const LISTED = 3
const STRONG = 0.8

const shareOf = (points: Fraction, max: number): number =>
  max === 0 ? 0 : Number(toDecimal(divide(points, fromHundredths(max)), 4))

const pointsOf = (points: Fraction, max: number): Points => ({
  points: toDecimal(points, 2),
  max: toDecimal(fromHundredths(max), 2),
  share: shareOf(points, max),
})

/** The places of the sheets that are told of: those that count, such as the one on which the panel agreed. */
function toldOf({ sheets, computed }: PlenaryCase): readonly number[] {
  const { positions } = computed.result.counting
  if (positions.length > 0) return positions
  const agreed = sheets.findIndex(one => one.agreed)
  return agreed === -1 ? [...sheets.keys()] : [agreed]
}

const toldSheets = (one: PlenaryCase) => toldOf(one).flatMap(place => one.computed.result.sheets[place] ?? [])

function reasonsFor(one: PlenaryCase, id: string): readonly string[] {
  if (one.rules.rules.document.publication.reasons !== 'shown') return []
  const ofLevels = one.levels.map(({ sent }) => sent?.reasons[id] ?? '')
  const written = [...toldOf(one).map(place => one.sheets[place]?.reasons[id] ?? ''), ...ofLevels]
    .map(reason => reason.trim())
    .filter(reason => reason !== '')
  return [...new Set(written)].toSorted()
}

/** What was answered and what is lacking, where not all of the answers counted. */
function withheld(
  { answered, counted, lacks }: Counted,
  evidence: Text | null,
): Pick<FeedbackCriterion, 'answered' | 'lacking'> {
  return {
    ...(answered && compare(counted, answered) < 0 ? { answered: toDecimal(answered, 2) } : {}),
    ...(lacks && evidence ? { lacking: evidence } : {}),
  }
}

function criterionOf(one: PlenaryCase, criterion: Criterion): readonly FeedbackCriterion[] {
  const found = countedOn(toldSheets(one), criterion.id)
  if (!found) return []
  const levels = levelsOf(criterion, found.answers)
  const { answered } = found
  const reached = answered
    ? (levels.findLast(each => compare(fromHundredths(each.points), answered) <= 0) ?? levels[0])
    : undefined
  const level = one.levels.find(each => each.level.id === criterion.scoredAt)?.level.title
  const evidence = evidenceOf(criterion, one.rules)
  return [
    {
      id: criterion.id,
      title: criterion.title,
      ...pointsOf(found.counted, criterion.max),
      ...withheld(found, evidence),
      reached: reached?.text ?? null,
      next: nextStep(criterion, found, levels, evidence),
      ...(level ? { level } : {}),
      reasons: reasonsFor(one, criterion.id),
    },
  ]
}

const isGroup = (node: Node): node is Group => node.kind === 'group'

function groupOf(one: PlenaryCase, group: Group, detail: Feedback['detail']): readonly FeedbackGroup[] {
  const values = toldSheets(one).flatMap(sheet => sheet.nodes.get(group.id) ?? [])
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

function furtherIn({ further }: ListEntry): Pick<Feedback, 'outcomes' | 'route'> {
  const outcomes = (further?.outcomes ?? []).map(({ title, band }) => ({ title, band: band?.title ?? null }))
  const route = further?.route
  return {
    ...(outcomes.length > 0 ? { outcomes } : {}),
    ...(route ? { route: { level: route.title, reason: route.reason } } : {}),
  }
}

function limitsIn(one: PlenaryCase, detail: Feedback['detail']): Pick<Feedback, 'limits'> {
  if (detail === 'none' || detail === 'total') return {}
  const isTold = (node: Node): boolean => detail === 'criterion' || isGroup(node)
  const limits = limitsOn(one.computed.result, toldOf(one), isTold)
  return limits.length > 0 ? { limits } : {}
}

export function feedbackOf(one: PlenaryCase, entry: ListEntry): Feedback {
  const detail = one.rules.rules.document.publication.feedback
  const parts = partsOf(one, detail)
  const criteria = criteriaIn(parts)
  return {
    detail,
    total: detail === 'none' ? null : entry.rounded,
    sheets: individualOf(one.sheets).length,
    parts,
    gates: [...entry.gates, ...failedRules(entry.further)].map(one => one.reason),
    ...limitsIn(one, detail),
    ...furtherIn(entry),
    ...(entry.selections
      ? { awards: entry.selections.map(({ title, award }) => ({ title, award: award?.title ?? null })) }
      : {}),
    departure:
      entry.departed || entry.state === 'suspended' || entry.state === 'incomplete' ? entry.reason : null,
    strongest: strongest(criteria),
    weakest: weakest(criteria),
  }
}
