import {
  isFilledIn,
  inLanguage,
  languagesOf,
  shown,
  type Field,
  type JsonObject,
  type LeafKind,
  type Shape,
} from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import { html, type Html } from '../../../platform/html.ts'
import { longTextField, selectField, textField } from '../../../ui/index.ts'
import { problemAt, typed, type PageRequest } from '../../../web/index.ts'
import { FIELD, fillPlace } from '../change-draft.ts'
import { words } from '../messages.ts'
import { choiceName, partName } from '../part-words.ts'
import { knownNames, type Known } from './known-names.ts'

/** Beyond this many characters a text gets more than one line. */
const LONG = 60

type Put = Readonly<{
  request: PageRequest
  problems: ReadonlyMap<string, string>
  /** The draft, and the part that the field stands in. */
  content: Json
  beside: JsonObject
}>

function hintOf(kind: LeafKind, { locale }: PageRequest): string | undefined {
  const own = words[locale]
  if (kind === 'points') return own.points
  if (kind === 'scalar') return own.scalar
  return kind === 'id' ? own.identifier : undefined
}

function common({ request, problems }: Put, { key, required }: Field, stored: string, part = key) {
  const name = FIELD + part
  const problem = problemAt(request.form, fillPlace.name, name, request.locale) ?? problems.get(part)
  return {
    locale: request.locale,
    name,
    required,
    value: typed(request.form, fillPlace.name, name, stored),
    ...(problem === undefined ? {} : { problem }),
  }
}

function textInputs(put: Put, field: Field, value: Json | undefined): Html {
  const { locale } = put.request
  const own = words[locale]
  const inputs = languagesOf(value).map(language => {
    const stored = inLanguage(value, language)
    const name = own.inLanguage(partName(field.key)[locale], own.languages[language] ?? language)
    const props = { ...common(put, field, stored, `${field.key}.${language}`), label: name }
    return stored.length > LONG ? longTextField({ ...props, rows: 4 }) : textField(props)
  })
  return html`${inputs}`
}

function choiceInput(put: Put, field: Field, stored: string, values: readonly string[]): Html {
  const { locale } = put.request
  const own = words[locale]
  const isYes = (value: string): boolean => value === 'true' || value === 'false'
  return selectField({
    ...common(put, field, stored),
    label: partName(field.key)[locale],
    prompt: field.required ? null : own.left,
    options: values.map(value => ({
      value,
      label: isYes(value) ? (value === 'true' ? own.yes : own.no) : choiceName(value)[locale],
    })),
  })
}

/** A name that the draft has somewhere else is chosen, not typed. */
function nameInput(put: Put, field: Field, stored: string, known: readonly Known[]): Html {
  const { locale } = put.request
  const own = words[locale]
  return selectField({
    ...common(put, field, stored),
    label: partName(field.key)[locale],
    prompt: field.required ? undefined : own.left,
    options: known,
    ...(field.key === 'is' ? { hint: own.saveFirst } : {}),
  })
}

function input(put: Put, field: Field, value: Json | undefined): Html | '' {
  const { shape, key } = field
  const { locale } = put.request
  const stored = shown(shape, value, locale)
  if (shape.kind === 'fixed') return field.required ? '' : choiceInput(put, field, stored, ['true'])
  if (shape.kind === 'enum') return choiceInput(put, field, stored, shape.values)
  const label = partName(key)[locale]
  if (shape.kind === 'lines')
    return longTextField({ ...common(put, field, stored), label, hint: words[locale].lines, rows: 4 })
  if (shape.kind !== 'leaf') return ''
  if (shape.leaf === 'text') return textInputs(put, field, value)
  if (shape.leaf === 'boolean') return choiceInput(put, field, stored, ['true', 'false'])
  const known = knownNames(put.content, put.beside, field, locale)
  if (known.length > 0) return nameInput(put, field, stored, known)
  const hint = hintOf(shape.leaf, put.request)
  return textField({ ...common(put, field, stored), label, ...(hint === undefined ? {} : { hint }) })
}

/** The fields of one place that are filled in on its own page; none where it has only parts. */
export function placeFields(
  request: PageRequest,
  shape: Extract<Shape, { kind: 'object' }>,
  value: JsonObject,
  problems: ReadonlyMap<string, string>,
  content: Json,
): readonly Html[] {
  return shape.fields
    .filter(isFilledIn)
    .map(field => input({ request, problems, content, beside: value }, field, value[field.key]))
    .filter(one => one !== '')
}
