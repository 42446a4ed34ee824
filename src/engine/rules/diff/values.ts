import { type Locale, type Text, text } from '../../../foundation/text.ts'
import { isObject, type Json, type JsonObject } from '../hash.ts'
import { propertyWords, valueWords } from './words.ts'

/** Values of a rules document as people read them. */

/** One text per language: the only object of a document with an `en`. */
export const isText = (value: unknown): value is JsonObject & Text =>
  isObject(value) && typeof value['en'] === 'string' && typeof value['id'] === 'string'

const isNumeric = (value: unknown): boolean => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)

/** An id as it is written; a `?` for anything that is none. */
export const idText = (value: Json | undefined): string => (typeof value === 'string' ? value : '?')

/** The number that a value stands for, or null. */
export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' ? value : isNumeric(value) ? Number(value) : null

const both = (make: (locale: Locale) => string): Text => text(make('id'), make('en'))

export const quoted = (value: Text): Text => text(`"${value.id}"`, `"${value.en}"`)

const yesNo = { true: text('ya', 'yes'), false: text('tidak', 'no') }

/** What is written at an id's place: the title of what it names, where some part of the document has that id. */
export type Titles = ReadonlyMap<string, Text>

/** Titles of all parts by id, name or field; of two parts with the same id, the first. */
export function titlesOf(document: Json): Titles {
  const titles = new Map<string, Text>()
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (isObject(value)) {
      const id = value['id'] ?? value['name']
      const title = value['title']
      if (typeof id === 'string' && isText(title) && !titles.has(id)) titles.set(id, title)
      Object.values(value).forEach(visit)
    }
  }
  visit(document)
  return titles
}

const referring = new Set([
  'rubric',
  'commodities',
  'scoredAt',
  'serves',
  'node',
  'by',
  'band',
  'scale',
  'chair',
  'to',
  'lot',
  'rankFact',
  'fact',
])

function scalarWords(key: string, value: string | number | boolean | null, titles: Titles): Text {
  if (value === null) return text('tidak ada', 'none')
  if (typeof value === 'boolean') return yesNo[`${value}`]
  if (typeof value === 'number' || isNumeric(value))
    return both(locale => (locale === 'id' ? String(value).replace('.', ',') : String(value)))
  const title = referring.has(key) ? titles.get(value) : undefined
  return title ? quoted(title) : (valueWords[value] ?? text(`"${value}"`, `"${value}"`))
}

const joined = (parts: readonly Text[], joint: Text): Text =>
  both(locale => parts.map(part => part[locale]).join(joint[locale]))

const conditionKeys = new Set(['when', 'required', 'appliesWhen', 'where'])
/** True for a place where a condition stands; `where` is also the key of a text. */
export const isCondition = (key: string, value: Json | undefined): boolean =>
  conditionKeys.has(key) && (typeof value === 'boolean' || (isObject(value) && !isText(value)))

function atomWords(atom: JsonObject, titles: Titles): Text {
  const subject = idText(atom['fact'] ?? atom['answer'])
  const name = quoted(titles.get(subject) ?? text(subject, subject))
  const value = (key: string): Text => valueInWords('', atom[key] ?? null, titles)
  const told = (id: string, en: string, key: string): Text =>
    text(`${name.id} ${id} ${value(key).id}`, `${name.en} ${en} ${value(key).en}`)
  if ('atLeast' in atom) return told('sekurang-kurangnya', 'is at least', 'atLeast')
  if ('below' in atom) return told('kurang dari', 'is below', 'below')
  return 'oneOf' in atom ? told('salah satu dari', 'is one of', 'oneOf') : told('adalah', 'is', 'is')
}

/** A condition as a clause. */
export function conditionWords(condition: Json | undefined, titles: Titles): Text {
  if (!isObject(condition))
    return condition === true ? text('selalu', 'always') : text('tidak pernah', 'never')
  const inside = (parts: Json | undefined, joint: Text): Text => {
    const words = (Array.isArray(parts) ? parts : []).map((part: Json) => conditionWords(part, titles))
    const list = joined(words, joint)
    return words.length > 1 ? text(`(${list.id})`, `(${list.en})`) : list
  }
  if ('all' in condition) return inside(condition['all'], text(' dan ', ' and '))
  if ('any' in condition) return inside(condition['any'], text(' atau ', ' or '))
  if ('not' in condition) {
    const inner = conditionWords(condition['not'], titles)
    return text(`bukan ${inner.id}`, `not ${inner.en}`)
  }
  return atomWords(condition, titles)
}

/** Any value in words, by the key under which it stands. */
export function valueInWords(key: string, value: Json, titles: Titles): Text {
  if (isCondition(key, value)) return conditionWords(value, titles)
  if (isText(value)) return quoted(value)
  if (Array.isArray(value)) {
    const parts = value.map((part: Json) => valueInWords(key, part, titles))
    return parts.length > 0 ? joined(parts, text(', ', ', ')) : text('kosong', 'empty')
  }
  if (!isObject(value)) return scalarWords(key, value as string | number | boolean | null, titles)
  const title = value['title'] ?? value['text']
  if (isText(title)) return quoted(title)
  const parts = Object.entries(value).map(([name, part]) => {
    const word = propertyWords[name] ?? text(name, name)
    const said = valueInWords(name, part, titles)
    return text(`${word.id} ${said.id}`, `${word.en} ${said.en}`)
  })
  return joined(parts, text(', ', ', '))
}
