import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

export type ShownResult = Readonly<{
  nominationId: string
  productId: string
  stars: number
  certificateKey: string | null
  /** Does its star count? */
  counts: boolean
}>

/** What the catalogue shows of each result. */
export const listShown = async (reader: Reader): Promise<readonly ShownResult[]> =>
  (
    await sql<ShownResult>`select nomination_id as "nominationId", product_id as "productId", stars,
      certificate_key as "certificateKey", withdrawn_at is null as counts from catalogue_entry order by slug`.execute(
      reader,
    )
  ).rows

/** Of groups, makers and words: those that are not what the entries say. Each is named by its own key. */
export const listMiscounted = async (reader: Reader): Promise<readonly string[]> =>
  (
    await sql<{ key: string }>`
      with starred as (select * from catalogue_entry where withdrawn_at is null),
      grouped as (
        select commodity, province, stars, stars_of, edition_id, example, count(*) as entries
        from starred group by commodity, province, stars, stars_of, edition_id, example),
      made as (select maker, example, count(*) as entries from starred group by maker, example)
      select coalesce(g.id::text, s.commodity) as key
      from grouped s full join catalogue_group g using (commodity, province, stars, stars_of, edition_id, example)
      where coalesce(s.entries, 0) <> coalesce(g.entries, 0)
      union all
      select maker from made s full join catalogue_maker_count m using (maker, example)
      where coalesce(s.entries, 0) <> coalesce(m.entries, 0)
      union all
      select slug from starred s full join catalogue_words w using (slug)
        left join catalogue_group g on g.id = w.group_id
      where s.search is null or w.words is distinct from to_tsvector('simple', s.search)
        or (w.published_at, w.stars) is distinct from (s.published_at, s.stars)
        or (g.commodity, g.province, g.stars, g.stars_of, g.edition_id, g.example)
          is distinct from (s.commodity, s.province, s.stars, s.stars_of, s.edition_id, s.example)`.execute(
      reader,
    )
  ).rows.map(row => row.key)
