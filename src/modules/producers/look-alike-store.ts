import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import type { Tables } from './tables.ts'

/** A producer that can be reached under the same number or address. */
export type SameContact = Readonly<{ producerId: string; phone: boolean; email: boolean }>

/** Without what people put between digits. */
const digits = (column: string) => sql`regexp_replace(${sql.ref(column)}, '[^0-9]', '', 'g')`

/** The shortest number that names somebody: shorter ones are extensions, or nothing. */
const SHORTEST_NUMBER = 8
/** So many digits at the end are the subscriber's own, however the beginning is written. */
const OWN_DIGITS = 9

/** Other producers with the telephone number or mail address of this one. One query. */
export async function listSameContacts(reader: Reader, producerId: string): Promise<readonly SameContact[]> {
  const { rows } = await sql<SameContact>`
    select other.id as "producerId",
      (length(${digits('own.phone')}) >= ${SHORTEST_NUMBER} and length(${digits('other.phone')}) >= ${SHORTEST_NUMBER}
        and right(${digits('own.phone')}, ${OWN_DIGITS}) = right(${digits('other.phone')}, ${OWN_DIGITS})) as phone,
      (own.email <> '' and lower(own.email) = lower(other.email)) as email
    from producer own join producer other on other.id <> own.id
    where own.id = ${producerId} and (
      (own.email <> '' and lower(other.email) = lower(own.email))
      or (length(${digits('own.phone')}) >= ${SHORTEST_NUMBER} and length(${digits('other.phone')}) >= ${SHORTEST_NUMBER}
        and right(${digits('other.phone')}, ${OWN_DIGITS}) = right(${digits('own.phone')}, ${OWN_DIGITS})))
    order by other.id limit 200`.execute(reader)
  return rows
}

const folded = (column: string) =>
  sql`trim(regexp_replace(lower(${sql.ref(column)}), '[^[:alnum:]]+', ' ', 'g'))`

/** Other products of the same name, of the same producer or of the same sentra, written with other case or signs. One query. */
export async function listSameNames(
  reader: Reader,
  productId: string,
): Promise<readonly Readonly<{ productId: string; producerId: string }>[]> {
  const { rows } = await sql<{ productId: string; producerId: string }>`
    select other.id as "productId", other.producer_id as "producerId"
    from product own
      join producer maker on maker.id = own.producer_id
      join producer mate on mate.id = maker.id or mate.sentra_id = maker.sentra_id
      join product other on other.producer_id = mate.id
    where own.id = ${productId} and other.id <> own.id and ${folded('other.name')} = ${folded('own.name')}
    order by other.id limit 200`.execute(reader)
  return rows
}

/** The photos that are one of these files and are in use, with whose product they show. One query. */
export async function listPhotosOfFiles(
  reader: Reader,
  fileIds: readonly string[],
): Promise<readonly Readonly<{ fileId: string; productId: string; producerId: string }>[]> {
  if (fileIds.length === 0) return []
  return reader
    .withTables<Tables>()
    .selectFrom('photo')
    .innerJoin('product', 'product.id', 'photo.product_id')
    .select(['photo.file_id as fileId', 'product.id as productId', 'product.producer_id as producerId'])
    .where('photo.file_id', 'in', fileIds)
    .where('photo.removed_at', 'is', null)
    .execute()
}
