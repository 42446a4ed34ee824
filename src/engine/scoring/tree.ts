import {
  add,
  divide,
  type Fraction,
  fraction,
  fromDecimal,
  fromHundredths,
  least,
  multiply,
  sum,
  zero,
} from '../../foundation/fraction.ts'
import { type Group, isGroup, type Node } from '../rules/rubric.ts'

/**
 * What each criterion contributes: its points, or `null` where its weight goes to its neighbours. A criterion that
 * is not in the map is not known yet.
 */
export type Contributions = ReadonlyMap<string, Fraction | null>

/** The most points a node may have because of gates, by node id. */
export type Caps = ReadonlyMap<string, Fraction>

/** Points of the nodes that are known; `null` where nothing below the node applies. */
export type NodePoints = ReadonlyMap<string, Fraction | null>

type Part = Readonly<{ points: Fraction | null; max: Fraction; weight: Fraction }>

const one = fraction(1)

/** A child's share: its weight under `weighted-sum`, one otherwise. */
export const weightIn = (group: Group, child: Node): Fraction =>
  group.combine === 'weighted-sum' && child.weight !== undefined ? fromDecimal(child.weight) : one

/** Adds up what applies and hands the weight of what does not apply to the rest in proportion. */
function addUp(parts: readonly Part[]): Fraction | null {
  const applicable = parts.filter(part => part.points !== null)
  const reach = sum(applicable.map(part => multiply(part.max, part.weight)))
  const points = applicable.reduce(
    (total, part) => add(total, multiply(part.points ?? zero, part.weight)),
    zero,
  )
  if (applicable.length === parts.length) return points
  if (reach.numerator === 0n) return null
  return divide(multiply(points, sum(parts.map(part => multiply(part.max, part.weight)))), reach)
}

function combineParts(group: Group, parts: readonly Part[]): Fraction | null {
  if (group.combine === 'sum' || group.combine === 'weighted-sum') return addUp(parts)
  const points = parts.flatMap(part => (part.points === null ? [] : [part.points]))
  if (points.length === 0) return null
  return group.combine === 'minimum' ? points.reduce(least) : divide(sum(points), fraction(points.length))
}

/** The children's points with what is needed to combine them; `undefined` as soon as one is not known. */
function partsOf(group: Group, pointsOfChild: (child: Node) => Fraction | null | undefined) {
  const parts: Part[] = []
  let known = true
  for (const child of group.children) {
    const points = pointsOfChild(child)
    if (points === undefined) known = false
    else parts.push({ points, max: fromHundredths(child.max), weight: weightIn(group, child) })
  }
  return known ? parts : undefined
}

/**
 * Points of every node, from the criteria up. A cap acts on its node before the node enters its parent. A node with
 * anything unknown below it is not in the result.
 */
export function pointsOfTree(root: Node, contributions: Contributions, caps: Caps = new Map()): NodePoints {
  const settled = new Map<string, Fraction | null>()
  const own = (node: Node): Fraction | null | undefined => {
    if (!isGroup(node)) return contributions.get(node.id)
    const parts = partsOf(node, visit)
    return parts && combineParts(node, parts)
  }
  const visit = (node: Node): Fraction | null | undefined => {
    const points = own(node)
    const cap = caps.get(node.id)
    const kept = points && cap ? least(points, cap) : points
    if (kept !== undefined) settled.set(node.id, kept)
    return kept
  }
  visit(root)
  return settled
}
