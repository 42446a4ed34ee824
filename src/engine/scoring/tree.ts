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

/** What each criterion contributes: its points, or `null` where its weight goes to its neighbours. */
export type Contributions = ReadonlyMap<string, Fraction | null>

/** The most points a node may have because of gates, by node id. */
export type Caps = ReadonlyMap<string, Fraction>

/** Points of every node of the tree; `null` where nothing below the node applies. */
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

function capped(points: Fraction | null, cap: Fraction | undefined): Fraction | null {
  return points === null || cap === undefined ? points : least(points, cap)
}

/**
 * Points of every node, from the criteria up. A cap acts on its node before the node enters its parent.
 * Throws when a criterion of the tree has no entry in `contributions`.
 */
export function pointsOfTree(root: Node, contributions: Contributions, caps: Caps = new Map()): NodePoints {
  const points = new Map<string, Fraction | null>()
  const visit = (node: Node): Fraction | null => {
    const own = isGroup(node)
      ? combineParts(
          node,
          node.children.map(child => ({
            points: visit(child),
            max: fromHundredths(child.max),
            weight: weightIn(node, child),
          })),
        )
      : contributions.get(node.id)
    if (own === undefined) throw new Error(`criterion without a contribution: ${node.id}`)
    const settled = capped(own, caps.get(node.id))
    points.set(node.id, settled)
    return settled
  }
  visit(root)
  return points
}
