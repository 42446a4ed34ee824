import type { RawBuilder } from 'kysely'
import type { Text } from '../foundation/text.ts'
import type { Reader } from './database/index.ts'
import type { FileStore } from './files/index.ts'

/** What a check looks at: the rows of one moment, and the bytes that they name. */
export type InvariantGround = Readonly<{ reader: Reader; files: FileStore }>

/** Ids of records; or the slow half of a check, which needs the database no more and must not keep others from it. */
export type Found = readonly string[] | (() => Promise<readonly string[]>)

/** Something that holds at every moment. `find` returns the ids of the records for which it does not. */
export type Invariant = Readonly<{
  /** `module.what`: stays the same over versions, since scripts look for it. */
  id: string
  says: Text
  find: (ground: InvariantGround) => Promise<Found>
}>

/** The ids that a query finds. */
export const idsFrom = async (
  reader: Reader,
  query: RawBuilder<{ id: string }>,
): Promise<readonly string[]> => (await query.execute(reader)).rows.map(row => String(row.id))
