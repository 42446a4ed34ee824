import { isList, isObject, parsePath, pathText, valueAt, type Path } from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import type { Locale } from '../../../foundation/text.ts'
import { choiceName, partName } from '../part-words.ts'
import { nameOf } from './known-names.ts'

/** How a part of the draft is called: its title, its name, or its place among its neighbours. */
export function nameAt(content: Json, path: Path, locale: Locale): string {
  const last = path.at(-1)
  if (last === undefined) return ''
  if (typeof last === 'string') return partName(last)[locale]
  const value = valueAt(content, path)
  const title = isObject(value) ? (value['title'] ?? value['text']) : undefined
  const said = isObject(title) ? title[locale] : undefined
  if (typeof said === 'string' && said !== '') return said
  const group = isObject(value) ? ['all', 'any', 'not'].find(key => key in value) : undefined
  if (group !== undefined) return choiceName(group)[locale]
  if (isObject(value) && ('fact' in value || 'answer' in value))
    return nameOf(content, value, locale) || `${last + 1}`
  const id = isObject(value) ? (value['id'] ?? value['name'] ?? value['field']) : undefined
  return typeof id === 'string' && id !== '' ? id : `${last + 1}`
}

/** The way to a place in words, for people who do not read paths: `Rubrik › Tenun › Produksi › Bahan baku › Pilihan`. */
export function trailAt(content: Json, place: string, locale: Locale): string {
  const path = parsePath(place) ?? []
  const isTold = (part: string | number | undefined, index: number): boolean =>
    // A list is told by its item, and the root of a rubric by the rubric.
    part !== 'root' && (typeof path[index + 1] !== 'number' || index === 0)
  return path
    .flatMap((part, index) =>
      isTold(part, index) ? [nameAt(content, path.slice(0, index + 1), locale)] : [],
    )
    .join(' › ')
}

/** The place where something that the check named can be mended: the nearest part with a page of its own. */
export function pageOf(content: Json, place: string): string {
  const path = parsePath(place) ?? []
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length)
    const value = valueAt(content, part)
    const isText =
      isObject(value) &&
      typeof value['id'] === 'string' &&
      typeof value['en'] === 'string' &&
      Object.keys(value).every(key => key.length === 2)
    if ((isObject(value) && !isText) || (isList(value) && value.some(item => isObject(item))))
      return pathText(part)
  }
  return ''
}

/** The identifiers on the way to a place: they tell whether its number still means the same item. */
export const idsOn = (content: Json, path: Path): string =>
  path
    .flatMap((_, index) => {
      const value = valueAt(content, path.slice(0, index + 1))
      return isObject(value) && typeof value['id'] === 'string' ? [value['id']] : []
    })
    .join('/')
