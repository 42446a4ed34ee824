import { type Fraction, fromHundredths, zero } from '../../foundation/fraction.ts'
import { type Problem, problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { readFacts, withCommodity } from '../facts.ts'
import type { Facts } from '../conditions.ts'
import { findForm, type Form, type Rules } from '../rules/lookups.ts'
import { type Carried, type ReadAnswer, type ReadSheet, readSheet, type Sheet } from './answers.ts'
import { type FiredGate, fireGates, gatesFor, type PointEffects, pointEffects } from './gates.ts'
import { type Contributions, type NodePoints, pointsOfTree } from './tree.ts'

/** One scored sheet. Points are exact. */
export type ScoredSheet = Readonly<{
  /** Points of the whole, `null` while an answer is missing or wrong. */
  total: Fraction | null
  answers: readonly ReadAnswer[]
  contributions: Contributions
  /** Points of each node as far as they are known, after caps; `null` for a node that does not apply. */
  nodes: NodePoints
  effects: PointEffects
  /** Gates that fired on this sheet. */
  gates: readonly FiredGate[]
  problems: readonly Problem[]
}>

/** What concerns every sheet of a file: facts, carried answers, and the file's own gates that fired. */
export type FileGround = Readonly<{
  facts: Facts
  carried: Carried
  gates: readonly FiredGate[]
  /** True when every gate of the file could be decided. */
  settled: boolean
  problems: readonly Problem[]
}>

/** Reads facts and carried answers and fires the gates that look at the file as a whole. */
export function groundOf(
  rules: Rules,
  form: Form,
  given: Readonly<Record<string, unknown>>,
  carried: Carried,
): FileGround {
  const { facts, problems } = readFacts(rules.facts, withCommodity(rules.facts, given, form.commodities))
  const { world } = readSheet(form.index, null, carried, facts)
  const { fired, problems: undecided } = fireGates(gatesFor(rules, form, 'file'), world, null)
  return {
    facts,
    carried,
    gates: fired,
    settled: undecided.length === 0,
    problems: [...problems, ...undecided],
  }
}

/** The points of an answer, what its absence of application gives, or nothing while it is not known. */
function contributionOf({ criterion, applies, points, evidence }: ReadAnswer): Fraction | null | undefined {
  if (applies === 'undecided') return undefined
  if (applies) {
    if (points === null || evidence === 'undecided') return undefined
    const most = evidence ? points : (criterion.evidenceNeeded?.atMost ?? points)
    return fromHundredths(Math.min(points, most))
  }
  if (criterion.whenNotApplicable === 'full') return fromHundredths(criterion.max)
  return criterion.whenNotApplicable === 'zero' ? zero : null
}

function contributionsOf(read: ReadSheet, stopped: boolean): Contributions {
  const contributions = new Map<string, Fraction | null>()
  for (const answer of read.answers) {
    const points = stopped ? zero : contributionOf(answer)
    if (points !== undefined) contributions.set(answer.criterion.id, points)
  }
  return contributions
}

const nothingApplies = (path: string): Problem =>
  problem(
    'nothing-applies',
    path,
    text('Tidak ada kriteria yang berlaku.', 'No criterion of the rubric applies.'),
  )

/** Scores the sheet with this index on a ground that was prepared once for all sheets. */
export function scoreOnGround(
  rules: Rules,
  form: Form,
  ground: FileGround,
  sheet: Sheet,
  index: number,
  prefix: string,
): ScoredSheet {
  const read = readSheet(form.index, sheet, ground.carried, ground.facts, prefix)
  const { fired, problems } = fireGates(gatesFor(rules, form, 'sheet'), read.world, index)
  const effects = pointEffects([...ground.gates, ...fired])
  const contributions = contributionsOf(read, effects.stopped)
  const { root } = form.index.rubric
  const nodes = pointsOfTree(root, contributions, effects.caps)
  const missing = effects.stopped ? [] : read.answers.flatMap(each => each.problems)
  const empty = nodes.get(root.id) === null ? [nothingApplies(`${prefix}${root.id}`)] : []
  return {
    total: nodes.get(root.id) ?? null,
    answers: read.answers,
    contributions,
    nodes,
    effects,
    gates: fired,
    problems: [...read.strays, ...missing, ...empty, ...problems],
  }
}

/**
 * Scores one sheet, complete or not: points of every node that is known, gates, and every problem.
 * `form` is the id of a commodity or of a rubric. Throws when the rules have neither.
 */
export function scoreSheet(
  rules: Rules,
  form: string,
  sheet: Sheet,
  facts: Facts = {},
  carried: Carried = {},
): ScoredSheet {
  const found = findForm(rules, form)
  if (!found) throw new RangeError(`no form for: ${form}`)
  const ground = groundOf(rules, found, facts, carried)
  const scored = scoreOnGround(rules, found, ground, sheet, 0, '')
  return { ...scored, problems: [...ground.problems, ...scored.problems] }
}
