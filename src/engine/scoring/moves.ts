import {
  compare,
  divide,
  equal,
  fraction,
  fromText,
  subtract,
  sum,
  toText,
  zero,
  type Fraction,
} from '../../foundation/fraction.ts'
import type { Text } from '../../foundation/text.ts'
import { findForm, type Rules } from '../rules/lookups.ts'
import { isGroup, type Node } from '../rules/rubric.ts'
import { bandOf } from './bands.ts'
import type { SheetTrace, Trace } from './trace.ts'

/**
 * Why a file comes to something else by other rules. `part`: a part right below the root, with the mean of what it has
 * on the sheets that count, exact; null where it is not there or not known. `weighing`: no part differs, but the whole
 * does (weights, caps, how sheets are combined). `gate`, `pass-rule`: one that `holds` against the file now, or did until
 * now. `lines`: the lower bounds of the bands.
 */
export type MoveCause =
  | Readonly<{ kind: 'part'; title: Text; was: string | null; becomes: string | null }>
  | Readonly<{ kind: 'gate' | 'pass-rule'; reason: Text; holds: boolean }>
  | Readonly<{ kind: 'weighing' | 'rounding' | 'lines' }>

/** A file scored by some rules. */
export type ByRules = Readonly<{ rules: Rules; trace: Trace }>

const counted = ({ sheets, counted: positions }: Trace): readonly SheetTrace[] =>
  positions?.flatMap(position => sheets[position] ?? []) ?? sheets

function pointsOn(sheet: SheetTrace, id: string): string | null {
  const group = sheet.groups.find(one => one.id === id)
  return group ? group.points : (sheet.criteria.find(one => one.id === id)?.counted ?? null)
}

function meanOf(trace: Trace, id: string): Fraction | null {
  const values = counted(trace).flatMap(sheet => {
    const points = pointsOn(sheet, id)
    return points === null ? [] : [fromText(points)]
  })
  return values.length === 0 ? null : divide(sum(values), fraction(values.length))
}

function partsOf({ rules, trace }: ByRules): readonly Node[] {
  const root = findForm(rules, trace.rubric)?.index.rubric.root
  return root && isGroup(root) ? root.children : []
}

const sizeOf = (was: Fraction | null, becomes: Fraction | null): Fraction => {
  const difference = subtract(becomes ?? zero, was ?? zero)
  return compare(difference, zero) < 0 ? subtract(zero, difference) : difference
}

const same = (one: Fraction | null, other: Fraction | null): boolean =>
  one === null || other === null ? one === other : equal(one, other)

const written = (value: Fraction | null): string | null => value && toText(value)

/** The parts of both rubrics that differ, the largest difference first. */
function partCauses(was: ByRules, becomes: ByRules): readonly MoveCause[] {
  const parts = new Map([...partsOf(was), ...partsOf(becomes)].map(node => [node.id, node.title]))
  return [...parts]
    .map(([id, title]) => ({ title, was: meanOf(was.trace, id), becomes: meanOf(becomes.trace, id) }))
    .filter(one => !same(one.was, one.becomes))
    .toSorted((one, other) => compare(sizeOf(other.was, other.becomes), sizeOf(one.was, one.becomes)))
    .map(one => ({ kind: 'part', title: one.title, was: written(one.was), becomes: written(one.becomes) }))
}

type Said = ReadonlyMap<string, Text>

const applied = ({ gates }: Trace): Said =>
  new Map(gates.filter(gate => gate.applied).map(gate => [gate.id, gate.reason]))

const failed = ({ passRules }: Trace): Said =>
  new Map((passRules ?? []).filter(one => one.passed === false).map(one => [one.id, one.reason]))

/** What holds now and did not, and what held and does not any more. */
const differing = (before: Said, now: Said): readonly Readonly<{ reason: Text; holds: boolean }>[] => [
  ...[...now].filter(([id]) => !before.has(id)).map(([, reason]) => ({ reason, holds: true })),
  ...[...before].filter(([id]) => !now.has(id)).map(([, reason]) => ({ reason, holds: false })),
]

/** Would the value of before have another band on the scale of the new rules? */
function haveLinesMoved(was: Trace, { rules }: ByRules, scaleId: string): boolean {
  const before = was.outcomes[scaleId]
  const scale = rules.document.scales.find(one => one.id === scaleId)
  if (!before || !scale || before.rounded === null) return false
  return (bandOf(scale, fromText(before.rounded))?.id ?? null) !== before.bandBeforeGates
}

/** Why the outcome on a scale is another one, the weightiest first; empty where nothing that is known differs. */
export function causesOfMove(was: ByRules, becomes: ByRules, scaleId: string): readonly MoveCause[] {
  const parts = partCauses(was, becomes)
  const [before, now] = [was.trace, becomes.trace]
  const found: MoveCause[] = [
    ...differing(applied(before), applied(now)).map(one => ({ kind: 'gate', ...one }) as const),
    ...differing(failed(before), failed(now)).map(one => ({ kind: 'pass-rule', ...one }) as const),
    ...parts,
  ]
  if (parts.length === 0 && before.mean !== now.mean) found.push({ kind: 'weighing' })
  const rounded = (trace: Trace): string | null => trace.outcomes[scaleId]?.rounded ?? null
  if (before.mean === now.mean && rounded(before) !== rounded(now)) found.push({ kind: 'rounding' })
  if (haveLinesMoved(before, becomes, scaleId)) found.push({ kind: 'lines' })
  return found
}
