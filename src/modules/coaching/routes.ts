import { wholeCountry } from '../../foundation/area-path.ts'
import { writeCsv } from '../../platform/write-csv.ts'
import { notFound, startOf, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { allCommodities, resultQueryFrom } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { words } from './messages.ts'
import { CRITERION_PATH, OVERVIEW_CSV, OVERVIEW_PATH } from './pages/addresses.ts'
import { criterionPage } from './pages/criterion-page.ts'
import { overviewPage } from './pages/overview-page.ts'
import { listCommonSteps, listProductStandings, listTotals } from './standing-store.ts'

/** A figure of the whole country over fewer products could tell of single ones. */
const LEAST_PRODUCTS = 10
const PROPOSALS = 10
const MOST_PROPOSALS = 1_000
const PAGE_SIZE = 50

async function showOverview(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const query = resultQueryFrom(request.query)
  const isLocal = actor.areaPath !== wholeCountry || query.province !== ''
  const country = isLocal
    ? await listTotals(reader, { actor, query: { ...query, province: '' } }, 'coaching.compare')
    : []
  const editions = (await listEditions(reader)).filter(isPublic)
  const body = overviewPage(request, {
    query,
    totals: await listTotals(reader, { actor, query }),
    country: new Map(
      country.filter(one => one.products >= LEAST_PRODUCTS).map(one => [one.criterionId, one] as const),
    ),
    leastProducts: LEAST_PRODUCTS,
    isLocal,
    steps: await listCommonSteps(reader, { actor, query }, PROPOSALS),
    editions,
    commodities: await allCommodities(
      request,
      editions.map(one => one.id),
    ),
    choosesProvince: actor.areaPath === wholeCountry,
  })
  return { kind: 'page', title: words[locale].title, body }
}

const columns = ['criterion', 'title', 'next_step', 'products', 'likely_to_gain_a_star', 'points'] as const

async function downloadProposals(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const steps = await listCommonSteps(
    reader,
    { actor, query: resultQueryFrom(request.query) },
    MOST_PROPOSALS,
  )
  const rows = steps.map(one => [
    one.criterionId,
    one.title[locale],
    one.step[locale],
    one.products,
    one.lifts,
    (one.winnable / 100).toFixed(2),
  ])
  return {
    kind: 'file',
    content: writeCsv(columns, rows),
    mediaType: 'text/csv; charset=utf-8',
    disposition: 'attachment',
    fileName: words[locale].fileName,
    cache: 'none',
  }
}

async function showCriterion(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const query = resultQueryFrom(request.query)
  const start = startOf(request.query)
  const found = await listProductStandings(reader, { actor, query }, params['criterion'] ?? '', {
    limit: PAGE_SIZE + 1,
    offset: start,
  })
  const [first] = found
  if (!first) return notFound
  const shown = found.slice(0, PAGE_SIZE)
  const body = criterionPage(request, {
    criterionId: params['criterion'] ?? '',
    title: first.title,
    query,
    standings: shown,
    products: await listProductsByIds(
      reader,
      shown.map(one => one.productId),
    ),
    earlier: start > 0 ? Math.max(0, start - PAGE_SIZE) : null,
    later: found.length > PAGE_SIZE ? start + PAGE_SIZE : null,
  })
  return { kind: 'page', title: first.title[locale], body }
}

/** Where an area's products lose points, for offices, provinces and the secretariat. */
export const coachingRoutes: readonly Route[] = [
  { path: OVERVIEW_PATH, access: 'coaching.overview', page: showOverview },
  { path: OVERVIEW_CSV, access: 'coaching.overview', page: downloadProposals },
  { path: CRITERION_PATH, access: 'coaching.overview', page: showCriterion },
]
