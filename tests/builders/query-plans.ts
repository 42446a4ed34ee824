import { sql, type CompiledQuery } from 'kysely'
import type { Reader } from '../../src/platform/database/index.ts'

/** One step of how a query was run. */
type PlanNode = Readonly<{
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: readonly PlanNode[]
}>

/** What was read of a table in one step: in which way, how often, and how many rows in all. */
export type TableRead = Readonly<{ table: string; way: string; times: number; rows: number }>
export type QueryPlan = Readonly<{ isPage: boolean; reads: readonly TableRead[] }>

const readsOf = (node: PlanNode): readonly TableRead[] => {
  const below = (node.Plans ?? []).flatMap(readsOf)
  const table = node['Relation Name']
  if (table === undefined) return below
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const times = node['Actual Loops']
  return [{ table, way: node['Node Type'], times, rows: each * times }, ...below]
}

/** Runs a query of a page again, and tells how. `isPage`: it asked for so many rows only. */
export async function planOf(reader: Reader, query: CompiledQuery): Promise<QueryPlan> {
  const explain = { ...query, sql: `explain (analyze, costs off, timing off, format json) ${query.sql}` }
  const { rows } = await reader.executeQuery<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>(explain)
  const [first] = rows
  if (!first) throw new Error(`no plan of ${query.sql}`)
  const plan = first['QUERY PLAN'][0].Plan
  return { isPage: plan['Node Type'] === 'Limit', reads: readsOf(plan) }
}

/** How many rows each table has, by its statistics. */
export async function rowsOfTables(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ table: string; rows: number }>`
    select relname as "table", reltuples::int as rows from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(reader)
  return new Map(rows.map(row => [row.table, row.rows]))
}
