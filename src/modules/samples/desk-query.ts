import { mayEver, whereAllowed } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import type { Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { listAddress, momentKeys, type PageRequest } from '../../web/index.ts'
import { listStagesOf, type Edition } from '../editions/index.ts'
import {
  accessColumns,
  concerns,
  type Concern,
  type Limits,
  type ListedSample,
  type SampleFilter,
} from './desk-store.ts'
import { sampleStates, type SampleState } from './lifecycle.ts'
import type { SampleSettings } from './settings.ts'

export const DESK_PATH = '/contoh-produk'
export const OFFICE_PATH = '/contoh-dinas'

/** The filters of a list of samples as they stand in the address. */
export type SampleQuery = Readonly<{
  state: SampleState | ''
  concern: Concern | ''
  edition: string
  place: string
  condition: string
  province: string
  text: string
}>

const oneOf = <Value extends string>(values: readonly Value[], given: string | null): Value | '' =>
  values.find(value => value === given) ?? ''

export function queryFrom(query: URLSearchParams): SampleQuery {
  const [edition, place] = [query.get('edisi') ?? '', query.get('rak') ?? '']
  return {
    state: oneOf(sampleStates, query.get('status')),
    concern: oneOf(concerns, query.get('perlu')),
    edition: isId(edition) ? edition : '',
    place: isId(place) || place === '-' ? place : '',
    condition: (query.get('keadaan') ?? '').slice(0, 40),
    province: (query.get('provinsi') ?? '').slice(0, 10),
    text: (query.get('q') ?? '').slice(0, 80),
  }
}

/** The address without what only the desk knows: neither a code nor a place can be asked for without it. */
export function withoutDesk(query: URLSearchParams): URLSearchParams {
  const left = new URLSearchParams(query)
  for (const name of ['q', 'rak', 'keadaan', 'provinsi']) left.delete(name)
  return left
}

/** The address of a list with some filters; `path` for another list or its file. */
export const deskAddress = (
  query: Partial<SampleQuery>,
  more: Readonly<Record<string, string>> = {},
  path = DESK_PATH,
): string =>
  listAddress(path, {
    status: query.state,
    perlu: query.concern,
    edisi: query.edition,
    rak: query.place,
    keadaan: query.condition,
    provinsi: query.province,
    q: query.text,
    ...more,
  })

const DAY = 86_400_000
const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY)

/** By which days and in which editions something is late. One query. */
export async function limitsAt(
  reader: Reader,
  { now, editions }: Readonly<{ now: Date; editions: readonly Edition[] }>,
  settings: SampleSettings,
): Promise<Limits> {
  const { overdue } = settings
  const running = editions.filter(one => one.state === 'open').map(one => one.id)
  const soon = daysFrom(now, overdue.sendDaysBeforeEnd)
  const stages = await listStagesOf(reader, running)
  const ending = stages.filter(one => one.kind === 'sample' && one.closesAt !== null && one.closesAt <= soon)
  return {
    today: capitalDay(now),
    arriveBy: capitalDay(daysFrom(now, -overdue.arriveDays)),
    shelfUntil: capitalDay(daysFrom(now, overdue.shelfDays)),
    sendNow: [...new Set(ending.map(one => one.editionId))],
    finished: editions.filter(one => one.state === 'finished').map(one => one.id),
  }
}

/** What the reader asks for, within what the reader may see. */
export const filterOf = (
  { actor }: Pick<PageRequest, 'actor'>,
  query: SampleQuery,
  limits: Limits,
): SampleFilter => ({
  allowed: whereAllowed(actor, 'sample.read', accessColumns),
  limits,
  state: query.state === '' ? null : query.state,
  concern: query.concern === '' ? null : query.concern,
  editionId: query.edition,
  placeId: query.place,
  condition: query.condition,
  province: query.province,
  text: query.text,
  seesCodes: mayEver(actor, 'sample.see-code'),
})

export const listKeys = momentKeys(({ sample }: ListedSample) => ({ at: sample.announcedAt, id: sample.id }))
