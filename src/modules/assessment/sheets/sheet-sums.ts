import type { Locale } from '../../../foundation/text.ts'
import { sum, toDecimal, type Fraction } from '../../../foundation/fraction.ts'
import type { Node, ScoredSheet } from '../../../engine/index.ts'
import type { Mark } from '../assessment.ts'
import { statesIn, type SheetStates } from './criterion-states.ts'
import type { OwnSheet } from './own-sheet.ts'
import { scoreMarks } from './score-marks.ts'
import { askedCriteria, rubricOf } from './sheet-fields.ts'

/** How far a sheet is: answered of asked, and what each part has given so far. Points are written in the language. */
export type SheetSums = Readonly<{
  done: number
  all: number
  parts: readonly Readonly<{ id: string; points: string | null; done: number; all: number }>[]
  points: string | null
  /** Of criteria of which something holds by the answers, and of the rules that act on the sheet. */
  states: SheetStates
}>

/** The marks of a sheet with those that come on top of it. */
export const marksWith = (own: Pick<OwnSheet, 'marks'>, typed: readonly Mark[]): readonly Mark[] => [
  ...new Map([...own.marks, ...typed].map(mark => [mark.criterionId, mark])).values(),
]

export const writtenPoints = (points: Parameters<typeof toDecimal>[0], locale: Locale): string => {
  const written = toDecimal(points, 2)
  return locale === 'id' ? written.replace('.', ',') : written
}

/** What a node has given so far: where it adds up, its children's points as far as they are known. */
function soFar(node: Node, known: ScoredSheet['nodes']): Fraction | null {
  const points = known.get(node.id)
  if (points !== undefined) return points
  if (node.kind !== 'group' || node.combine !== 'sum') return null
  const given = node.children.flatMap(child => soFar(child, known) ?? [])
  return given.length > 0 ? sum(given) : null
}

export function sumsOf(own: Pick<OwnSheet, 'ground'>, marks: readonly Mark[], locale: Locale): SheetSums {
  const scored = scoreMarks(own.ground, marks)
  const { root, parts, criteriaUnder } = rubricParts(own)
  const answered = new Set(marks.filter(one => one.answer !== null).map(one => one.criterionId))
  const states = statesIn(scored, marks, locale)
  const counted = new Set(states.criteria.filter(one => one.counts).map(one => one.id))
  const asked = askedCriteria(own).map(one => one.id)
  const countIn = (ids: readonly string[]) => ({
    done: ids.filter(id => counted.has(id) && answered.has(id)).length,
    all: ids.filter(id => counted.has(id)).length,
  })
  const pointsOf = (node: Node): string | null => {
    const points = soFar(node, scored.nodes)
    return points ? writtenPoints(points, locale) : null
  }
  return {
    ...countIn(asked),
    parts: parts.map(part => ({
      id: part.id,
      points: pointsOf(part),
      ...countIn(criteriaUnder.get(part.id) ?? []),
    })),
    points: pointsOf(root),
    states,
  }
}

/** The parts of the rubric, each with the ids of the criteria that are asked in it. */
export function rubricParts(own: Pick<OwnSheet, 'ground'>) {
  const { root } = rubricOf(own).rubric
  const asked = new Set(askedCriteria(own).map(one => one.id))
  const under = (node: Node): string[] =>
    node.kind === 'group' ? node.children.flatMap(under) : asked.has(node.id) ? [node.id] : []
  const parts = root.kind === 'group' ? root.children : [root]
  return { root, parts, criteriaUnder: new Map(parts.map(part => [part.id, under(part)])) }
}

/** The same for a page that is open. */
export const sumsAnswer = (
  own: Pick<OwnSheet, 'ground' | 'marks'>,
  typed: readonly Mark[],
  locale: Locale,
): SheetSums => sumsOf(own, marksWith(own, typed), locale)
