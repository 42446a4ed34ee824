import { add, compare, divide, type Fraction, fraction, zero } from '../../foundation/fraction.ts'
import type { Problem } from '../../foundation/problem.ts'
import { factOf } from '../conditions.ts'
import { missingFacts } from '../facts.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Award, Selection } from '../rules/selection.ts'
import { roundBy } from './bands.ts'
import type { FormResult } from './form.ts'

/** What a choice looks at of a scored file; of the sheets only the nodes that tell equals apart. */
export type Selectable = Readonly<
  Pick<FormResult, 'state' | 'mean' | 'outcomes' | 'facts'> & {
    counting: Pick<FormResult['counting'], 'positions'>
    sheets: readonly Pick<FormResult['sheets'][number], 'nodes'>[]
  }
>

/** One scored file among those of its edition. `form` as it was asked for. */
export type SelectedCase = Readonly<{ form: string; result: Selectable }>

/** A scored file cut down to what a choice looks at, so that thousands of them can be held together. */
export function selectable({ document }: Rules, result: FormResult): Selectable {
  const { state, mean, outcomes, facts, counting } = result
  const by = document.ties?.by ?? []
  const sheets = result.sheets.map(({ nodes }) => ({
    nodes: new Map(by.flatMap(id => (nodes.has(id) ? [[id, nodes.get(id) ?? null] as const] : []))),
  }))
  return { state, mean, outcomes, facts, counting: { positions: counting.positions }, sheets }
}

/**
 * What a selection says of one file. `group`: the group in which it stands. `rank` counts from 1, and what is equal
 * shares it; `null` for a file that is not eligible. `tied`: the positions of the files among which the rules cannot
 * choose, this one included, where an award or the shortlist ends in the middle of them; people have to choose there.
 */
export type Selected = Readonly<{
  group: string | null
  rank: number | null
  award: string | null
  /** `null` where the selection has no shortlist. */
  shortlisted: boolean | null
  tied: readonly number[]
  problems: readonly Problem[]
}>

type Entry = Readonly<{ position: number; result: Selectable; group: string; value: Fraction }>
type Block = Readonly<{ entries: readonly Entry[]; ahead: number }>

const absent = (group: string | null, problems: readonly Problem[] = []): Selected => {
  return { group, rank: null, award: null, shortlisted: null, tied: [], problems }
}

const missing = (name: string): readonly Problem[] => missingFacts({ fact: name, is: true }, {})

function reaches(rules: Rules, { among }: Selection, result: Selectable): boolean {
  const { rounding } = rules.document.aggregation
  if (!among) return true
  if (among.atLeast !== undefined) {
    const limit = fraction(among.atLeast, 100)
    if (!result.mean || compare(roundBy(result.mean, rounding), limit) < 0) return false
  }
  if (!among.band) return true
  const scale = rules.document.scales.find(each => each.id === among.band?.scale)
  const wanted = scale?.bands.find(band => band.id === among.band?.id)
  const reached = scale && result.outcomes.get(scale.id)?.band
  return Boolean(wanted && reached && reached.from >= wanted.from)
}

/** The number by which files are put in order, the highest first; a rank that was given counts from the lowest. */
function valueOf(rules: Rules, { rankFact }: Selection, result: Selectable): Fraction | readonly Problem[] {
  if (rankFact === undefined)
    return result.mean ? roundBy(result.mean, rules.document.aggregation.rounding) : []
  const given = factOf(result.facts, rankFact)
  return typeof given === 'number' ? exactly(-given) : missing(rankFact)
}

/** A number of a fact as an exact fraction, so that all orders are made by one comparison. */
function exactly(value: number): Fraction {
  let [scaled, denominator] = [value, 1n]
  while (!Number.isInteger(scaled)) [scaled, denominator] = [scaled * 2, denominator * 2n]
  return fraction(BigInt(scaled), denominator)
}

function entryOf(rules: Rules, selection: Selection, one: SelectedCase, position: number): Entry | Selected {
  const { per } = selection
  const named =
    typeof per === 'object' ? factOf(one.result.facts, per.fact) : per === 'all' ? 'all' : one.form
  const group = named === undefined ? null : String(named)
  if (one.result.state !== 'ranked' || !reaches(rules, selection, one.result)) return absent(group)
  const value = valueOf(rules, selection, one.result)
  const ungrouped = group === null && typeof per === 'object' ? missing(per.fact) : []
  if (group === null || 'length' in value)
    return absent(group, [...ungrouped, ...('length' in value ? value : [])])
  return { position, result: one.result, group, value }
}

