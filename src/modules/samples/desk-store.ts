import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import {
  byMoment,
  inRange,
  type ListRange,
  type MomentKey,
  type Reader,
} from '../../platform/database/index.ts'
import { readBlindCode, readLabelCode } from './codes.ts'
import { sampleStates, type SampleState } from './lifecycle.ts'
import type { Sample } from './sample.ts'
import { sampleColumns, sampleDays, sampleFrom, type SampleRow } from './sample-store.ts'

/** The columns of a list of samples, for `whereAllowed`. */
export const accessColumns: Columns = { areaPath: sql.ref<string | null>('sample.area_path') }

/** What somebody has to look after, and why. */
export const concerns = [
  'unsent',
  'on-the-way',
  'not-arrived',
  'replace',
  'no-place',
  'shelf-life',
  'not-back',
  'not-returned',
] as const
export type Concern = (typeof concerns)[number]

/** The days and editions by which a concern is told; days are `YYYY-MM-DD`. */
export type Limits = Readonly<{
  today: string
  /** Sent on this day or earlier, a parcel should have arrived. */
  arriveBy: string
  /** What is best before this day or earlier is eaten soon. */
  shelfUntil: string
  /** Editions whose sample stage ends soon or has ended. */
  sendNow: readonly string[]
  /** Editions that are over. */
  finished: readonly string[]
}>

export type SampleFilter = Readonly<{
  allowed: Condition
  limits: Limits
  state: SampleState | null
  concern: Concern | null
  editionId: string
  /** A place's id; `-` for in store without a place. */
  placeId: string
  condition: string
  /** A province's code. */
  province: string
  /** A label's code, a blind code or a tracking number. */
  text: string
  /** Whether the reader may know which product has which blind code. */
  seesCodes: boolean
  /** Only parcels that were announced and not handed to a courier yet, a first or a later one. */
  isUnsent?: boolean
}>

type Condition = RawBuilder<boolean>
type Tables = {
  sample: SampleRow
  blind_code: { nomination_id: string; round: number; code: string }
  sample_session: { id: string; held_on: string }
}

