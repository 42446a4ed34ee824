import { isId } from '../foundation/ids.ts'
import type { ListRange, MomentKey } from '../platform/database/index.ts'

/** So many rows stand on a page of a list. */
export const PAGE_ROWS = 50

const [AFTER, BEFORE] = ['setelah', 'sebelum'] as const

/** A place in a list as it stands in an address. What cannot be read is no place: the list from its beginning. */
export type ListKeys<Row, Key> = Readonly<{
  write: (row: Row) => string
  read: (written: string) => Key | null
}>

/** A page of a list, and where the pages before and after it begin; null where there is none. */
export type ListPage<Row> = Readonly<{
  rows: readonly Row[]
  earlier: string | null
  later: string | null
}>

/**
 * The page that an address names. One row more than a page is read, to know whether the list goes on. Where nothing
 * stands there any more, it is the list from its beginning.
 */
export async function readListPage<Row, Key>(
  query: URLSearchParams,
  keys: ListKeys<Row, Key>,
  read: (range: ListRange<Key>) => Promise<readonly Row[]>,
): Promise<ListPage<Row>> {
  const asked = keys.read(query.get(AFTER) ?? '')
  const back = asked === null ? keys.read(query.get(BEFORE) ?? '') : null
  const limit = PAGE_ROWS + 1
  const there = await read({ limit, after: asked, before: back })
  const isGone = there.length === 0 && (asked ?? back) !== null
  const [after, before] = isGone ? [null, null] : [asked, back]
  const found = isGone ? await read({ limit, after, before }) : there
  const more = found.length > PAGE_ROWS
  const cut = found.slice(0, PAGE_ROWS)
  const rows = before === null ? cut : cut.toReversed()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    earlier: first && (before === null ? after !== null : more) ? keys.write(first) : null,
    later: last && (before !== null || more) ? keys.write(last) : null,
  }
}

/** The addresses of the pages before and after this one, from the list's own address with one parameter more. */
export const neighbours = (
  { earlier, later }: Pick<ListPage<unknown>, 'earlier' | 'later'>,
  address: (place: Readonly<Record<string, string>>) => string,
): Readonly<{ newerHref: string | null; olderHref: string | null }> => ({
  newerHref: earlier === null ? null : address({ [BEFORE]: earlier }),
  olderHref: later === null ? null : address({ [AFTER]: later }),
})

/** The two parts of a written place: a value, and the id of the row. */
export function partsOf(written: string): Readonly<{ value: string; id: string }> {
  const at = written.lastIndexOf('_')
  return { value: written.slice(0, Math.max(at, 0)), id: written.slice(at + 1) }
}

/** Places in a list that are named by the row alone. */
export const idKeys: ListKeys<Readonly<{ id: string }>, Readonly<{ id: string }>> = {
  write: ({ id }) => id,
  read: id => (isId(id) ? { id } : null),
}

/** Exactly as it is written: a text that only resembles a moment might be none to the database. */
function momentFrom(written: string): Date | null {
  const at = new Date(written)
  return /^\d{4}-/.test(written) && at.getTime() > 0 && at.toISOString() === written ? at : null
}

/** Places in a list by the moment of something. `isRow` tells whether a text may be the id of a row. */
export const momentKeys = <Row>(
  keyOf: (row: Row) => MomentKey,
  isRow: (id: string) => boolean = isId,
): ListKeys<Row, MomentKey> => ({
  write: row => {
    const { at, id } = keyOf(row)
    return `${at.toISOString()}_${id}`
  },
  read: written => {
    const { value, id } = partsOf(written)
    const at = momentFrom(value)
    return at !== null && isRow(id) ? { at, id } : null
  },
})
