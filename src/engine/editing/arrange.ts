import { isObject, type Json } from '../rules/hash.ts'
import { blankOf } from './blank.ts'
import type { Shape } from './shape.ts'

/** What can be done with the items of a list. */
export type Arrangement =
  | Readonly<{ act: 'add'; variant?: string }>
  | Readonly<{ act: 'copy' | 'remove' | 'up' | 'down'; index: number }>

const idOf = (item: Json): string | null => {
  const id = isObject(item) ? item['id'] : undefined
  return typeof id === 'string' ? id : null
}

/** An id that no item of the list has yet: `mutu`, `mutu-2`, `mutu-3`. */
function freeId(items: readonly Json[], wanted: string): string {
  const taken = new Set(items.map(idOf))
  let [id, number] = [wanted, 1]
  while (taken.has(id)) id = `${wanted}-${++number}`
  return id
}

const named = (items: readonly Json[], item: Json, wanted: string): Json =>
  isObject(item) && 'id' in item ? { ...item, id: freeId(items, wanted) } : item

/** The list after one such act; the same list where the act does not fit. */
export function arrange(
  { item: shape }: Extract<Shape, { kind: 'list' }>,
  items: readonly Json[],
  arrangement: Arrangement,
): readonly Json[] {
  if (arrangement.act === 'add') return [...items, named(items, blankOf(shape, arrangement.variant), 'baru')]
  const { act, index } = arrangement
  const item = items[index]
  if (item === undefined) return items
  if (act === 'remove') return items.filter((_, at) => at !== index)
  if (act === 'copy') return items.toSpliced(index + 1, 0, named(items, item, idOf(item) ?? 'baru'))
  const to = act === 'up' ? index - 1 : index + 1
  if (to < 0 || to >= items.length) return items
  return items.toSpliced(index, 1).toSpliced(to, 0, item)
}
