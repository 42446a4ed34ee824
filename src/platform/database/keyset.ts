import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'

/** The part of a list before or after a row, or all of it. The rows before one come the nearest first. */
export type ListRange<Key> = Readonly<{ limit?: number; after?: Key | null; before?: Key | null }>

/** One of the columns that a list is ordered by: as SQL, and the same of the row that a key names. */
type Ordered<Key> = Readonly<{
  column: RawBuilder<unknown>
  at: (key: Key) => RawBuilder<unknown>
  descending?: boolean
}>

/** The order of a list. The last column is unique, so that no row is skipped or shown twice while others write. */
export type ListOrder<Key> = readonly [Ordered<Key>, Ordered<Key>]

const isTurned = <Key>({ after, before }: ListRange<Key>): boolean => !after && Boolean(before)

/** The rows beyond the key. Where both columns run the same way, in the form that an index serves. */
function beyond<Key>(order: ListOrder<Key>, key: Key, turned: boolean): RawBuilder<boolean> {
  const [first, last] = order
  const sign = ({ descending = false }: Ordered<Key>) => (descending === turned ? sql`>` : sql`<`)
  if (Boolean(first.descending) === Boolean(last.descending))
    return sql<boolean>`(${first.column}, ${last.column}) ${sign(first)} (${first.at(key)}, ${last.at(key)})`
  return sql<boolean>`(${first.column} ${sign(first)} ${first.at(key)}
    or (${first.column} = ${first.at(key)} and ${last.column} ${sign(last)} ${last.at(key)}))`
}

/** Orders a query, and cuts it down to a part of the list. */
export function inRange<DB, Tables extends keyof DB, Row, Key>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  order: ListOrder<Key>,
  range: ListRange<Key> = {},
): SelectQueryBuilder<DB, Tables, Row> {
  const turned = isTurned(range)
  const key = range.after ?? range.before
  let part = key ? query.where(beyond(order, key, turned)) : query
  for (const { column, descending = false } of order)
    part = part.orderBy(column, descending === turned ? 'asc' : 'desc')
  return range.limit === undefined ? part : part.limit(range.limit)
}

/** Every row of a list, read in parts of so many. */
export async function everyRow<Row, Key>(
  read: (range: ListRange<Key>) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  limit = 1_000,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let part: readonly Row[]
  do {
    const last = rows.at(-1)
    part = await read({ limit, after: last === undefined ? null : keyOf(last) })
    rows.push(...part)
  } while (part.length === limit)
  return rows
}

/** The key of a list by the moment of something. */
export type MomentKey = Readonly<{ at: Date; id: string }>

/** The order of such a list, from these two columns. */
export const byMoment = (
  moment: RawBuilder<Date>,
  id: RawBuilder<string>,
  descending = false,
): ListOrder<MomentKey> => [
  { column: moment, at: key => sql`${key.at}::timestamptz`, descending },
  { column: id, at: key => sql`${key.id}::text`, descending },
]
