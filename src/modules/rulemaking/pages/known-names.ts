import { isList, isObject, shown, type Field, type JsonObject } from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import type { Locale } from '../../../foundation/text.ts'
import { words } from '../messages.ts'

export type Known = Readonly<{ value: string; label: string }>

const listAt = (value: Json | undefined, key: string): readonly JsonObject[] => {
  const list = isObject(value) ? value[key] : undefined
  return isList(list) ? list.filter(isObject) : []
}
const textAt = (value: JsonObject, key: string): string => {
  const found = value[key]
  return typeof found === 'string' ? found : ''
}

/** How an item is called in the reader's language, with the name that the rules use. */
function named(item: JsonObject, key: string, locale: Locale): Known {
  const title = item['title'] ?? item['text']
  const said = isObject(title) ? textAt(title, locale) : ''
  const value = textAt(item, key)
  return { value, label: said === '' ? value : `${said} (${value})` }
}

const nodesIn = (node: Json | undefined): readonly JsonObject[] =>
  isObject(node) ? [node, ...listAt(node, 'children').flatMap(nodesIn)] : []

const nodesOf = (content: Json): readonly JsonObject[] =>
  listAt(content, 'rubrics').flatMap(rubric => nodesIn(rubric['root']))
const criteriaOf = (content: Json): readonly JsonObject[] =>
  nodesOf(content).filter(node => node['kind'] !== 'group')

const yesOrNo = (locale: Locale): readonly Known[] => [
  { value: 'true', label: words[locale].yes },
  { value: 'false', label: words[locale].no },
]

/** The answers that a condition on a fact may ask for; none where anything may be typed. */
function answersOfFact(content: Json, name: string, locale: Locale): readonly Known[] {
  const fact = listAt(content, 'facts').find(one => textAt(one, 'name') === name)
  if (fact?.['kind'] === 'boolean') return yesOrNo(locale)
  const questions = listAt(content, 'sections').flatMap(section => listAt(section, 'questions'))
  const question = questions.find(one => textAt(one, 'fact') === name)
  return question ? listAt(question, 'options').map(option => named(option, 'id', locale)) : []
}

function answersOfCriterion(content: Json, id: string, locale: Locale): readonly Known[] {
  const criterion = criteriaOf(content).find(one => textAt(one, 'id') === id)
  if (!criterion) return []
  if (criterion['kind'] === 'yes-no') return yesOrNo(locale)
  const scales = [criterion, ...listAt(criterion, 'scales')]
  return scales.flatMap(one => listAt(one, 'options')).map(option => named(option, 'id', locale))
}

/** What the draft itself has under the name of a field: facts, criteria, rubrics; none where anything may be typed. */
function namesFor(content: Json, beside: JsonObject, key: string, locale: Locale): readonly Known[] {
  const all = (list: string, name = 'id'): readonly Known[] =>
    listAt(content, list).map(item => named(item, name, locale))
  switch (key) {
    case 'fact':
      return all('facts', 'name')
    case 'answer':
      return criteriaOf(content).map(one => named(one, 'id', locale))
    case 'is':
      return 'fact' in beside
        ? answersOfFact(content, textAt(beside, 'fact'), locale)
        : answersOfCriterion(content, textAt(beside, 'answer'), locale)
    case 'rubric':
      return all('rubrics')
    case 'node':
      return nodesOf(content).map(one => named(one, 'id', locale))
    case 'scoredAt':
      return all('levels')
    default:
      return []
  }
}

/**
 * The choices of a field that names something of the draft, each once. What is stored stays among them though nothing
 * has this name: the check says so, and nothing is lost by saving.
 */
export function knownNames(
  content: Json,
  beside: JsonObject,
  { key, shape }: Field,
  locale: Locale,
): readonly Known[] {
  if (shape.kind !== 'leaf' || (shape.leaf !== 'id' && shape.leaf !== 'scalar')) return []
  const found = namesFor(content, beside, key, locale).map(one => ({
    label: one.label,
    value: one.value === 'true' || one.value === 'false' ? one.value : shown(shape, one.value, locale),
  }))
  const known = new Map(found.map(one => [one.value, one]))
  const stored = shown(shape, beside[key], locale)
  if (known.size > 0 && stored !== '' && !known.has(stored))
    known.set(stored, { value: stored, label: words[locale].unknownName(stored) })
  return [...known.values()]
}

/** How a fact or a criterion is called. */
export function nameOf(content: Json, beside: JsonObject, locale: Locale): string {
  const isFact = 'fact' in beside
  const name = textAt(beside, isFact ? 'fact' : 'answer')
  const items = isFact ? listAt(content, 'facts') : criteriaOf(content)
  const item = items.find(one => textAt(one, isFact ? 'name' : 'id') === name)
  const title = item?.['title']
  return (isObject(title) && textAt(title, locale)) || name
}
