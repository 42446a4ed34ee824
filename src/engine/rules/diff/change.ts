import { type Problem, problem } from '../../../foundation/problem.ts'
import { type Text, text } from '../../../foundation/text.ts'
import { isObject, type Json, type JsonObject } from '../hash.ts'
import { type Place, placeText } from '../lint/damage.ts'
import { isText, quoted, type Titles } from './values.ts'

/** One thing that is not as it was. Codes and paths are those of `diffDocuments`. */
export type Change = Problem

/** One of the two documents at a place; `value` undefined where it has nothing there. */
export type Side = Readonly<{ value: Json | undefined; place: Place; titles: Titles }>
export type Pair = Readonly<{ a: Side; b: Side; key: string; within?: string; owner: Text | null }>

const upperFirst = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
export const sentence = (id: string, en: string): Text => text(upperFirst(id), upperFirst(en))

export const child = ({ value, place, titles }: Side, key: string | number): Side => {
  const inner = value === undefined || value === null ? undefined : (value as JsonObject)[key]
  return { value: inner, place: [...place, key], titles }
}

/** By what the items of a list are told apart. */
export const idOf = (item: Json): string | null => {
  if (!isObject(item)) return null
  const id = ['id', 'name', 'field', 'group', 'from']
    .map(key => item[key])
    .find(one => typeof one === 'string')
  if (id !== undefined) return String(id)
  return isText(item['title']) ? item['title'].en : null
}

export function nameOf(item: JsonObject): Text {
  const title = item['title'] ?? item['text']
  if (isText(title)) return quoted(title)
  const id = idOf(item) ?? '?'
  return text(`"${id}"`, `"${id}"`)
}

/** `band "Two stars" of scale "Stars"`. */
export function ownerOf(word: Text, item: JsonObject, above: Text | null): Text {
  const name = nameOf(item)
  const own = text(`${word.id} ${name.id}`, `${word.en} ${name.en}`)
  return above ? text(`${own.id} pada ${above.id}`, `${own.en} of ${above.en}`) : own
}

export function itemChange(code: 'added' | 'removed', side: Side, owner: Text): Change {
  const [id, en] = code === 'added' ? ['ditambahkan', 'is added'] : ['dihapus', 'is removed']
  return problem(code, placeText(side.place), sentence(`${owner.id} ${id}.`, `${owner.en} ${en}.`))
}

/** By name; of two with one name, the second has its number in it, so that none is lost. */
export function byName<Item>(named: readonly (readonly [string, Item])[]): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>()
  for (const [name, item] of named) found.set(found.has(name) ? `${name} (${found.size})` : name, item)
  return found
}

export const itemsOf = (side: Side): ReadonlyMap<string, Side> =>
  byName(
    (Array.isArray(side.value) ? side.value : []).map((item: Json, index: number) => [
      idOf(item) ?? String(index),
      child(side, index),
    ]),
  )

/** The names of both lists stand in another order. */
export function isReordered(a: Iterable<string>, b: Iterable<string>): boolean {
  const [first, second] = [[...a], [...b]]
  const common = first.filter(id => second.includes(id))
  return common.join('\n') !== second.filter(id => first.includes(id)).join('\n')
}
