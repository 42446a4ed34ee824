import { wholeCountry } from '../../foundation/area-path.ts'
import { formatMoment } from '../../platform/translations.ts'
import { notFound, type PageRequest, type PageResult } from '../../web/index.ts'
import { listProductsByIds, type ProductBrief } from '../producers/index.ts'
import { areaName, timeZoneOf } from '../regions/index.ts'
import { listWords } from './list-messages.ts'
import { addressOf, areaOf, filterOf, keyOf, keyText, lackTitle, queryOf } from './list-query.ts'
import { noEditionPage, readinessListPage } from './pages/list-page.ts'
import {
  countByArea,
  countLacks,
  countStandings,
  listSummaries,
  type Summary,
  type SummaryFilter,
} from './summary-store.ts'
import { keptFor, listMeasured, type Measured } from './yardsticks.ts'

const PAGE_ROWS = 50
const CSV_TOGETHER = 1_000

/** The editions that lists are kept for, and the chosen one of them. */
async function measuredFor(
  request: PageRequest,
): Promise<Readonly<{ editions: readonly Measured[]; measured: Measured | undefined }>> {
  const editions = keptFor(await listMeasured(request.reader))
  const wanted = request.query.get('edisi')
  return { editions, measured: editions.find(one => one.edition.id === wanted) ?? editions[0] }
}

/** A page of the list in either direction. One row more than a page is read, to know whether it goes on. */
async function readPage({ reader, query }: PageRequest, filter: SummaryFilter) {
  const after = keyOf(query.get('setelah'))
  const before = after ? null : keyOf(query.get('sebelum'))
  const found = await listSummaries(reader, filter, { limit: PAGE_ROWS + 1, after, before })
  const more = found.length > PAGE_ROWS
  const rows = before && more ? found.slice(1) : found.slice(0, PAGE_ROWS)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    earlier: first && (before ? more : after !== null) ? keyText(first) : null,
    later: last && (before !== null || more) ? keyText(last) : null,
  }
}

const productsOf = (request: PageRequest, rows: readonly Summary[]) =>
  listProductsByIds(
    request.reader,
    rows.map(one => one.productId),
  )

/** `GET /kesiapan`. Eight queries at most, whatever the number of products. */
export async function showReadinessList(request: PageRequest): Promise<PageResult> {
  const { reader, locale, link } = request
  const { title } = listWords[locale]
  const { editions, measured } = await measuredFor(request)
  if (!measured) return { kind: 'page', title, body: noEditionPage(request), audience: 'signed-in' }
  const query = { ...queryOf(request.query), edition: measured.edition.id }
  const area = areaOf(request, query)
  const filter = filterOf(request, query, measured.edition.id)
  const page = await readPage(request, filter)
  const counted = await countStandings(reader, { ...filter, standing: '' })
  const to = (name: string, key: string | null): string | null =>
    key === null ? null : link(addressOf(query, { [name]: key }))
  const body = readinessListPage(request, {
    measured,
    editions,
    query,
    area,
    rows: page.rows,
    products: await productsOf(request, page.rows),
    ...counted,
    byArea: await countByArea(reader, filter, area === wholeCountry ? 1 : 2),
    lacks: await countLacks(reader, { ...filter, lacks: '' }),
    newerHref: to('sebelum', page.earlier),
    olderHref: to('setelah', page.later),
  })
  return { kind: 'page', title, body, audience: 'signed-in' }
}

function csvRow({ locale }: PageRequest, { loaded }: Measured, one: Summary, product?: ProductBrief) {
  const own = listWords[locale]
  return [
    product?.name ?? one.productId,
    product?.producerName ?? '',
    areaName(one.areaPath),
    loaded.rules.commodities.get(one.commodity)?.title[locale] ?? one.commodity,
    own.standings[one.standing],
    one.met,
    one.asked,
    one.lacks.map(id => lackTitle(loaded.rules, id, locale)).join('; '),
    formatMoment(one.computedAt, locale, timeZoneOf(one.areaPath)),
  ]
}

/** `GET /kesiapan/unduh`: exactly what the list shows with the same filters, all pages of it. */
export async function downloadReadinessList(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const own = listWords[locale]
  const { measured } = await measuredFor(request)
  if (!measured) return notFound
  const filter = filterOf(request, queryOf(request.query), measured.edition.id)
  const rows: ReturnType<typeof csvRow>[] = []
  for (let after: ReturnType<typeof keyOf> = null, more = true; more; ) {
    const found: readonly Summary[] = await listSummaries(reader, filter, { limit: CSV_TOGETHER, after })
    const products = await productsOf(request, found)
    rows.push(...found.map(one => csvRow(request, measured, one, products.get(one.productId))))
    const last = found.at(-1)
    after = last ? { lacking: last.asked - last.met, id: last.productId } : null
    more = found.length === CSV_TOGETHER
  }
  const columns = [
    own.product,
    own.maker,
    own.place,
    own.commodity,
    own.standing,
    own.met,
    own.asked,
    own.lacks,
    own.computedAt,
  ]
  return {
    kind: 'table',
    columns,
    rows,
    fileName: own.fileName(measured.edition.slug),
  }
}
