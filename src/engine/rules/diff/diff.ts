import { problem } from '../../../foundation/problem.ts'
import { type Locale, type Text, text } from '../../../foundation/text.ts'
import { canonicalJson, isObject, type Json, type JsonObject } from '../hash.ts'
import { placeText } from '../lint/damage.ts'
import {
  type Change,
  child,
  idOf,
  isReordered,
  itemChange,
  itemsOf,
  ownerOf,
  type Pair,
  sentence,
  type Side,
} from './change.ts'
import { diffNodes, isTree } from './nodes.ts'
import { isCondition, isText, numberOf, titlesOf, valueInWords } from './values.ts'
import { itemWords, partWords, propertyWords } from './words.ts'

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))

/** `lower bound of band "Two stars"`: the property with what it belongs to. */
function subject({ key, within, owner }: Pair): Text {
  const part = owner ? undefined : partWords[key]
  const word =
    propertyWords[`${within ?? ''}.${key}`] ??
    part ??
    propertyWords[key] ??
    text(`isian "${key}"`, `field "${key}"`)
  return owner ? text(`${word.id} ${owner.id}`, `${word.en} of ${owner.en}`) : text(word.id, word.en)
}

const inWords = (key: string, { value, titles }: Side): Text => valueInWords(key, value ?? null, titles)

/** A further language, where the text of the screens' language stayed as it was. */
function textChange(a: Text, b: Text, name: Text): Text {
  const inLocale = (locale: Locale): string => {
    const [before, after] = [a as Readonly<Record<string, string>>, b as Readonly<Record<string, string>>]
    const changed = [locale, ...Object.keys({ ...before, ...after })].find(
      each => before[each] !== after[each],
    )
    const from = before[changed ?? locale] ?? ''
    const to = after[changed ?? locale] ?? ''
    const other = changed === locale ? '' : ` (${changed})`
    return locale === 'id'
      ? `${name.id}${other} berubah dari "${from}" menjadi "${to}".`
      : `${name.en}${other} changes from "${from}" to "${to}".`
  }
  return sentence(inLocale('id'), inLocale('en'))
}

function valueChange(pair: Pair): Change {
  const { a, b, key } = pair
  const name = subject(pair)
  const at = placeText(b.place)
  if (isText(a.value) && isText(b.value)) return problem('changed', at, textChange(a.value, b.value, name))
  const [from, to] = [inWords(key, a), inWords(key, b)]
  const [before, after] = [numberOf(a.value), numberOf(b.value)]
  const rises = before !== null && after !== null && after > before
  const falls = before !== null && after !== null && after < before
  const verb = rises ? text('naik', 'rises') : falls ? text('turun', 'falls') : text('berubah', 'changes')
  return problem(
    rises ? 'raised' : falls ? 'lowered' : 'changed',
    at,
    sentence(
      `${name.id} ${verb.id} dari ${from.id} menjadi ${to.id}.`,
      `${name.en} ${verb.en} from ${from.en} to ${to.en}.`,
    ),
  )
}

function onlyIn(pair: Pair): Change {
  const { a, b, key } = pair
  const name = subject(pair)
  const said = inWords(key, b.value === undefined ? a : b)
  if (b.value === undefined) {
    const message = sentence(
      `${name.id} dihapus (sebelumnya ${said.id}).`,
      `${name.en} is removed (before: ${said.en}).`,
    )
    return problem('removed', placeText(a.place), message)
  }
  const message = sentence(`${name.id} ditambahkan: ${said.id}.`, `${name.en} is added: ${said.en}.`)
  return problem('added', placeText(b.place), message)
}

function diffList({ a, b, key, owner }: Pair): readonly Change[] {
  const word = itemWords[key] ?? text(key, key)
  const [before, after] = [itemsOf(a), itemsOf(b)]
  const named = (side: Side): Text => ownerOf(word, side.value as JsonObject, owner)
  const removed = [...before].filter(([id]) => !after.has(id))
  const changes = [...after].flatMap(([id, side]) => {
    const old = before.get(id)
    return old
      ? diffObject({ a: old, b: side, key, owner: named(side) })
      : itemChange('added', side, named(side))
  })
  const where = owner ? text(` pada ${owner.id}`, ` of ${owner.en}`) : text('', '')
  const order = sentence(
    `urutan ${word.id}${where.id} berubah.`,
    `the order of the list of ${word.en} entries${where.en} changes.`,
  )
  return [
    ...removed.map(([, side]) => itemChange('removed', side, named(side))),
    ...changes,
    ...(isReordered(before.keys(), after.keys()) ? [problem('reordered', placeText(b.place), order)] : []),
  ]
}

/** Every key of either side, except those that are told elsewhere. */
function diffObject(pair: Pair, without: readonly string[] = []): readonly Change[] {
  const { a, b, owner, within } = pair
  const keys = new Set([a, b].flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])))
  return [...keys]
    .filter(key => !without.includes(key))
    .flatMap(key =>
      diffValue({ a: child(a, key), b: child(b, key), key, owner, ...(within ? { within } : {}) }),
    )
}

/** Lists of things with names, of which one at least has something in it. */
const areLists = (values: readonly (Json | undefined)[]): boolean =>
  values.every(
    list => Array.isArray(list) && list.every((item: Json) => isObject(item) && idOf(item) !== null),
  ) && values.some(list => Array.isArray(list) && list.length > 0)

function diffValue(pair: Pair): readonly Change[] {
  const { a, b, key, owner } = pair
  if (same(a.value, b.value)) return []
  if (key === 'root' && isTree(a.value) && isTree(b.value)) return diffNodes(pair, diffObject)
  if (areLists([a.value, b.value].filter(value => value !== undefined))) return diffList(pair)
  if (a.value === undefined || b.value === undefined) return [onlyIn(pair)]
  const apart = [a.value, b.value].every(
    value => isObject(value) && !isText(value) && !isCondition(key, value),
  )
  if (!apart) return [valueChange(pair)]
  return diffObject({ ...pair, within: key, owner: owner ?? partWords[key] ?? null })
}

/**
 * What changed from one rules document to another, in words; layout and the address for editors do not count. Codes:
 * `added`, `removed`, `changed`, `raised`, `lowered`, `moved`, `reordered`. Paths are those of the second document; of
 * what was removed, those of the first.
 */
export function diffDocuments(a: Json, b: Json): readonly Change[] {
  const sides = [a, b].map((value): Side => ({ value, place: [], titles: titlesOf(value) }))
  const [before, after] = sides as [Side, Side]
  return diffObject({ a: before, b: after, key: '', owner: null }, ['$schema'])
}
