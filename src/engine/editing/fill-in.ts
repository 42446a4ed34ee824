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

/** A value in quotes is always a text; a number or yes and no without them are what they look like. */
function scalarFrom(typed: string): Json {
  if (typed === 'true' || typed === 'false') return typed === 'true'
  const quoted = /^"(.*)"$/s.exec(typed)
  if (quoted) return quoted[1] ?? ''
  return NUMBER.test(typed) ? Number(typed) : typed
}

/** What cannot be read as its kind stays as it was typed: the lint says what is wrong, and nothing typed is lost. */
function leafFrom(kind: LeafKind, typed: string): Json {
  switch (kind) {
    case 'integer':
      return WHOLE.test(typed) ? Number(typed) : typed
    case 'number':
      return NUMBER.test(typed) ? Number(typed) : typed
    case 'boolean':
      return typed === 'true' ? true : typed === 'false' ? false : typed
    case 'scalar':
      return scalarFrom(typed)
    // Points are written with a comma where that is the custom.
    case 'points':
    case 'decimal':
      return typed.replace(',', '.')
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

function valueFrom({ key, shape }: Field, old: Json | undefined, filled: Filled): Json | undefined {
  if (shape.kind === 'leaf' && shape.leaf === 'text') return textFrom(key, old, filled)
  const typed = (filled[key] ?? '').trim()
  if (shape.kind === 'lines') {
    const lines = typed.split('\n').flatMap(line => (line.trim() === '' ? [] : line.trim()))
    return lines.length === 0 ? undefined : lines.map(line => leafFrom(shape.item, line))
  }
  if (typed === '') return undefined
  if (shape.kind === 'fixed') return typed === 'true' ? (shape.value as Json) : undefined
  if (shape.kind === 'leaf') return leafFrom(shape.leaf, typed)
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

/** An object with what was typed in its fields. What is left empty goes, where it need not be there. */
export function fillIn(
  shape: Extract<Shape, { kind: 'object' }>,
  value: JsonObject,
  filled: Filled,
): JsonObject {
  let next: JsonObject = value
  for (const field of shape.fields.filter(isFilledIn)) {
    if (field.shape.kind === 'fixed' && field.required) continue
    const read = valueFrom(field, value[field.key], filled)
    const rest = Object.fromEntries(Object.entries(next).filter(([key]) => key !== field.key))
    if (read !== undefined) next = { ...next, [field.key]: read }
    else next = field.required ? { ...next, [field.key]: empty(field) } : rest
  }
  return next
}

/** What a field shows of a value: the inverse of `fillIn`. */
export function shown(shape: Shape, value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (shape.kind === 'lines')
    return isList(value) ? value.map(item => scalarText(item)).join('\n') : scalarText(value)
  if (shape.kind === 'fixed') return 'true'
  if (shape.kind === 'leaf' && shape.leaf === 'scalar') return quotedText(value)
  return scalarText(value)
}

const scalarText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
const quotedText = (value: Json): string =>
  typeof value === 'string' && typeof scalarFrom(value) !== 'string' ? `"${value}"` : scalarText(value)
