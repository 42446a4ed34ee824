import {
  compare,
  divide,
  type Fraction,
  fraction,
  fromHundredths,
  greatest,
  least,
  multiply,
  sum,
} from '../../foundation/fraction.ts'
import { type Criterion, type Group, isGroup, type Node } from '../rules/rubric.ts'
import { optionsOf } from './points.ts'
import { weightIn } from './tree.ts'

/** The least and the most points that a node can have before gates. */
export type Bounds = Readonly<{ floor: Fraction; ceiling: Fraction }>

/** Every number of points, in hundredths, that an answer to the criterion can give. */
export function possiblePoints(criterion: Criterion): readonly number[] {
  switch (criterion.kind) {
    case 'choice':
    case 'alternatives':
      return optionsOf(criterion).map(option => option.points)
    case 'yes-no':
      return [criterion.points, criterion.otherwise ?? 0]
    case 'number':
      return criterion.bands.map(band => band.points)
    case 'imported':
      return (criterion.options ?? criterion.bands)?.map(each => each.points) ?? [0, criterion.max]
  }
}

function boundsOfCriterion(criterion: Criterion): Bounds {
  const points = [...possiblePoints(criterion)]
  const mayBeZero = criterion.appliesWhen !== undefined && criterion.whenNotApplicable === 'zero'
  if (mayBeZero || points.length === 0) points.push(0)
  const { evidenceNeeded } = criterion
  if (evidenceNeeded) points.push(Math.min(evidenceNeeded.atMost, ...points))
  return { floor: fromHundredths(Math.min(...points)), ceiling: fromHundredths(Math.max(...points)) }
}

/** True when the node may drop out and leave its weight to its neighbours. */
function mayDropOut(node: Node): boolean {
  if (isGroup(node)) return node.children.length > 0 && node.children.every(mayDropOut)
  return node.appliesWhen !== undefined && node.whenNotApplicable === 'redistribute'
}

type Share = Readonly<{ points: Fraction; max: Fraction; optional: boolean }>

/**
 * The extreme of (points of what applies) / (max of what applies) over every choice of optional shares. Such a
 * quotient is extreme for the mandatory shares and some first ones of the optional, sorted by their own quotient.
 */
function extremeQuotient(shares: readonly Share[], pick: typeof least): Fraction {
  const quotient = (some: readonly Share[]) =>
    divide(sum(some.map(share => share.points)), sum(some.map(share => share.max)))
  const weighty = shares.filter(share => share.max.numerator > 0n)
  const direction = pick === least ? 1 : -1
  const optional = weighty
    .filter(share => share.optional)
    .toSorted((a, b) => direction * compare(quotient([a]), quotient([b])))
  const mandatory = weighty.filter(share => !share.optional)
  return Array.from({ length: optional.length + 1 }, (_, count) => [
    ...mandatory,
    ...optional.slice(0, count),
  ])
    .filter(some => some.length > 0)
    .map(quotient)
    .reduce(pick, quotient(weighty))
}

function extremeOfSum(group: Group, children: readonly Bounds[], side: keyof Bounds): Fraction {
  const shares = group.children.map((child, index) => {
    const weight = weightIn(group, child)
    return {
      points: multiply((children[index] as Bounds)[side], weight),
      max: multiply(fromHundredths(child.max), weight),
      optional: mayDropOut(child),
    }
  })
  const reach = sum(shares.map(share => share.max))
  if (reach.numerator === 0n || !shares.some(share => share.optional))
    return sum(shares.map(share => share.points))
  return multiply(extremeQuotient(shares, side === 'floor' ? least : greatest), reach)
}

/** With optional children the mean or minimum is taken over some of them, so the extremes are those of one child. */
function extremeOfFew(group: Group, children: readonly Bounds[], side: keyof Bounds): Fraction {
  const values = children.map(child => child[side])
  const pick = side === 'floor' ? least : greatest
  if (group.children.some(mayDropOut)) return values.reduce(pick)
  if (group.combine === 'minimum') return values.reduce(least)
  return divide(sum(values), fraction(values.length))
}

/**
 * The least and the most that the node can reach. Conditions are taken as independent of each other, so the true
 * range may be narrower, never wider.
 */
export function boundsOf(node: Node): Bounds {
  if (!isGroup(node)) return boundsOfCriterion(node)
  const children = node.children.map(boundsOf)
  if (children.length === 0) return { floor: fraction(0), ceiling: fraction(0) }
  const extreme = node.combine === 'sum' || node.combine === 'weighted-sum' ? extremeOfSum : extremeOfFew
  return { floor: extreme(node, children, 'floor'), ceiling: extreme(node, children, 'ceiling') }
}
