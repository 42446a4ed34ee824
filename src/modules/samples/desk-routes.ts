import { whereAllowed } from '../../access/index.ts'
import { capitalDay } from '../../platform/translations.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { labelText } from './codes.ts'
import { deskWords } from './desk-messages.ts'
import {
  deskAddress,
  DESK_PATH,
  filterOf,
  keyFrom,
  keyText,
  limitsAt,
  OFFICE_PATH,
  queryFrom,
  withoutDesk,
} from './desk-query.ts'
import {
  accessColumns,
  countSamples,
  listSampleProvinces,
  listSamples,
  type ListedSample,
  type SampleFilter,
} from './desk-store.ts'
import { deskPage, officePage, type DeskView } from './pages/desk-page.ts'
import { listPlaces } from './place-store.ts'
import { namesOfSamples } from './product-names.ts'
import type { SampleSettings } from './settings.ts'

const PAGE_ROWS = 50

/** A page of the list in either direction, with the keys of its neighbours. */
async function readRows({ reader, query }: PageRequest, filter: SampleFilter) {
  const after = keyFrom(query.get('setelah'))
  const before = after ? null : keyFrom(query.get('sebelum'))
  const found = await listSamples(reader, filter, { limit: PAGE_ROWS + 1, after, before })
  const more = found.length > PAGE_ROWS
  const cut = found.slice(0, PAGE_ROWS)
  const rows = before ? cut.toReversed() : cut
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    earlier: first && (before ? more : after !== null) ? keyText(first) : null,
    later: last && (before !== null || more) ? keyText(last) : null,
  }
}

async function namedRows({ reader }: PageRequest, listed: readonly ListedSample[]) {
  const names = await namesOfSamples(
    reader,
    listed.map(one => one.sample),
  )
  return listed.map(({ sample, blindCode }) => ({
    sample,
    productName: names.get(sample.id)?.product ?? '',
    officeName: names.get(sample.id)?.office ?? '',
    blindCode,
  }))
}

type Kind = Readonly<{ path: string; isDesk: boolean }>

async function viewOf(
  request: PageRequest,
  settings: SampleSettings,
  { path, isDesk }: Kind,
): Promise<DeskView> {
  const { reader, now, link, actor } = request
  const query = queryFrom(request.query)
  const editions = (await listEditions(reader)).filter(isPublic)
  const filter = filterOf(request, query, await limitsAt(reader, { now, editions }, settings))
  const { rows, earlier, later } = await readRows(request, filter)
  const address = (more: Readonly<Record<string, string>>): string => link(deskAddress(query, more, path))
  return {
    rows: await namedRows(request, rows),
    counts: await countSamples(reader, filter),
    query,
    editions,
    places: isDesk ? (await listPlaces(reader)).map(one => one.place) : [],
    provinces: isDesk
      ? await listSampleProvinces(reader, whereAllowed(actor, 'sample.read', accessColumns))
      : [],
    settings,
    newerHref: earlier === null ? null : address({ sebelum: earlier }),
    olderHref: later === null ? null : address({ setelah: later }),
  }
}

async function showDesk(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const view = await viewOf(request, settings, { path: DESK_PATH, isDesk: true })
  return { kind: 'page', title: deskWords[request.locale].deskTitle, body: deskPage(request, view) }
}

/** What only the desk knows is not asked for here: neither a code nor a place can be looked for. */
async function showOffice(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const query = withoutDesk(request.query)
  const view = await viewOf({ ...request, query }, settings, { path: OFFICE_PATH, isDesk: false })
  const rows = view.rows.map(row => ({ ...row, blindCode: null }))
  return {
    kind: 'page',
    title: deskWords[request.locale].officeTitle,
    body: officePage(request, { ...view, rows }),
  }
}

const columns = [
  'label_code',
  'blind_code',
  'status',
  'product',
  'producer',
  'area',
  'office',
  'underway',
  'in_store',
  'at_session',
  'going_back',
  'returned',
  'used_up',
  'discarded',
  'lost',
  'condition',
  'condition_note',
  'production_code',
  'best_before',
  'storage_place',
  'courier',
  'tracking_number',
  'sent_on',
  'received_on',
] as const

/** The code of the regency: `32.05`. */
const areaCode = (path: string): string => path.split('/').findLast(part => part !== '') ?? ''

/** Everything that the filters show, over all of its pages. */
async function downloadList(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const { reader, now } = request
  const editions = (await listEditions(reader)).filter(isPublic)
  const limits = await limitsAt(reader, { now, editions }, settings)
  const found = await listSamples(reader, filterOf(request, queryFrom(request.query), limits))
  const names = await namesOfSamples(
    reader,
    found.map(one => one.sample),
  )
  const places = new Map((await listPlaces(reader)).map(({ place }) => [place.id, place.code]))
  const rows = found.map(({ sample, blindCode }) => [
    labelText(sample.labelCode),
    blindCode,
    sample.state,
    names.get(sample.id)?.product ?? '',
    names.get(sample.id)?.maker ?? '',
    areaCode(sample.areaPath),
    names.get(sample.id)?.office ?? '',
    ...Object.values(sample.counts),
    sample.condition,
    sample.conditionNote,
    sample.lot,
    sample.bestBefore,
    places.get(sample.placeId ?? '') ?? null,
    sample.courier,
    sample.trackingNumber,
    sample.sentOn,
    sample.receivedAt && capitalDay(sample.receivedAt),
  ])
  return {
    kind: 'table',
    columns,
    rows,
    fileName: deskWords[request.locale].fileName,
  }
}

export const deskRoutes = (settings: SampleSettings): readonly Route[] => [
  { path: OFFICE_PATH, access: 'sample.read', page: request => showOffice(request, settings) },
  { path: DESK_PATH, access: 'sample.see-code', page: request => showDesk(request, settings) },
  {
    path: `${DESK_PATH}/daftar.csv`,
    access: 'sample.see-code',
    page: request => downloadList(request, settings),
  },
]
