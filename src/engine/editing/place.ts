import { isObject, type Json, type JsonObject } from '../rules/hash.ts'
import type { Shape } from './shape.ts'

/** The way to a value: keys of objects and positions in lists. */
export type Path = readonly (string | number)[]

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** As the lint writes it: `rubrics[0].root.children[2]`. */
export const pathText = (path: Path): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('')

/** What `pathText` wrote; null for anything else. */
export function parsePath(written: string): Path | null {
  if (written === '') return []
  const parts = written.match(/[A-Za-z$][A-Za-z]*|\[\d{1,6}\]/g) ?? []
  const path = parts.map(part => (part.startsWith('[') ? Number(part.slice(1, -1)) : part))
  return pathText(path) === written ? path : null
}

/** The value at a place; undefined where there is none. */
export function valueAt(document: Json, path: Path): Json | undefined {
  let value: Json | undefined = document
  for (const part of path) {
    if (typeof part === 'number') value = isList(value) ? value[part] : undefined
    else value = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined
  }
  return value
}

/** The document with another value at a place; `undefined` takes the key or the item out. */
export function withValue(document: Json, path: Path, value: Json | undefined): Json {
  const [part, ...rest] = path
  if (part === undefined) return value ?? null
  if (typeof part === 'number') {
    if (!isList(document)) return document
    if (rest.length === 0 && value === undefined) return document.filter((_, index) => index !== part)
    return document.map((item, index) => (index === part ? withValue(item, rest, value) : item))
  }
  const record: JsonObject = isObject(document) ? document : {}
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(record).filter(([key]) => key !== part))
  return { ...record, [part]: withValue(record[part] ?? {}, rest, value) }
}

const keysOf = (value: JsonObject): string => Object.keys(value).toSorted().join('-')

/** The name of the variant that a value is; null where it is none of them. */
export function variantOf(
  shape: Extract<Shape, { kind: 'variants' }>,
  value: Json | undefined,
): string | null {
  if (typeof value === 'boolean') return 'boolean'
  if (!isObject(value)) return null
  const kind = value['kind']
  if (typeof kind === 'string') return shape.variants.find(one => one.name === kind)?.name ?? null
  const keys = keysOf(value)
  const found = shape.variants.find(({ name }) => name.split('-').toSorted().join('-') === keys)
  return found?.name ?? null
}

/** The shape of an object among variants; other shapes as they are. */
export function settled(shape: Shape, value: Json | undefined): Shape | null {
  if (shape.kind !== 'variants') return shape
  const name = variantOf(shape, value)
  return shape.variants.find(one => one.name === name)?.shape ?? null
}

/** What may stand at a place, and what does. Null where the schema knows no such place. */
export function placeAt(
  root: Shape,
  document: Json,
  path: Path,
): Readonly<{ shape: Shape; value: Json | undefined }> | null {
  let [shape, value]: [Shape, Json | undefined] = [root, document]
  for (const part of path) {
    const now: Shape | null = settled(shape, value)
    if (typeof part === 'number') {
      if (now?.kind !== 'list' || !isList(value) || part >= value.length) return null
      shape = now.item
      value = value[part]
    } else {
      const field: Shape | undefined =
        now?.kind === 'object' ? now.fields.find(one => one.key === part)?.shape : undefined
      if (!field) return null
      shape = field
      value = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined
    }
  }
  return { shape, value }
}
