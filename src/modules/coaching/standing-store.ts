import { sql, type RawBuilder } from 'kysely'
import { whereAllowed, type Actor } from '../../access/index.ts'
import type { Text } from '../../foundation/text.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import { nominationColumns, resultPart, type ResultQuery } from '../nominations/index.ts'
import type { CriterionStanding } from './criterion-standing.ts'

type Row = {
  nomination_id: string
  criterion_id: string
  edition_id: string
  product_id: string
  title: unknown
  points: number
  most: number
  next_points: number | null
  next_step: unknown
  lifts: boolean | null
}
type Tables = { criterion_standing: Row }

export type Ground = Readonly<{ actor: Actor; query: ResultQuery }>

/** One criterion over many results. `below`: how many did not reach the most. Points in whole hundredths, summed. */
export type CriterionTotal = Readonly<{
  criterionId: string
  title: Text
  products: number
  below: number
  points: number
  most: number
}>

/** Results that have the same next step on a criterion. `winnable` in whole hundredths over all of them. */
export type CommonStep = Readonly<{
  criterionId: string
  title: Text
  step: Text
  products: number
  lifts: number
  winnable: number
}>

const TOGETHER = 500

/** Puts the standings of some results in the place of those that they had. */
export async function replaceStandings(tx: Tx, standings: readonly CriterionStanding[]): Promise<void> {
  const ids = [...new Set(standings.map(one => one.nominationId))]
  const table = tx.withTables<Tables>()
  await table.deleteFrom('criterion_standing').where('nomination_id', '=', sql<string>`any(${ids})`).execute()
  for (let start = 0; start < standings.length; start += TOGETHER) {
    const rows = standings.slice(start, start + TOGETHER).map(one => ({
      nomination_id: one.nominationId,
      criterion_id: one.criterionId,
      edition_id: one.editionId,
      product_id: one.productId,
      title: json(one.title),
      points: one.points,
      most: one.most,
      next_points: one.next?.points ?? null,
      next_step: one.next ? json(one.next.step) : null,
      lifts: one.lifts,
    }))
    await table.insertInto('criterion_standing').values(rows).execute()
  }
}

const standings = (reader: Reader, action: string, ground: Ground): RawBuilder<unknown> =>
  sql`criterion_standing standing join ${resultPart(reader, whereAllowed(ground.actor, action, nominationColumns), ground.query)} as part on part.id = standing.nomination_id`

type TotalRow = CriterionTotal

/**
 * Every criterion over the results that the action shows, the one on which the largest part of the points was lost first.
 * One query.
 */
export async function listTotals(
  reader: Reader,
  ground: Ground,
  action = 'coaching.overview',
): Promise<readonly CriterionTotal[]> {
  const { rows } = await sql<TotalRow>`
    select standing.criterion_id as "criterionId", (array_agg(standing.title order by standing.nomination_id))[1] as title,
      count(*) as products, count(*) filter (where standing.points < standing.most) as below,
      sum(standing.points) as points, sum(standing.most) as most
    from ${standings(reader, action, ground)}
    group by 1 order by sum(standing.points)::numeric / nullif(sum(standing.most), 0), 1`.execute(reader)
  return rows.map(row => ({
    ...row,
    products: Number(row.products),
    below: Number(row.below),
    points: Number(row.points),
    most: Number(row.most),
  }))
}

/** The steps that most products have in common: those first that would give a star, then those with most to win. */
export async function listCommonSteps(
  reader: Reader,
  ground: Ground,
  limit: number,
): Promise<readonly CommonStep[]> {
  const { rows } = await sql<CommonStep>`
    select standing.criterion_id as "criterionId", (array_agg(standing.title order by standing.nomination_id))[1] as title,
      standing.next_step as step, count(*) as products, count(*) filter (where standing.lifts) as lifts,
      sum(standing.next_points - standing.points) as winnable
    from ${standings(reader, 'coaching.overview', ground)}
    where standing.next_step is not null
    group by standing.criterion_id, standing.next_step
    order by lifts desc, winnable desc, 1, standing.next_step::text limit ${limit}`.execute(reader)
  return rows.map(row => ({
    ...row,
    products: Number(row.products),
    lifts: Number(row.lifts),
    winnable: Number(row.winnable),
  }))
}

/** One product on a criterion, with its nomination. */
export type ProductStanding = Pick<
  CriterionStanding,
  'nominationId' | 'productId' | 'title' | 'points' | 'most' | 'next' | 'lifts'
> &
  Readonly<{ areaPath: string }>

/** Products on one criterion, where most was lost first. One query. */
export async function listProductStandings(
  reader: Reader,
  ground: Ground,
  criterionId: string,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Promise<readonly ProductStanding[]> {
  const { rows } = await sql<Row & { area_path: string }>`
    select standing.*, part.area_path
    from ${standings(reader, 'coaching.overview', ground)}
    where standing.criterion_id = ${criterionId}
    order by standing.points::numeric / nullif(standing.most, 0), standing.nomination_id
    limit ${limit} offset ${offset}`.execute(reader)
  return rows.map(row => ({
    nominationId: row.nomination_id,
    productId: row.product_id,
    areaPath: row.area_path,
    title: row.title as Text,
    points: row.points,
    most: row.most,
    next: row.next_points === null ? null : { points: row.next_points, step: row.next_step as Text },
    lifts: row.lifts,
  }))
}

/** Nominations of an edition that have standings. One query. */
export async function listCounted(reader: Reader, editionId: string): Promise<ReadonlySet<string>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('criterion_standing')
    .select('nomination_id')
    .distinct()
    .where('edition_id', '=', editionId)
    .execute()
  return new Set(rows.map(row => row.nomination_id))
}
