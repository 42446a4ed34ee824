import { wholeCountry } from '../../foundation/area-path.ts'
import { everyRow, type ListRange } from '../../platform/database/index.ts'
import { formatMoment } from '../../platform/translations.ts'
import { neighbours, notFound, readListPage, type PageRequest, type PageResult } from '../../web/index.ts'
import { listProductsByIds, listProductsIn, type ProductBrief } from '../producers/index.ts'
import { areaName, timeZoneOf } from '../regions/index.ts'
import { listWords } from './list-messages.ts'
import { addressOf, areaOf, filterOf, lackTitle, listKeys, queryOf } from './list-query.ts'
import { noEditionPage, readinessListPage } from './pages/list-page.ts'
import {
  countByArea,
  countLacks,
  countStandings,
  listSummaries,
  type Summary,
  type SummaryKey,
} from './summary-store.ts'
import { keptFor, listMeasured, type Measured } from './yardsticks.ts'

/** The editions that lists are kept for, and the chosen one of them. */
async function measuredFor(
  request: PageRequest,
): Promise<Readonly<{ editions: readonly Measured[]; measured: Measured | undefined }>> {
  const editions = keptFor(await listMeasured(request.reader))
  const wanted = request.query.get('edisi')
  return { editions, measured: editions.find(one => one.edition.id === wanted) ?? editions[0] }
}

const productsOf = (request: PageRequest, rows: readonly Summary[]) =>
  listProductsByIds(
    request.reader,
    rows.map(one => one.productId),
  )

/** True while there are products, and no summary of any of them yet. */
async function isComputing(request: PageRequest, edition: string): Promise<boolean> {
  const { reader, actor } = request
  const { oldest } = await countStandings(reader, filterOf(request, queryOf(new URLSearchParams()), edition))
  if (oldest) return false
  return (await listProductsIn(reader, actor, 'readiness.read', '', { limit: 1 })).length > 0
}

/** `GET /kesiapan`. Eight queries at most, whatever the number of products. */
export async function showReadinessList(request: PageRequest): Promise<PageResult> {
  const { reader, locale, link } = request
  const { title } = listWords[locale]
  const { editions, measured } = await measuredFor(request)
  if (!measured) return { kind: 'page', title, body: noEditionPage(request), audience: 'signed-in' }
  const query = { ...queryOf(request.query), edition: measured.edition.id }
  const area = areaOf(request, query)
  const filter = filterOf(request, query, measured.edition.id)
  const page = await readListPage(request.query, listKeys, range => listSummaries(reader, filter, range))
  const counted = await countStandings(reader, { ...filter, standing: '' })
  const body = readinessListPage(request, {
    measured,
    editions,
    query,
    area,
    rows: page.rows,
    products: await productsOf(request, page.rows),
    ...counted,
    isComputing: counted.oldest === null && (await isComputing(request, measured.edition.id)),
    byArea: await countByArea(reader, filter, area === wholeCountry ? 1 : 2),
    lacks: await countLacks(reader, { ...filter, lacks: '' }),
    ...neighbours(page, place => link(addressOf(query, place))),
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
  const named = async (range: ListRange<SummaryKey>) => {
    const found = await listSummaries(reader, filter, range)
    const products = await productsOf(request, found)
    return found.map(one => ({ one, product: products.get(one.productId) }))
  }
  const rows = await everyRow(named, ({ one }) => ({ lacking: one.asked - one.met, id: one.productId }))
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
    rows: rows.map(({ one, product }) => csvRow(request, measured, one, product)),
    fileName: own.fileName(measured.edition.slug),
  }
}
