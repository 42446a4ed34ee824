import { isId } from '../../foundation/ids.ts'

/** Where a list goes on: after or before the row of this id. Null is the beginning. */
export type Cursor = Readonly<{ id: string; direction: 'after' | 'before' }> | null

/** A part of a list, in the list's order. */
export type ListPage<Row> = Readonly<{ rows: readonly Row[]; earlier: boolean; later: boolean }>

export const PAGE_ROWS = 50

export function cursorOf(query: URLSearchParams): Cursor {
  const after = query.get('setelah')
  const before = query.get('sebelum')
  if (after !== null && isId(after)) return { id: after, direction: 'after' }
  if (before !== null && isId(before)) return { id: before, direction: 'before' }
  return null
}

/** Cuts what was read with one row more than a page, in the direction of the cursor. */
export function cutPage<Row>(read: readonly Row[], cursor: Cursor): ListPage<Row> {
  const more = read.length > PAGE_ROWS
  const rows = read.slice(0, PAGE_ROWS)
  return cursor?.direction === 'before'
    ? { rows: rows.toReversed(), earlier: more, later: true }
    : { rows, earlier: cursor !== null, later: more }
}
