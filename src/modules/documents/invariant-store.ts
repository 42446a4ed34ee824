import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** The file that every paper names, by paper; papers that are only a number are left out. */
export const listDocumentFiles = async (
  reader: Reader,
): Promise<readonly Readonly<{ id: string; fileId: string }>[]> =>
  (
    await sql<{ id: string; fileId: string }>`select id, file_id as "fileId" from document
      where file_id is not null order by id`.execute(reader)
  ).rows

const idsOf = async (
  found: Promise<Readonly<{ rows: readonly Readonly<{ id: string }>[] }>>,
): Promise<readonly string[]> => (await found).rows.map(row => row.id)

/** Papers marked as over since a day of which no standing change is noted, or before which they were not issued. */
export const listUnfoundedChanges = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<{ id: string }>`select d.id from document d where d.changed_on is not null and (
      d.validity <> 'until-change' or coalesce(d.issued_on >= d.changed_on, false) or not exists (
        select 1 from noted_change c where c.producer_id = d.producer_id and c.changed_on = d.changed_on
          and c.taken_back_at is null
          and (c.product_id is null or (d.owner_kind = 'product' and d.owner_id = c.product_id))
      )) order by d.id`.execute(reader),
  )

/** Papers without a last day of which somebody was warned. */
export const listEndlessWarnings = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<{ id: string }>`select distinct d.id from document d join document_warning w on w.document_id = d.id
      where d.valid_until is null order by d.id`.execute(reader),
  )
