import { whereAllowed } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import type { Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { listAddress, partsOf, type ListKeys, type PageRequest } from '../../web/index.ts'
import { listProducersByIds, listProductsByIds, listSentraNames } from '../producers/index.ts'
import { documentColumns, type Ending, type EndingFilter, type EndingKey } from './ending-store.ts'

export const ENDING_PATH = '/dokumen-berakhir'
export const ENDING_CSV = `${ENDING_PATH}/daftar.csv`
const OVER = 'lewat'

/** The filters of the list as they stand in the address. */
export type EndingQuery = Readonly<{ span: 'over' | number | null; type: string }>

export function endingQuery(query: URLSearchParams, spans: readonly number[]): EndingQuery {
  const asked = query.get('batas') ?? ''
  const days = spans.find(one => String(one) === asked)
  return {
    span: asked === OVER ? 'over' : (days ?? null),
    type: (query.get('jenis') ?? '').slice(0, 60),
  }
}

export const endingAddress = (
  { span, type }: EndingQuery,
  more: Readonly<Record<string, string>> = {},
  path = ENDING_PATH,
): string =>
  listAddress(path, {
    batas: span === 'over' ? OVER : span === null ? '' : String(span),
    jenis: type,
    ...more,
  })

/** What the reader asks for, within what the reader may see. */
export const endingFilter = (
  { actor, now }: Pick<PageRequest, 'actor' | 'now'>,
  { span, type }: EndingQuery,
  spans: readonly number[],
): EndingFilter => ({
  allowed: whereAllowed(actor, 'document.read', documentColumns),
  today: capitalDay(now),
  within: Math.max(...spans),
  span,
  type: type === '' ? null : type,
})

/** A day as it stands in the calendar: `2026-02-31` would be none to the database. */
const isDay = (text: string): boolean =>
  /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

export const endingKeys: ListKeys<Ending, EndingKey> = {
  write: ({ endsOn, id }) => `${endsOn}_${id}`,
  read: written => {
    const { value, id } = partsOf(written)
    return isDay(value) && isId(id) ? { endsOn: value, id } : null
  },
}

/** A document with the name of its owner, and of the firm that the owner belongs to. */
export type NamedEnding = Ending &
  Readonly<{ ownerName: string; makerName: string | null; ownerPage: string }>

/** Three queries at most, whatever their number. */
export async function withNames(reader: Reader, endings: readonly Ending[]): Promise<readonly NamedEnding[]> {
  const idsOf = (kind: Ending['ownerKind']): readonly string[] => [
    ...new Set(endings.filter(one => one.ownerKind === kind).map(one => one.ownerId)),
  ]
  const producers = await listProducersByIds(reader, idsOf('producer'))
  const products = await listProductsByIds(reader, idsOf('product'))
  const sentra = await listSentraNames(reader, idsOf('sentra'))
  return endings.map(one => {
    const product = products.get(one.ownerId)
    const name = producers.get(one.ownerId)?.name ?? product?.name ?? sentra.get(one.ownerId) ?? one.ownerId
    const page = one.producerId === null ? `/sentra/${one.ownerId}` : `/produsen/${one.producerId}`
    return { ...one, ownerName: name, makerName: product?.producerName ?? null, ownerPage: `${page}/dokumen` }
  })
}

/** Whole days until the last day of a document; negative once it is over. */
export const daysUntil = (endsOn: string, today: string): number =>
  Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000)