/** The mean of a node's points over the sheets that count; a node that does not apply, or is not there, is worth 0. */
function pointsAt(node: string, { counting, sheets }: Selectable): Fraction {
  const points = counting.positions.map(position => sheets[position]?.nodes.get(node) ?? zero)
  return points.length === 0 ? zero : divide(points.reduce(add, zero), fraction(points.length))
}

/** Negative where `one` comes before `other` by value, then by the nodes that the rules name for ties. */
function order(rules: Rules, one: Entry, other: Entry): number {
  const byValue = compare(other.value, one.value)
  if (byValue !== 0) return byValue
  for (const node of rules.document.ties?.by ?? []) {
    const byNode = compare(pointsAt(node, other.result), pointsAt(node, one.result))
    if (byNode !== 0) return byNode
  }
  return 0
}

/** The lots of a block, from the lowest, where every file of it drew a different one. */
function drawn(rules: Rules, block: readonly Entry[]): readonly Entry[] | null {
  const { ties } = rules.document
  if (ties?.lastly !== 'lot' || ties.lot === undefined) return null
  const name = ties.lot
  const lots = block.map(entry => ({ entry, lot: factOf(entry.result.facts, name) }))
  const numbers = lots.map(({ lot }) => lot).filter(lot => typeof lot === 'number')
  if (numbers.length < block.length || new Set(numbers).size < block.length) return null
  return lots.toSorted((a, b) => Number(a.lot) - Number(b.lot)).map(({ entry }) => entry)
}

function blocksOf(rules: Rules, entries: readonly Entry[]): readonly Block[] {
  const blocks: Entry[][] = []
  for (const entry of entries.toSorted((a, b) => order(rules, a, b))) {
    const last = blocks.at(-1)
    if (last?.[0] && order(rules, last[0], entry) === 0) last.push(entry)
    else blocks.push([entry])
  }
  let ahead = 0
  return blocks
    .flatMap(block => drawn(rules, block)?.map(entry => [entry]) ?? [block])
    .map(each => {
      const block = { entries: each, ahead }
      ahead += each.length
      return block
    })
}

const placesIn = (award: Award, group: string): number =>
  award.exceptions?.find(each => each.group === group)?.places ?? award.places

/** The awards with the places that they take up, counted from 0: from `start` up to, not including, `end`. */
function rangesIn(selection: Selection, group: string) {
  let start = 0
  return selection.awards.map(award => {
    const range = { award: award.id, start, end: start + placesIn(award, group) }
    start = range.end
    return range
  })
}

function resultsOfGroup(rules: Rules, selection: Selection, group: string, entries: readonly Entry[]) {
  const ranges = rangesIn(selection, group)
  const list = selection.shortlist && (ranges.at(-1)?.end ?? 0) * selection.shortlist.times
  return blocksOf(rules, entries).flatMap(({ entries: block, ahead }) => {
    const end = ahead + block.length
    const crosses = (limit: number | undefined) => limit !== undefined && ahead < limit && limit < end
    const award = ranges.find(range => range.start <= ahead && end <= range.end)?.award ?? null
    const tied = ranges.some(range => crosses(range.end)) || crosses(list)
    const selected: Selected = {
      group,
      rank: ahead + 1,
      award,
      shortlisted: list === undefined ? null : end <= list,
      tied: tied ? block.map(({ position }) => position).toSorted((a, b) => a - b) : [],
      problems: [],
    }
    return block.map(({ position }) => [position, selected] as const)
  })
}

/**
 * What a selection says of each file, in the order of the files. Awards go to the first of each group by rank. Never
 * more get one than it has places: where a place is left for a part of equals, none of them gets it, and `tied` names
 * them.
 */
export function selectCases(
  rules: Rules,
  selection: Selection,
  cases: readonly (SelectedCase | null)[],
): readonly Selected[] {
  const found = cases.map((one, position) => (one ? entryOf(rules, selection, one, position) : absent(null)))
  const entries = found.filter(each => 'value' in each)
  const groups = Map.groupBy(entries, entry => entry.group)
  const placed = new Map([...groups].flatMap(([group, own]) => resultsOfGroup(rules, selection, group, own)))
  const none = selection.shortlist ? false : null
  return found.map((each, position) =>
    'value' in each ? (placed.get(position) ?? absent(each.group)) : { ...each, shortlisted: none },
  )
}
