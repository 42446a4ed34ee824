import { areaCode } from '../../foundation/area-path.ts'
import { whereAllowed } from '../../access/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { neighbours, readListPage, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { labelText } from './codes.ts'
import { deskWords } from './desk-messages.ts'
import {
  deskAddress,
  DESK_PATH,
  filterOf,
  limitsAt,
  listKeys,
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
} from './desk-store.ts'
import { deskPage, officePage, type DeskView } from './pages/desk-page.ts'
import { listPlaces } from './place-store.ts'
import { namesOfSamples } from './product-names.ts'
import type { SampleSettings } from './settings.ts'

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
  const page = await readListPage(request.query, listKeys, range => listSamples(reader, filter, range))
  return {
    rows: await namedRows(request, page.rows),
    counts: await countSamples(reader, filter),
    query,
    editions,
    places: isDesk ? (await listPlaces(reader)).map(one => one.place) : [],
    provinces: isDesk
      ? await listSampleProvinces(reader, whereAllowed(actor, 'sample.read', accessColumns))
      : [],
    settings,
    ...neighbours(page, place => link(deskAddress(query, place, path))),
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
