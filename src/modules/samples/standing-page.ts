import { isId } from '../../foundation/ids.ts'
import type { Reader } from '../../platform/database/index.ts'
import { neighbours, partsOf, readListPage, type ListKeys } from '../../web/index.ts'
import { readBlindCode } from './codes.ts'
import { listStanding, type StandingAt, type StandingKey, type StandingRow } from './standing-store.ts'

/** A part of a list by blind codes, with the addresses of its neighbours. */
export type StandingPart = Readonly<{
  rows: readonly StandingRow[]
  /** How many there are on all pages. */
  total: number
  /** Where the page before ends, as it stands in the address; null on the first one. */
  earlier: string | null
  /** Where the next page begins, as it stands in the address; null on the last one. */
  later: string | null
  /** This page of it: a form that is refused comes back to what was ticked. */
  ownHref: string
  newerHref: string | null
  olderHref: string | null
}>

const keys: ListKeys<StandingRow, StandingKey> = {
  write: ({ code, sampleId }) => `${code}_${sampleId}`,
  read: written => {
    const { value, id } = partsOf(written)
    return isId(id) && (value === '' || readBlindCode(value) === value) ? { code: value, sampleId: id } : null
  },
}

/** True for what the address of a page of such a list may say. */
export const isPlaceInList = (written: string): boolean => keys.read(written) !== null

/**
 * Whether a page is the one after a place in the list: the next sample there stands on it, or there is none any more.
 * One query.
 */
export async function goesOnFrom(
  reader: Reader,
  at: StandingAt,
  written: string,
  shown: ReadonlySet<string>,
): Promise<boolean> {
  const [next] = await listStanding(reader, at, null, { after: keys.read(written), limit: 1 })
  return next === undefined || shown.has(next.sampleId)
}

type Part = Readonly<{
  at: StandingAt
  /** The parameters of the address that are about this list. */
  query: URLSearchParams
  only: string | null
  total: number
  /** The list's own address with a place in it. */
  address: (place: Readonly<Record<string, string>>) => string
}>

/** The page of a list that an address names. One query. */
export async function standingPart(
  reader: Reader,
  { at, query, only, total, address }: Part,
): Promise<StandingPart> {
  const page = await readListPage(query, keys, range => listStanding(reader, at, only, range))
  const own = [...query].filter(
    ([name, value]) => ['setelah', 'sebelum'].includes(name) && isPlaceInList(value),
  )
  const ownHref = address(Object.fromEntries(own))
  const { rows, earlier, later } = page
  return { rows, total, earlier, later, ownHref, ...neighbours(page, address) }
}

/** The parameters of one of several lists on a page: `keluar-setelah` is its `setelah`. */
export const partOfQuery = (query: URLSearchParams, part: string): URLSearchParams =>
  new URLSearchParams(
    [...query]
      .filter(([name]) => name.startsWith(`${part}-`))
      .map(([name, value]): [string, string] => [name.slice(part.length + 1), value]),
  )

/** The same the other way round. */
export const namedFor = (
  part: string,
  place: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(place).map(([name, value]) => [`${part}-${name}`, value]))
