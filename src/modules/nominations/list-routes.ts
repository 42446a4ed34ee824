import { mayEver, whereAllowed } from '../../access/index.ts'
import type { Text } from '../../foundation/text.ts'
import { capitalDay } from '../../platform/local-time.ts'
import {
  idKeys,
  listAddress,
  momentKeys,
  neighbours,
  notFound,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import {
  findOpenEditions,
  isPublic,
  listEditions,
  listStagesOf,
  publishedRulesOfAll,
} from '../editions/index.ts'
import { listProductsByIds, listProductsIn } from '../producers/index.ts'
import { actingAreas, areaName } from '../regions/index.ts'
import { isNominationState, stateWords } from './lifecycle.ts'
import { words } from './messages.ts'
import type { NominationBrief } from './nomination.ts'
import {
  countByState,
  listNominatedIn,
  listNominations,
  nominationColumns,
  type NominationFilter,
} from './nomination-list-store.ts'
import { openNomination } from './draft/open-nomination.ts'
import { LIST_FILE, nominationsAddress, listPage, type ListQuery } from './pages/list-page.ts'
import { newPage } from './pages/new-page.ts'

function queryOf(query: URLSearchParams): ListQuery {
  const state = query.get('status') ?? ''
  return {
    edition: query.get('edisi') ?? '',
    state: isNominationState(state) ? state : '',
    commodity: query.get('komoditas') ?? '',
    text: query.get('q') ?? '',
  }
}

const keys = momentKeys((one: NominationBrief) => ({ at: one.stateAt, id: one.id }))

/** The commodities of all rules in force, each once. */
export async function allCommodities(
  request: PageRequest,
  editionIds: readonly string[],
): Promise<readonly Readonly<{ id: string; title: Text }>[]> {
  const rules = await publishedRulesOfAll(request.reader, editionIds)
  const known = new Map<string, Readonly<{ id: string; title: Text }>>()
  for (const { rules: loaded } of rules.values()) {
    for (const commodity of loaded.document.commodities) known.set(commodity.id, commodity)
  }
  return [...known.values()]
}

const filterOf = ({ actor }: PageRequest, query: ListQuery): NominationFilter => ({
  allowed: whereAllowed(actor, 'nomination.read', nominationColumns),
  editionId: query.edition,
  commodity: query.commodity,
  text: query.text,
})

const narrowed = (filter: NominationFilter, { state }: ListQuery): NominationFilter =>
  state === '' ? filter : { ...filter, states: [state] }

/** What editions and commodities are called, by their ids. */
async function titlesFor(request: PageRequest): Promise<(id: string) => string> {
  const editions = (await listEditions(request.reader)).filter(isPublic)
  const commodities = await allCommodities(
    request,
    editions.map(one => one.id),
  )
  const titles = new Map([...editions, ...commodities].map(one => [one.id, one.title]))
  return id => titles.get(id)?.[request.locale] ?? id
}

const fileColumns = [
  'product',
  'maker',
  'place',
  'commodity',
  'edition',
  'receipt',
  'state',
  'since',
] as const

/** Everything that the filters show, over all of its pages. */
async function downloadList(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const own = words[locale]
  const query = queryOf(request.query)
  const found = await listNominations(reader, narrowed(filterOf(request, query), query))
  const titleOf = await titlesFor(request)
  const products = await listProductsByIds(reader, [...new Set(found.map(one => one.productId))])
  return {
    kind: 'table',
    fileName: own.nominations,
    columns: fileColumns.map(name => own[name]),
    rows: found.map(one => [
      products.get(one.productId)?.name ?? one.productId,
      products.get(one.productId)?.producerName ?? null,
      areaName(one.areaPath),
      titleOf(one.commodity),
      titleOf(one.editionId),
      one.receipt,
      stateWords[one.state].word[locale],
      capitalDay(one.stateAt),
    ]),
  }
}

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, link } = request
  const query = queryOf(request.query)
  const filter = filterOf(request, query)
  const counts = await countByState(reader, filter)
  const page = await readListPage(request.query, keys, range =>
    listNominations(reader, narrowed(filter, query), range),
  )
  const editions = (await listEditions(reader)).filter(isPublic)
  const commodities = await allCommodities(
    request,
    editions.map(one => one.id),
  )
  const products = await listProductsByIds(
    reader,
    page.rows.map(one => one.productId),
  )
  const body = listPage(request, {
    rows: page.rows,
    counts,
    query,
    editions,
    commodities,
    products,
    ...neighbours(page, place => link(nominationsAddress(query, place))),
    mayOpen: mayEver(actor, 'nomination.open'),
  })
  return { kind: 'page', title: words[locale].nominations, body, audience: 'signed-in' }
}

async function showNew(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, link, query } = request
  if (!mayEver(actor, 'nomination.open')) return notFound
  const whose = { anyOf: actingAreas(actor.areaPath) }
  const open = await findOpenEditions(reader, 'nominate', now, whose)
  const stages = await listStagesOf(
    reader,
    open.map(one => one.edition.id),
    whose,
  )
  const search = query.get('q') ?? ''
  const asked = query.get('edisi')
  const editions = open.map(one => one.edition.id)
  const nominated = await listNominatedIn(
    reader,
    asked !== null && editions.includes(asked) ? [asked] : editions,
    actor.areaPath,
  )
  const products = await readListPage(query, idKeys, range =>
    listProductsIn(reader, actor, 'nomination.open', search, range, nominated),
  )
  const kept = [...query].filter(([key]) => !['setelah', 'sebelum'].includes(key))
  const address = (place: Readonly<Record<string, string>>): string =>
    link(listAddress('/usulan/baru', { ...Object.fromEntries(kept), ...place }))
  const body = newPage(request, {
    open,
    stages,
    products,
    search,
    someNominated: nominated.length > 0,
    ...neighbours(products, address),
  })
  return { kind: 'page', title: words[locale].newNomination, body, audience: 'signed-in' }
}

export const listRoutes: readonly Route[] = [
  { path: '/usulan', access: 'nomination.read', page: showList },
  { path: LIST_FILE, access: 'nomination.read', page: downloadList },
  { path: '/usulan/baru', access: 'nomination.open', page: showNew, actions: [openNomination] },
]
