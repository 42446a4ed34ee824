import type { Locale } from '../../foundation/text.ts'
import { plainDigits, writeDigits } from '../readiness/numbers.ts'
import { isObject, type Json, type JsonObject } from '../rules/hash.ts'
import { isList } from './place.ts'
import type { Field, LeafKind, Shape } from './shape.ts'

/** What was typed into the fields of one place, by the field's name: `title.id`, `max`. */
export type Filled = Readonly<Record<string, string>>

/** Fields that are filled in on the page of their object; all others have a page of their own. */
export const isFilledIn = ({ shape }: Field): boolean =>
  shape.kind === 'leaf' || shape.kind === 'enum' || shape.kind === 'lines' || shape.kind === 'fixed'

/** The languages of a text: those of the screens first, then what the document has beyond them. */
export const languagesOf = (value: Json | undefined): readonly string[] => [
  ...new Set(['id', 'en', ...(isObject(value) ? Object.keys(value) : [])]),
]

/** A text in one language; empty where there is none. */
export function inLanguage(value: Json | undefined, language: string): string {
  const found = isObject(value) ? value[language] : undefined
  return typeof found === 'string' ? found : ''
}

const WHOLE = /^-?\d{1,15}$/
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/

/** Digits and their marks, which no language reads as one number: `1.250.5`. */
const LIKE_A_NUMBER = /^-?\d[\d.,\s]*$/

function numberFrom(typed: string, locale: Locale, pattern: RegExp): Json {
  const digits = plainDigits(typed, locale)
  return digits !== null && pattern.test(digits) ? Number(digits) : typed
}

/** A value in quotes is always a text; a number or yes and no without them are what they look like. */
function scalarFrom(typed: string, locale: Locale): Json {
  if (typed === 'true' || typed === 'false') return typed === 'true'
  const quoted = /^"(.*)"$/s.exec(typed)
  return quoted ? (quoted[1] ?? '') : numberFrom(typed, locale, NUMBER)
}

/** What cannot be read as its kind stays as it was typed: the lint says what is wrong, and nothing typed is lost. */
function leafFrom(kind: LeafKind, typed: string, locale: Locale): Json {
  switch (kind) {
    case 'integer':
      return numberFrom(typed, locale, WHOLE)
    case 'number':
      return numberFrom(typed, locale, NUMBER)
    case 'boolean':
      return typed === 'true' ? true : typed === 'false' ? false : typed
    case 'scalar':
      return scalarFrom(typed, locale)
    // Numbers as text keep every digit that was typed.
    case 'points':
    case 'decimal':
      return plainDigits(typed, locale) ?? typed
    default:
      return typed
  }
}

function textFrom(key: string, old: Json | undefined, filled: Filled): Json | undefined {
  const parts = languagesOf(old).map(
    language => [language, (filled[`${key}.${language}`] ?? '').trim()] as const,
  )
  if (parts.every(([, part]) => part === '')) return undefined
  return Object.fromEntries(
    parts.filter(([language, part]) => part !== '' || language === 'id' || language === 'en'),
  )
}

function valueFrom(
  { key, shape }: Field,
  old: Json | undefined,
  filled: Filled,
  locale: Locale,
): Json | undefined {
  if (shape.kind === 'leaf' && shape.leaf === 'text') return textFrom(key, old, filled)
  const typed = (filled[key] ?? '').trim()
  if (shape.kind === 'lines') {
    const lines = typed.split('\n').flatMap(line => (line.trim() === '' ? [] : line.trim()))
    return lines.length === 0 ? undefined : lines.map(line => leafFrom(shape.item, line, locale))
  }
  if (typed === '') return undefined
  if (shape.kind === 'fixed') return typed === 'true' ? (shape.value as Json) : undefined
  if (shape.kind === 'leaf') return leafFrom(shape.leaf, typed, locale)
  return typed
}

const empty = ({ shape }: Field): Json =>
  shape.kind === 'lines'
    ? []
    : shape.kind === 'leaf' && shape.nullable
      ? null
      : shape.kind === 'leaf' && shape.leaf === 'text'
        ? { id: '', en: '' }
        : ''

const numeric: readonly LeafKind[] = ['points', 'decimal', 'integer', 'number', 'scalar']

/** The fields with a number that can be read in more than one way: nobody guesses what was meant. */
export function unclearIn(
  { fields }: Extract<Shape, { kind: 'object' }>,
  filled: Filled,
  locale: Locale,
): readonly Readonly<{ key: string; typed: string }>[] {
  return fields.flatMap(({ key, shape }) => {
    const kind = shape.kind === 'leaf' ? shape.leaf : shape.kind === 'lines' ? shape.item : 'string'
    if (!numeric.includes(kind)) return []
    const lines = (filled[key] ?? '').split('\n').map(line => line.trim())
    const typed = lines.find(line => LIKE_A_NUMBER.test(line) && plainDigits(line, locale) === null)
    return typed === undefined ? [] : [{ key, typed }]
  })
}

/** An object with what was typed in its fields. What is left empty goes, where it need not be there. */
export function fillIn(
  shape: Extract<Shape, { kind: 'object' }>,
  value: JsonObject,
  filled: Filled,
  locale: Locale,
): JsonObject {
  let next: JsonObject = value
  for (const field of shape.fields.filter(isFilledIn)) {
    if (field.shape.kind === 'fixed' && field.required) continue
    const read = valueFrom(field, value[field.key], filled, locale)
    const rest = Object.fromEntries(Object.entries(next).filter(([key]) => key !== field.key))
    if (read !== undefined) next = { ...next, [field.key]: read }
    else next = field.required ? { ...next, [field.key]: empty(field) } : rest
  }
  return next
}

/** What a field shows of a value: the inverse of `fillIn`. */
export function shown(shape: Shape, value: Json | undefined, locale: Locale): string {
  if (value === undefined || value === null) return ''
  if (shape.kind === 'fixed') return 'true'
  const kind = shape.kind === 'lines' ? shape.item : shape.kind === 'leaf' ? shape.leaf : 'string'
  const each = shape.kind === 'lines' && isList(value) ? value : [value]
  return each.map(item => leafText(kind, item, locale)).join('\n')
}

function leafText(kind: LeafKind, value: Json, locale: Locale): string {
  if (typeof value === 'number') return writeDigits(JSON.stringify(value), locale)
  if (typeof value !== 'string') return JSON.stringify(value)
  if (kind === 'points' || kind === 'decimal') return writeDigits(value, locale)
  const isTaken =
    kind === 'scalar' && (typeof scalarFrom(value, locale) !== 'string' || LIKE_A_NUMBER.test(value))
  return isTaken ? `"${value}"` : value
}
