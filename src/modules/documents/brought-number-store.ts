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

/** Whether a document in use that somebody brought bears the number, in whatever capitals and spaces. One query. */
export async function isNumberBrought(reader: Reader, { type, within, key }: Wanted): Promise<boolean> {
  const { rows } = await sql`
    select 1 from document where type = ${type} and made_for is null and removed_at is null and replaced_by is null
      and starts_with(area_path, ${within}) and upper(regexp_replace(number, '\\s', '', 'g')) = ${key} limit 1`.execute(
    reader,
  )
  return rows.length > 0
}