const oneOf = (column: string, ids: readonly string[]): Condition =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::text[])`

const concernWhere: Readonly<Record<Concern, (limits: Limits) => Condition>> = {
  unsent: ({ sendNow }) =>
    sql<boolean>`(sample.underway > 0 and sample.sent_on is null and ${oneOf('sample.edition_id', sendNow)})`,
  'on-the-way': () => sql<boolean>`(sample.underway > 0 and sample.sent_on is not null)`,
  'not-arrived': ({ arriveBy }) =>
    sql<boolean>`(sample.underway > 0 and sample.sent_on <= ${arriveBy}::date)`,
  replace: () => sql<boolean>`(sample.wants_replacement and sample.underway = 0)`,
  'no-place': () => sql<boolean>`(sample.store > 0 and sample.place_id is null)`,
  'shelf-life': ({ shelfUntil }) =>
    sql<boolean>`(sample.store > 0 and sample.best_before <= ${shelfUntil}::date)`,
  'not-back': ({ today }) => sql<boolean>`(sample.session > 0 and sample_session.held_on < ${today}::date)`,
  'not-returned': ({ finished }) =>
    sql<boolean>`(sample.store > 0 and ${oneOf('sample.edition_id', finished)})`,
}

/** A code says which one is meant; anything else is looked for in the tracking numbers. */
function textWhere(typed: string, seesCodes: boolean): Condition {
  const label = readLabelCode(typed)
  if (label !== null) return sql<boolean>`sample.label_code = ${label}`
  const code = seesCodes ? readBlindCode(typed) : null
  if (code !== null) return sql<boolean>`blind_code.code = ${code}`
  return sql<boolean>`position(lower(${typed.trim()}) in lower(sample.tracking_number || ' ' || sample.return_tracking)) > 0`
}

/** Named for its narrowing of the list by what is chosen; the two that counts are made of are added by the caller. */
function chosen(reader: Reader, filter: SampleFilter) {
  let query = reader
    .withTables<Tables>()
    .selectFrom('sample')
    .leftJoin('blind_code', join =>
      join.onRef('blind_code.nomination_id', '=', 'sample.nomination_id').on('blind_code.round', '=', 1),
    )
    .leftJoin('sample_session', 'sample_session.id', 'sample.session_id')
    .where(filter.allowed)
  if (filter.editionId !== '') query = query.where('sample.edition_id', '=', filter.editionId)
  if (filter.placeId === '-') query = query.where(concernWhere['no-place'](filter.limits))
  else if (filter.placeId !== '') query = query.where('sample.place_id', '=', filter.placeId)
  if (filter.isUnsent) query = query.where(sql<boolean>`sample.underway > 0 and sample.sent_on is null`)
  if (filter.condition !== '') query = query.where('sample.condition', '=', filter.condition)
  if (filter.province !== '')
    query = query.where(sql<boolean>`starts_with(sample.area_path, ${`/${filter.province}/`})`)
  return filter.text.trim() === '' ? query : query.where(textWhere(filter.text, filter.seesCodes))
}

export type ListedSample = Readonly<{ sample: Sample; blindCode: string | null }>

const latestFirst = byMoment(sql.ref<Date>('sample.announced_at'), sql.ref<string>('sample.id'), true)

/** The latest announced first, with their blind codes; those before a key with the nearest first. One query. */
export async function listSamples(
  reader: Reader,
  filter: SampleFilter,
  range: ListRange<MomentKey> = {},
): Promise<readonly ListedSample[]> {
  let query = chosen(reader, filter)
    .select([...sampleColumns])
    .select(sampleDays)
    .select('blind_code.code')
  if (filter.state) query = query.where('sample.state', '=', filter.state)
  if (filter.concern) query = query.where(concernWhere[filter.concern](filter.limits))
  const rows = await inRange(query, latestFirst, range).execute()
  return rows.map(row => ({ sample: sampleFrom(row), blindCode: row.code }))
}

export type SampleCounts = Readonly<{
  all: number
  states: Readonly<Record<SampleState, number>>
  concerns: Readonly<Record<Concern, number>>
}>

/** How many there are of each state and of each concern; the two filters for them are left aside. One query. */
export async function countSamples(reader: Reader, filter: SampleFilter): Promise<SampleCounts> {
  const count = (name: string, condition: Condition) =>
    sql<number>`count(*) filter (where ${condition})::int`.as(name)
  const row: Readonly<Record<string, number>> = await chosen(reader, filter)
    .select(sql<number>`count(*)::int`.as('all'))
    .select(sampleStates.map(state => count(`is ${state}`, sql<boolean>`sample.state = ${state}`)))
    .select(concerns.map(one => count(`has ${one}`, concernWhere[one](filter.limits))))
    .executeTakeFirstOrThrow()
  const each = <Name extends string>(names: readonly Name[], mark: string) =>
    Object.fromEntries(names.map(name => [name, row[`${mark} ${name}`] ?? 0])) as Record<Name, number>
  return { all: row['all'] ?? 0, states: each(sampleStates, 'is'), concerns: each(concerns, 'has') }
}

/** The provinces that samples come from. One query. */
export async function listSampleProvinces(reader: Reader, allowed: Condition): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sample')
    .select(sql<string>`split_part(sample.area_path, '/', 2)`.as('province'))
    .distinct()
    .where(allowed)
    .orderBy('province')
    .execute()
  return rows.map(row => row.province)
}

type TaskCounts = Readonly<{
  underway: number
  unsent: number
  replace: number
  back: number
  notBack: number
}>

/** What waits for somebody, within what may be seen. `today` is `YYYY-MM-DD`. One query. */
export async function countTasks(reader: Reader, allowed: Condition, today: string): Promise<TaskCounts> {
  const count = (condition: Condition) => sql<number>`count(*) filter (where ${condition})::int`
  return reader
    .withTables<Tables>()
    .selectFrom('sample')
    .leftJoin('sample_session', 'sample_session.id', 'sample.session_id')
    .select([
      count(sql<boolean>`sample.underway > 0 and sample.sent_on is not null`).as('underway'),
      count(sql<boolean>`sample.underway > 0 and sample.sent_on is null`).as('unsent'),
      count(sql<boolean>`sample.wants_replacement and sample.underway = 0`).as('replace'),
      count(sql<boolean>`sample.back > 0`).as('back'),
      count(sql<boolean>`sample.session > 0 and sample_session.held_on < ${today}::date`).as('notBack'),
    ])
    .where(allowed)
    .executeTakeFirstOrThrow()
}
