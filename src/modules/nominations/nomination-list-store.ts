import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import {
  byMoment,
  inRange,
  type ListRange,
  type MomentKey,
  type Reader,
} from '../../platform/database/index.ts'
import { foldText } from './fold-text.ts'
import type { NominationState } from './lifecycle.ts'
import type { NominationBrief } from './nomination.ts'
import { briefColumns, briefOf, type Row } from './nomination-store.ts'

type Tables = { nomination: Row }

/** The columns of a list of nominations, for `whereAllowed`. */
export const nominationColumns: Columns = {
  areaPath: sql.ref<string | null>('nomination.area_path'),
  state: sql.ref<string | null>('nomination.state'),
  ownerId: sql.ref<string | null>('nomination.producer_id'),
  nominationId: sql.ref<string | null>('nomination.id'),
}

export type NominationFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, action, nominationColumns)`. Left out for the programme's own work only. */
  allowed?: RawBuilder<boolean>
  editionId?: string | null
  states?: readonly NominationState[] | null
  commodity?: string | null
  /** An area and all below it. */
  areaPath?: string | null
  productIds?: readonly string[] | null
  /** Words of the product's, the maker's or the receipt's text. */
  text?: string | null
}>

export type ListOptions = ListRange<MomentKey> &
  Readonly<{
    /** `newest` by the latest change of state, `oldest` for queues. */
    order?: 'newest' | 'oldest'
  }>

/** Nominations that fit; for the stores of this module. */
export function filtered(reader: Reader, filter: NominationFilter) {
  let query = reader.withTables<Tables>().selectFrom('nomination')
  if (filter.allowed) query = query.where(filter.allowed)
  if (filter.editionId) query = query.where('edition_id', '=', filter.editionId)
  if (filter.states)
    query =
      filter.states.length > 0 ? query.where('state', 'in', filter.states) : query.where(sql<boolean>`false`)
  if (filter.commodity) query = query.where('commodity', '=', filter.commodity)
  if (filter.productIds) query = query.where('product_id', 'in', [...filter.productIds, ''])
  if (filter.areaPath) query = query.where(sql<boolean>`starts_with(area_path, ${filter.areaPath})`)
  for (const word of foldText(filter.text ?? '')
    .split(' ')
    .filter(Boolean))
    query = query.where(sql<boolean>`position(${word} in search) > 0`)
  return query
}

/** Nominations without their files, by the latest change of their state. */
export async function listNominations(
  reader: Reader,
  filter: NominationFilter,
  { order = 'newest', ...range }: ListOptions = {},
): Promise<readonly NominationBrief[]> {
  const query = filtered(reader, filter).select(briefColumns)
  const inOrder = byMoment(
    sql.ref<Date>('nomination.state_at'),
    sql.ref<string>('nomination.id'),
    order === 'newest',
  )
  return (await inRange(query, inOrder, range).execute()).map(briefOf)
}

export type StateCounts = Readonly<Partial<Record<NominationState, number>>>

/** How many there are of each state. */
export async function countByState(reader: Reader, filter: NominationFilter): Promise<StateCounts> {
  const rows = await filtered(reader, filter)
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(row => [row.state, Number(row.count)]))
}

/** The versions of rules and the commodities that there are among them, each pair once. One query. */
export async function listForms(
  reader: Reader,
  filter: NominationFilter,
): Promise<readonly Readonly<{ rulesId: string; commodity: string }>[]> {
  const rows = await filtered(reader, filter).select(['rules_id', 'commodity']).distinct().execute()
  return rows.map(row => ({ rulesId: row.rules_id, commodity: row.commodity }))
}

/** How many there are of each state in each edition; an edition without any is not there. One query. */
export async function countByEdition(
  reader: Reader,
  filter: NominationFilter,
): Promise<ReadonlyMap<string, StateCounts>> {
  const rows = await filtered(reader, filter)
    .select(eb => ['edition_id', 'state', eb.fn.countAll<number>().as('count')])
    .groupBy(['edition_id', 'state'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.edition_id)].map(([id, own]) => [
      id,
      Object.fromEntries(own.map(row => [row.state, Number(row.count)])),
    ]),
  )
}

/** The nomination of a product in an edition that was not withdrawn; there is at most one. */
export async function findLiveNomination(
  reader: Reader,
  productId: string,
  editionId: string,
): Promise<string | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .select('id')
    .where('product_id', '=', productId)
    .where('edition_id', '=', editionId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The products of an area that are nominated already in each of some editions. One query. */
export async function listNominatedIn(
  reader: Reader,
  editionIds: readonly string[],
  areaPath: string,
): Promise<readonly string[]> {
  if (editionIds.length === 0) return []
  const rows = await filtered(reader, { areaPath })
    .select('product_id')
    .where('edition_id', 'in', editionIds)
    .where('state', '<>', 'withdrawn')
    .groupBy('product_id')
    .having(eb => eb.fn.count('edition_id').distinct(), '=', String(editionIds.length))
    .execute()
  return rows.map(row => row.product_id)
}

/** Those of the nominations that are in a state now. */
export async function idsInState(
  reader: Reader,
  ids: readonly string[],
  state: NominationState,
): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .select('id')
    .where('id', '=', sql<string>`any(${ids})`)
    .where('state', '=', state)
    .execute()
  return rows.map(row => row.id)
}

/** How many nominations of these areas wait to be sent, for the first time or again. One query. */
export async function countUnsent(
  reader: Reader,
  editionId: string,
  areas: readonly string[],
): Promise<number> {
  const within = sql<boolean>`exists (
    select 1 from unnest(${areas}::text[]) as outer_area where starts_with(area_path, outer_area)
  )`
  const { count } = await filtered(reader, { editionId, states: ['draft', 'approved', 'returned'] })
    .where(within)
    .select(eb => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The nominations with these receipt numbers, by number; of whichever edition. One query. */
export async function listNumbered(
  reader: Reader,
  receipts: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ id: string; editionId: string }>>> {
  if (receipts.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .select(['id', 'edition_id', 'receipt'])
    .where('receipt', '=', sql<string>`any(${receipts})`)
    .execute()
  return new Map(rows.map(row => [row.receipt ?? '', { id: row.id, editionId: row.edition_id }]))
}
