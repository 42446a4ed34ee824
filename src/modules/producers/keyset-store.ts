import { sql, type RawBuilder } from 'kysely'
import type { ListOrder } from '../../platform/database/index.ts'

/** The row where a page of the list ends. */
export type RowKey = Readonly<{ id: string }>

/** Order by name, then id. */
export const byName = (table: 'sentra' | 'producer' | 'product'): ListOrder<RowKey> => [
  {
    column: sql`lower(${sql.ref(`${table}.name`)})`,
    at: key => sql`(select lower(at.name) from ${sql.table(table)} at where at.id = ${key.id})`,
  },
  { column: sql.ref(`${table}.id`), at: key => sql`${key.id}::text` },
]

/** True for rows whose name holds the words, whatever the case. Everything holds the empty text. */
export const nameHolds = (table: string, search: string): RawBuilder<boolean> =>
  search === ''
    ? sql<boolean>`true`
    : sql<boolean>`position(lower(${search}) in lower(${sql.ref(`${table}.name`)})) > 0`
