import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { inRange, type ListOrder, type ListRange, type Reader } from '../../platform/database/index.ts'
import type { OwnerKind } from './document.ts'

/** The columns of a list of documents, for `whereAllowed`. */
export const documentColumns: Columns = {
  areaPath: sql.ref<string | null>('document.area_path'),
  ownerId: sql.ref<string | null>('document.producer_id'),
}

type Tables = {
  document: {
    id: string
    owner_kind: OwnerKind
    owner_id: string
    producer_id: string | null
    area_path: string
    type: string
    number: string
    changed_on: string | null
    replaced_by: string | null
    removed_at: Date | null
  }
}

/** The last day of a document: the one it states, or the one before something changed. */
const endsOn = sql<string>`coalesce(document.valid_until, document.changed_on - 1)`

/** What of the documents is looked for. */
export type EndingFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, action, documentColumns)`. */
  allowed: RawBuilder<boolean>
  /** `YYYY-MM-DD`. */
  today: string
  /** The longest span that is looked at, in days. */
  within: number
  /** Only those that are over, or only those in force that end within so many days. */
  span: 'over' | number | null
  type: string | null
}>

/** A document that is over or comes to its end. Days are `YYYY-MM-DD`. */
export type Ending = Readonly<{
  id: string
  ownerKind: OwnerKind
  ownerId: string
  producerId: string | null
  areaPath: AreaPath
  type: string
  number: string
  /** Set where a noted change ended it. */
  changedOn: string | null
  endsOn: string
}>

/** Where a page of the list ends. */
export type EndingKey = Readonly<{ endsOn: string; id: string }>

const over = (today: string) => sql<boolean>`${endsOn} < ${today}::date`
const within = (today: string, days: number) =>
  sql<boolean>`(${endsOn} >= ${today}::date and ${endsOn} <= ${today}::date + ${days}::int)`

/** Documents in use that end by then at the latest. */
const endingBy = (reader: Reader, { allowed, today, within: days }: EndingFilter) =>
  reader
    .withTables<Tables>()
    .selectFrom('document')
    .where('document.replaced_by', 'is', null)
    .where('document.removed_at', 'is', null)
    .where(sql<boolean>`${endsOn} <= ${today}::date + ${days}::int`)
    .where(allowed)

function filtered(reader: Reader, filter: EndingFilter) {
  let query = endingBy(reader, filter)
  if (filter.type !== null) query = query.where('document.type', '=', filter.type)
  if (filter.span === 'over') return query.where(over(filter.today))
  return filter.span === null ? query : query.where(within(filter.today, filter.span))
}

const earliestFirst: ListOrder<EndingKey> = [
  { column: endsOn, at: key => sql`${key.endsOn}::date` },
  { column: sql.ref('document.id'), at: key => sql`${key.id}::text` },
]

/** The earliest end first; those before a key with the nearest first. One query. */
export function listEnding(
  reader: Reader,
  filter: EndingFilter,
  range: ListRange<EndingKey>,
): Promise<readonly Ending[]> {
  const query = filtered(reader, filter).select([
    'document.id',
    'document.owner_kind as ownerKind',
    'document.owner_id as ownerId',
    'document.producer_id as producerId',
    'document.area_path as areaPath',
    'document.type',
    'document.number',
    'document.changed_on as changedOn',
    endsOn.as('endsOn'),
  ])
  return inRange(query, earliestFirst, range).execute()
}

export type EndingCounts = Readonly<{ over: number; within: ReadonlyMap<number, number> }>

/** How many are over, and how many end within each of these spans of days. One query. */
export async function countEnding(
  reader: Reader,
  filter: EndingFilter,
  spans: readonly number[],
): Promise<EndingCounts> {
  const { today } = filter
  const count = (condition: RawBuilder<boolean>) => sql<number>`(count(*) filter (where ${condition}))::int`
  const row = await filtered(reader, { ...filter, span: null })
    .select([
      count(over(today)).as('over'),
      sql<number[]>`array[${sql.join(spans.map(days => count(within(today, days))))}]`.as('within'),
    ])
    .executeTakeFirstOrThrow()
  return { over: row.over, within: new Map(spans.map((days, index) => [days, row.within[index] ?? 0])) }
}

/** The kinds of documents among them. One query. */
export async function listEndingTypes(reader: Reader, filter: EndingFilter): Promise<readonly string[]> {
  const rows = await endingBy(reader, filter)
    .select('document.type')
    .distinct()
    .orderBy('document.type')
    .execute()
  return rows.map(row => row.type)
}
