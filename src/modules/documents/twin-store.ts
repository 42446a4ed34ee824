import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import type { OwnerKind } from './document.ts'

/** A document of another owner that has the number or the bytes that were looked for. */
export type TwinDocument = Readonly<{
  id: string
  type: string
  number: string
  ownerKind: OwnerKind
  ownerId: string
  /** Null for a sentra's. */
  producerId: string | null
  fileId: string | null
}>

type Wanted = Readonly<{
  numbers: readonly Readonly<{ type: string; number: string }>[]
  fileIds: readonly string[]
}>

/** Documents that are not removed, were brought by somebody (one letter of an office may name many makers) and bear one of these numbers of a type, or are one of these files. One query. */
export async function listTwinDocuments(
  reader: Reader,
  { numbers, fileIds }: Wanted,
): Promise<readonly TwinDocument[]> {
  if (numbers.length === 0 && fileIds.length === 0) return []
  const pairs = numbers.map(one => sql`(${one.type}::text, ${one.number}::text)`)
  const byNumber =
    pairs.length > 0 ? sql`(number <> '' and (type, number) in (${sql.join(pairs)}))` : sql`false`
  const byFile = fileIds.length > 0 ? sql`file_id in (${sql.join(fileIds)})` : sql`false`
  const { rows } = await sql<TwinDocument>`
    select id, type, number, owner_kind as "ownerKind", owner_id as "ownerId", producer_id as "producerId", file_id as "fileId"
    from document where removed_at is null and made_for is null and (${byNumber} or ${byFile}) order by id limit 500`.execute(
    reader,
  )
  return rows
}
