import { findForm, type Answer, type Criterion, type Rules } from '../../../engine/index.ts'
import { optionsOf } from '../../../engine/scoring/points.ts'
import { parseNumber, writeNumber } from '../../../engine/readiness/numbers.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { OwnSheet } from './own-sheet.ts'
import { scoringWords as words } from './scoring-messages.ts'

/** The three things that a sheet's form asks for at a criterion. The note is for nobody but its writer. */
export const fieldKinds = ['mark', 'reason', 'note'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** The note about the whole product stands under this id, which no criterion has. */
export const WHOLE = '_'

export type SheetField = Readonly<{
  kind: FieldKind
  /** `mark.<criterion>`: how the form names it. */
  name: string
  /** Null for the note about the whole product. */
  criterion: Criterion | null
  /** As stored; null: nothing. */
  value: Answer | null
  revision: number
  savedAt: Date | null
}>

export const fieldName = (kind: FieldKind, criterionId: string): string => `${kind}.${criterionId}`
/** What a field was drawn with; which of two versions is used; and the base of the other one. All hidden or asked. */
export const baseName = (name: string): string => `b.${name}`
export const choiceName = (name: string): string => `c.${name}`
export const seenName = (name: string): string => `s.${name}`

/** A criterion that the assessor answers; what another level or a fact answers is not asked. */
export const isAsked = (one: Criterion): boolean => one.kind !== 'imported' && one.scoredAt === undefined

/** Where the rules give no points, a rubric without criteria. */
export function rubricFor(rules: Rules, commodity: string) {
  const form = findForm(rules, commodity)
  if (!form) throw new Error(`no rubric for ${commodity}`)
  return form.index
}

export const rubricOf = ({ ground }: Pick<OwnSheet, 'ground'>) => rubricFor(ground.rules, ground.commodity)

export const askedOf = (rules: Rules, commodity: string): readonly Criterion[] =>
  [...rubricFor(rules, commodity).criteria.values()].filter(isAsked)

export const askedCriteria = ({ ground }: Pick<OwnSheet, 'ground'>): readonly Criterion[] =>
  askedOf(ground.rules, ground.commodity)

/** What the fields of a sheet are made from: one's own, or the one on which a panel agrees. */
export type Sheeted = Pick<OwnSheet, 'ground' | 'marks' | 'notes'>

/** Every field of the sheet as it is stored. */
export function sheetFields(own: Sheeted): readonly SheetField[] {
  const marks = new Map(own.marks.map(one => [one.criterionId, one]))
  const notes = new Map(own.notes.map(one => [one.criterionId, one]))
  const noteOf = (criterion: Criterion | null): SheetField => {
    const note = notes.get(criterion?.id ?? '')
    return {
      kind: 'note',
      name: fieldName('note', criterion?.id ?? WHOLE),
      criterion,
      value: note?.note ? note.note : null,
      revision: note?.revision ?? 0,
      savedAt: note?.savedAt ?? null,
    }
  }
  const ofCriterion = (criterion: Criterion): SheetField[] => {
    const mark = marks.get(criterion.id)
    const rest = { criterion, revision: mark?.revision ?? 0, savedAt: mark?.savedAt ?? null }
    return [
      { ...rest, kind: 'mark', name: fieldName('mark', criterion.id), value: mark?.answer ?? null },
      { ...rest, kind: 'reason', name: fieldName('reason', criterion.id), value: mark?.reason || null },
      noteOf(criterion),
    ]
  }
  return [...[...rubricOf(own).criteria.values()].flatMap(ofCriterion), noteOf(null)]
}

/** A stored value as its form field holds it: numbers as they are written in the reader's language. */
export function fieldText({ kind, criterion, value }: SheetField, locale: Locale): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null) return ''
  if (kind !== 'mark' || criterion?.kind !== 'number') return value
  const number = parseNumber(value, 'en')
  return number === null ? value : writeNumber(number, locale)
}

/** A stored or typed answer in words: the option's text instead of its id. */
export function answerWords(criterion: Criterion, answer: Answer | null, locale: Locale): string {
  const said = words[locale]
  if (answer === null || answer === '') return said.nothingYet
  if (typeof answer === 'boolean') return answer ? said.yes : said.no
  if (criterion.kind === 'yes-no' && (answer === 'yes' || answer === 'no')) return said[answer]
  const option = optionsOf(criterion).find(one => one.id === answer)
  if (option) return option.text[locale]
  const number = criterion.kind === 'number' ? parseNumber(answer, 'en') : null
  const unit = criterion.kind === 'number' ? (criterion.unit?.[locale] ?? '') : ''
  return number === null ? answer : `${writeNumber(number, locale)} ${unit}`.trim()
}

/** How a field is called when something is said about it: by its criterion, and of which of its three things. */
export function fieldTitle({ kind, criterion }: SheetField, locale: Locale): string {
  const said = words[locale]
  if (!criterion) return said.noteWhole
  const title = criterion.title[locale]
  return kind === 'mark' ? title : `${title}: ${kind === 'reason' ? said.reason : said.note}`
}
