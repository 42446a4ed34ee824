import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

export type ShownResult = Readonly<{
  nominationId: string
  productId: string
  stars: number
  certificateKey: string | null
}>

/** What the catalogue shows of each result. */
export const listShown = async (reader: Reader): Promise<readonly ShownResult[]> =>
  (
    await sql<ShownResult>`select nomination_id as "nominationId", product_id as "productId", stars,
      certificate_key as "certificateKey" from catalogue_entry order by slug`.execute(reader)
  ).rows
