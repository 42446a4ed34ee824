import { sql } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'

type Wanted = Readonly<{
  type: string
  /** Where the owners of the documents are. */
  within: AreaPath
  /** In capitals and without white space. */
  key: string
}>

/** A document that somebody brought. `issuedOn` is `YYYY-MM-DD`. */
export type BroughtNumber = Readonly<{
  number: string
  areaPath: AreaPath
  issuedOn: string | null
  createdAt: Date
}>

/** The documents in use that somebody brought with this number, in whatever capitals and spaces, the newest first. One query. */
export async function listBroughtNumbers(
  reader: Reader,
  { type, within, key }: Wanted,
): Promise<readonly BroughtNumber[]> {
  const { rows } = await sql<BroughtNumber>`
    select number, area_path as "areaPath", issued_on as "issuedOn", created_at as "createdAt" from document
    where type = ${type} and made_for is null and removed_at is null and replaced_by is null
      and starts_with(area_path, ${within}) and upper(regexp_replace(number, '\\s', '', 'g')) = ${key}
    order by created_at desc, id`.execute(reader)
  return rows
}
