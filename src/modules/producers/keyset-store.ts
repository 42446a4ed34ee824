import { sql, type RawBuilder } from 'kysely'
import { PAGE_ROWS, type Cursor } from './list-page.ts'

/** One more than a page, to know whether the list goes on. */
export const READ_ROWS = PAGE_ROWS + 1

type Keyset = Readonly<{ where: RawBuilder<boolean>; direction: 'asc' | 'desc' }>

/** Order by name, then id, cut by the row at the cursor: no row is skipped or shown twice while others write. */
export function keyset(table: 'sentra' | 'producer' | 'product', cursor: Cursor): Keyset {
  if (cursor === null) return { where: sql<boolean>`true`, direction: 'asc' }
  const row = sql`(lower(${sql.ref(`${table}.name`)}), ${sql.ref(`${table}.id`)})`
  const at = sql`(select lower(at.name), at.id from ${sql.table(table)} at where at.id = ${cursor.id})`
  return cursor.direction === 'before'
    ? { where: sql<boolean>`${row} < ${at}`, direction: 'desc' }
    : { where: sql<boolean>`${row} > ${at}`, direction: 'asc' }
}

/** True for rows whose name holds the words, whatever the case. Everything holds the empty text. */
export const nameHolds = (table: string, search: string): RawBuilder<boolean> =>
  search === ''
    ? sql<boolean>`true`
    : sql<boolean>`position(lower(${search}) in lower(${sql.ref(`${table}.name`)})) > 0`
