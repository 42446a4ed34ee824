import type { Answer, Criterion, FormResult, Node, ScoredSheet } from '../../../engine/index.ts'
import {
  compare,
  divide,
  fraction,
  fromHundredths,
  sum,
  toDecimal,
  type Fraction,
} from '../../../foundation/fraction.ts'
import { text, type Text } from '../../../foundation/text.ts'
import { conditionInWords } from '../../editions/index.ts'
import type { LoadedRules } from '../../editions/index.ts'
import type { Level } from './feedback-levels.ts'

/** A rule by which answers count for less: scoring ends, or a part has no more than so many points. */
export type FeedbackLimit = Readonly<{
  reason: Text
  /** The part that has no more than `max`; left out where the scoring of a sheet ended. */
  part?: Readonly<{ title: Text; max: string }>
  /** On how many of the sheets that are told of. */
  sheets: number
  of: number
}>

/** What an answer gives by itself (null where there is none), and what of it entered the score. */
type Standing = Readonly<{
  answer: Answer | null
  answered: Fraction | null
  counted: Fraction
  lacks: boolean
}>

export const meanOf = (values: readonly Fraction[]): Fraction | null =>
  values.length === 0 ? null : divide(sum(values), fraction(values.length))

function standingOn(sheet: ScoredSheet, id: string): readonly Standing[] {
  const found = sheet.answers.find(each => each.criterion.id === id)
  if (found?.applies !== true) return []
  const answered = found.points === null ? null : fromHundredths(found.points)
  const counted = sheet.nodes.get(id) ?? answered
  const lacks = found.evidence === false && !sheet.effects.stopped
  return counted ? [{ answer: found.answer, answered, counted, lacks }] : []
}

/**
 * A criterion on the sheets where it applied: the mean of what counted, and beside it that of what was answered.
 * `held`: a rule keeps the points down on every sheet, so that no better answer would raise them. `lacks`: the evidence is
 * not there without which the answers count for less.
 */
export type Counted = Readonly<{
  counted: Fraction
  answered: Fraction | null
  answers: readonly (Answer | null)[]
  held: boolean
  lacks: boolean
  /** The mean of what would count with the evidence there. */
  proven: Fraction | null
}>

export function countedOn(sheets: readonly ScoredSheet[], id: string): Counted | null {
  const standings = sheets.flatMap(sheet => standingOn(sheet, id))
  const counted = meanOf(standings.map(one => one.counted))
  if (!counted) return null
  const lacks = standings.some(one => one.lacks)
  return {
    counted,
    answered: meanOf(standings.flatMap(one => one.answered ?? [])),
    answers: standings.map(one => one.answer),
    held: !lacks && standings.every(one => one.answered === null || compare(one.counted, one.answered) < 0),
    lacks,
    proven: meanOf(standings.map(one => (one.lacks ? (one.answered ?? one.counted) : one.counted))),
  }
}

/** The evidence that a criterion asks for, as a clause. */
export function evidenceOf(criterion: Criterion, { rules }: LoadedRules): Text | null {
  const when = criterion.evidenceNeeded?.when
  if (when === undefined) return null
  return text(conditionInWords(when, rules.document, 'id'), conditionInWords(when, rules.document, 'en'))
}

type Next = Readonly<{ points: string; text: Text }>

const nextAt = (points: Fraction, own: Text): Next => ({ points: toDecimal(points, 2), text: own })

/** The next higher level, or the evidence where a better answer would count for nothing without it. */
export function nextStep(
  criterion: Criterion,
  { counted, answered, held, lacks, proven }: Counted,
  levels: readonly Level[],
  evidence: Text | null,
): Next | null {
  if (!answered || held) return null
  const level = levels.find(each => compare(fromHundredths(each.points), answered) > 0)
  const most = criterion.evidenceNeeded?.atMost
  if (!lacks || !evidence || most === undefined)
    return level ? nextAt(fromHundredths(level.points), level.text) : null
  const first = text(`Lengkapi buktinya: ${evidence.id}.`, `Bring the evidence: ${evidence.en}.`)
  if (proven && compare(counted, proven) < 0) return nextAt(proven, first)
  if (!level) return null
  if (level.points <= most) return nextAt(fromHundredths(level.points), level.text)
  const both = text(`${first.id} ${level.text.id}`, `${first.en} ${level.text.en}`)
  return nextAt(fromHundredths(level.points), both)
}

function nodesOf(node: Node): readonly Node[] {
  return node.kind === 'group' ? [node, ...node.children.flatMap(nodesOf)] : [node]
}

/** The rules that ended the scoring of sheets, or under whose limit a part came to stand. `places`: the sheets told of. */
export function limitsOn(
  result: FormResult,
  places: readonly number[],
  isTold: (node: Node) => boolean,
): readonly FeedbackLimit[] {
  const nodes = new Map(nodesOf(result.form.index.rubric.root).map(node => [node.id, node]))
  const limits = new Map<string, FeedbackLimit>()
  for (const { id, effect, reason, sheet } of result.gates) {
    if (effect.kind !== 'stop-scoring' && effect.kind !== 'cap-node') continue
    const node = effect.kind === 'cap-node' ? nodes.get(effect.node) : undefined
    const isHeld = ({ nodes: points, effects }: ScoredSheet): boolean => {
      if (effect.kind === 'stop-scoring') return effects.stopped
      const own = points.get(effect.node)
      return !effects.stopped && own ? compare(own, fromHundredths(effect.max)) === 0 : false
    }
    const own = places.filter(place => sheet === null || sheet === place)
    const sheets = own.flatMap(place => result.sheets[place] ?? []).filter(isHeld).length
    if (sheets === 0 || (effect.kind === 'cap-node' && !(node && isTold(node)))) continue
    const part =
      effect.kind === 'cap-node' && node
        ? { part: { title: node.title, max: toDecimal(fromHundredths(effect.max), 2) } }
        : {}
    limits.set(id, { reason, ...part, sheets: (limits.get(id)?.sheets ?? 0) + sheets, of: places.length })
  }
  return [...limits.values()]
}
