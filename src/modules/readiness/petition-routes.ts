import { abilities, may, whereAllowed } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import {
  momentKeys,
  neighbours,
  notFound,
  PAGE_ROWS,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import { getEdition, getRules } from '../editions/index.ts'
import { allCommodities } from '../nominations/index.ts'
import { findProductFile, listProductsByIds, listProductsIn } from '../producers/index.ts'
import { computeReadiness } from './compute-readiness.ts'
import { petitionListPage, petitionsAddress } from './pages/petition-list-page.ts'
import { OFFICE_LIST, officePetitionPage } from './pages/petition-office-page.ts'
import { petitionPage } from './pages/petition-page.ts'
import {
  answerPetition,
  forwardPetition,
  linkPetition,
  takePetition,
  withdrawPetition,
} from './petition-acts.ts'
import { petitionFacts, petitionStates, type Petition } from './petition.ts'
import { petitionWords } from './petition-messages.ts'
import {
  countPetitions,
  findPetition,
  findPetitionByCode,
  listPetitions,
  petitionColumns,
} from './petition-store.ts'
import { groundOf } from './product-readiness.ts'
import type { ReadinessSettings } from './settings.ts'
import { yardstickOf } from './yardsticks.ts'

/** What a linked product comes to now, under the rules in whose time the petition was sent. */
async function registeredOf(
  { reader, now }: PageRequest,
  { productId, editionId, rulesId }: Petition,
  warnDays: number,
) {
  const file = productId === null ? null : await findProductFile(reader, productId)
  if (!file) return null
  const measured = { edition: await getEdition(reader, editionId), loaded: await getRules(reader, rulesId) }
  const yardstick = await yardstickOf(reader, measured, file.product.areaPath)
  const [computed] = await computeReadiness(reader, yardstick, [groundOf(file)], { now, warnDays })
  return computed ? { asked: computed.sum.asked, met: computed.sum.met } : null
}

/** What both pages show of a petition: its edition, its commodity's name, what happened. */
async function around({ reader, locale }: PageRequest, petition: Petition) {
  const edition = await getEdition(reader, petition.editionId)
  const { rules } = await getRules(reader, petition.rulesId)
  const commodity = rules.commodities.get(petition.commodity)?.title[locale] ?? petition.commodity
  const history = await listHistory(reader, { kind: 'petition', id: petition.id }, ['record'])
  return { petition, edition, commodity, history }
}

/** `GET /permintaan/:code` */
const showStatus =
  ({ warnDays }: ReadinessSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, params, locale, query } = request
    const petition = await findPetitionByCode(reader, params['code'] ?? '')
    if (!petition || !may(actor, 'petition.follow', petitionFacts(petition)).allowed) return notFound
    const body = petitionPage(request, {
      ...(await around(request, petition)),
      registered: await registeredOf(request, petition, warnDays),
      mayWithdraw: may(actor, 'petition.withdraw', petitionFacts(petition)).allowed,
    })
    // Whoever holds the address may read it: not for search engines, and not for the memory of a shared phone.
    const { statusTitle: title, sent } = petitionWords[locale]
    const saved = query.get('berhasil') === 'petition.sent' ? { saved: sent } : {}
    return { kind: 'page', title, body, audience: 'signed-in', ...saved }
  }

const keys = momentKeys((one: Petition) => ({ at: one.receivedAt, id: one.id }))

/** `GET /permintaan-kelola`. Five queries at most. */
async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, query, locale, link } = request
  const wanted = {
    state: petitionStates.find(one => one === query.get('status')) ?? ('' as const),
    commodity: (query.get('komoditas') ?? '').slice(0, 100),
  }
  const filter = {
    allowed: whereAllowed(actor, 'petition.read', petitionColumns),
    commodity: wanted.commodity,
  }
  const page = await readListPage(query, keys, range =>
    listPetitions(reader, { ...filter, state: wanted.state }, range),
  )
  const body = petitionListPage(request, {
    rows: page.rows,
    counts: await countPetitions(reader, filter),
    query: wanted,
    commodities: await allCommodities(request, [...new Set(page.rows.map(one => one.editionId))]),
    ...neighbours(page, place => link(petitionsAddress(wanted, place))),
  })
  return { kind: 'page', title: petitionWords[locale].listTitle, body, audience: 'signed-in' }
}

const acts = ['petition.take', 'petition.answer', 'petition.forward', 'petition.link'] as const

/** `GET /permintaan-kelola/:id` */
async function showForOffice(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, query } = request
  const petition = await findPetition(reader, params['id'] ?? '')
  if (!petition || !may(actor, 'petition.read', petitionFacts(petition)).allowed) return notFound
  const able = abilities(actor, acts, petitionFacts(petition))
  const search = (query.get('q') ?? '').slice(0, 100)
  const products = able.has('petition.link')
    ? await listProductsIn(reader, actor, 'product.read', search, { limit: PAGE_ROWS })
    : []
  const linked = await listProductsByIds(reader, petition.productId === null ? [] : [petition.productId])
  const body = officePetitionPage(request, {
    ...(await around(request, petition)),
    able,
    linked: [...linked.values()][0] ?? null,
    search,
    products,
  })
  return { kind: 'page', title: petition.product, body, audience: 'signed-in' }
}

export const petitionRoutes = (settings: ReadinessSettings): readonly Route[] => [
  {
    path: '/permintaan/:code',
    access: 'petition.follow',
    page: showStatus(settings),
    actions: [withdrawPetition],
  },
  { path: OFFICE_LIST, access: 'petition.read', page: showList },
  {
    path: `${OFFICE_LIST}/:id`,
    access: 'petition.read',
    page: showForOffice,
    actions: [
      takePetition,
      answerPetition(settings.petitions),
      forwardPetition(settings.petitions),
      linkPetition,
    ],
  },
]
