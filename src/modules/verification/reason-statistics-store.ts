import { sql, type RawBuilder } from 'kysely'
import { whereAllowed, type Actor } from '../../access/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { nominationColumns, resultPart, type ResultQuery } from '../nominations/index.ts'

/** Files of a region of which one item was returned or refused, each file once. */
export type ReasonCount = Readonly<{
  /** The code of a province or of a regency. */
  region: string
  itemId: string
  kind: 'document' | 'section' | 'photos'
  title: Text
  returned: number
  refused: number
}>

/** Files of a region that verification has decided about at least once, and those that it did not simply admit. */
export type RegionCount = Readonly<{ region: string; verified: number; returned: number; refused: number }>

type Ground = Readonly<{ actor: Actor; query: ResultQuery; level: 'province' | 'regency' }>

const partOf = (reader: Reader, { actor, query }: Ground) =>
  resultPart(reader, whereAllowed(actor, 'verification.statistics', nominationColumns), query)

/** The code in the path: its first part is the province, the second one the regency. */
const regionOf = ({ level }: Ground): RawBuilder<string> =>
  sql<string>`split_part(part.area_path, '/', ${level === 'province' ? 2 : 3})`

const files = (outcome: string): RawBuilder<number> =>
  sql<number>`count(distinct outcome.nomination_id) filter (where outcome.outcome = ${outcome})`

/** Which items are returned and refused how often, by region. One query. */
export async function countReasons(reader: Reader, ground: Ground): Promise<readonly ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`
    select ${regionOf(ground)} as region, finding->>'itemId' as "itemId", finding->>'kind' as kind,
      (array_agg(finding->'title' order by outcome.decided_at desc))[1] as title,
      ${files('returned')} as returned, ${files('not-admitted')} as refused
    from verification_outcome outcome
      join ${partOf(reader, ground)} as part on part.id = outcome.nomination_id
      cross join lateral jsonb_array_elements(outcome.reasons) as finding
    where outcome.outcome in ('returned', 'not-admitted')
    group by 1, 2, 3 order by 1, 2, 3`.execute(reader)
  return rows.map(row => ({ ...row, returned: Number(row.returned), refused: Number(row.refused) }))
}

/** How many files were verified in each region, and how many of them were returned or refused. One query. */
export async function countRegions(reader: Reader, ground: Ground): Promise<readonly RegionCount[]> {
  const { rows } = await sql<RegionCount>`
    select ${regionOf(ground)} as region, count(distinct outcome.nomination_id) as verified,
      ${files('returned')} as returned, ${files('not-admitted')} as refused
    from verification_outcome outcome
      join ${partOf(reader, ground)} as part on part.id = outcome.nomination_id
    group by 1 order by 1`.execute(reader)
  return rows.map(row => ({
    region: row.region,
    verified: Number(row.verified),
    returned: Number(row.returned),
    refused: Number(row.refused),
  }))
}
