import { wholeCountry } from '../../foundation/area-path.ts'
import { writeCsv } from '../../platform/write-csv.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { allCommodities, resultQueryFrom } from '../nominations/index.ts'
import { statisticsPage, STATISTICS_CSV, STATISTICS_PATH } from './pages/statistics-page.ts'
import { countReasons, countRegions } from './reason-statistics-store.ts'
import { statisticsWords } from './statistics-messages.ts'

/** By province for the whole country; by regency within one, whether it was chosen or is the reader's own. */
async function figuresOf({ reader, actor, query: sent }: PageRequest) {
  const query = resultQueryFrom(sent)
  const level = query.province !== '' || actor.areaPath !== wholeCountry ? 'regency' : 'province'
  const ground = { actor, query, level } as const
  const regions = await countRegions(reader, ground)
  return { query, reasons: await countReasons(reader, ground), regions }
}

async function showStatistics(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const figures = await figuresOf(request)
  const editions = (await listEditions(reader)).filter(isPublic)
  const body = statisticsPage(request, {
    ...figures,
    editions,
    commodities: await allCommodities(
      request,
      editions.map(one => one.id),
    ),
    choosesProvince: actor.areaPath === wholeCountry,
  })
  return { kind: 'page', title: statisticsWords[locale].title, body, audience: 'signed-in' }
}

const columns = ['region', 'kind', 'item', 'title', 'returned', 'refused', 'files_verified'] as const

/** The same figures by region and item. */
async function downloadStatistics(request: PageRequest): Promise<PageResult> {
  const { reasons, regions } = await figuresOf(request)
  const verified = new Map(regions.map(one => [one.region, one.verified]))
  const rows = reasons.map(one => [
    one.region,
    one.kind,
    one.itemId,
    one.title[request.locale],
    one.returned,
    one.refused,
    verified.get(one.region) ?? 0,
  ])
  return {
    kind: 'file',
    content: writeCsv(columns, rows),
    mediaType: 'text/csv; charset=utf-8',
    disposition: 'attachment',
    fileName: statisticsWords[request.locale].fileName,
    cache: 'none',
  }
}

/** For what reasons files are returned, by region: for the secretariat, and for provinces about their own. */
export const statisticsRoutes: readonly Route[] = [
  { path: STATISTICS_PATH, access: 'verification.statistics', page: showStatistics },
  { path: STATISTICS_CSV, access: 'verification.statistics', page: downloadStatistics },
]
