import { abilities, may, whereAllowed } from '../../access/index.ts'
import { areaPathOf } from '../../foundation/area-path.ts'
import type { Picture } from '../../ui/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { documentPages } from '../documents/index.ts'
import { getEdition, isPublic, listEditions } from '../editions/index.ts'
import { listRenditions } from '../files/index.ts'
import {
  allCommodities,
  countByState,
  isNominationState,
  nominationColumns,
  readPage,
  type NominationFilter,
} from '../nominations/index.ts'
import { listProductsByIds, photoPicture } from '../producers/index.ts'
import type { CheckItem } from './check-item.ts'
import { checkOneItem } from './check-one-item.ts'
import { checkingFacts, loadChecking, type Checking } from './load-checks.ts'
import { words } from './messages.ts'
import { admitNomination, refuseNomination, returnNomination } from './outcomes.ts'
import { checkingPage } from './pages/checking-page.ts'
import { queueAddress, queuePage, shownStates, waitingStates, type QueueQuery } from './pages/queue-page.ts'
import { countChecks, listOutcomes } from './verification-store.ts'

const provincePattern = /^\d{2}$/

function queryOf(query: URLSearchParams): QueueQuery {
  const state = query.get('status') ?? ''
  const province = query.get('provinsi') ?? ''
  return {
    state: isNominationState(state) && shownStates.includes(state) ? state : '',
    edition: query.get('edisi') ?? '',
    commodity: query.get('komoditas') ?? '',
    province: provincePattern.test(province) ? province : '',
    text: query.get('q') ?? '',
  }
}

async function showQueue(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, link } = request
  const query = queryOf(request.query)
  const filter: NominationFilter = {
    allowed: whereAllowed(actor, 'verification.read', nominationColumns),
    editionId: query.edition,
    commodity: query.commodity,
    areaPath: query.province === '' ? null : areaPathOf(query.province),
    text: query.text,
  }
  const counts = await countByState(reader, { ...filter, states: shownStates })
  const states = query.state === '' ? waitingStates : [query.state]
  const page = await readPage(request, { ...filter, states }, 'oldest')
  const editions = (await listEditions(reader)).filter(isPublic)
  const ids = page.rows.map(one => one.id)
  const body = queuePage(request, {
    rows: page.rows,
    counts,
    checked: await countChecks(reader, ids),
    query,
    editions,
    commodities: await allCommodities(
      request,
      editions.map(one => one.id),
    ),
    products: await listProductsByIds(
      reader,
      page.rows.map(one => one.productId),
    ),
    newerHref: page.earlier === null ? null : link(queueAddress(query, { sebelum: page.earlier })),
    olderHref: page.later === null ? null : link(queueAddress(query, { setelah: page.later })),
  })
  return { kind: 'page', title: words[locale].queue, body, audience: 'signed-in' }
}

/** The item of the address, or the first one that is open, or simply the first. */
function chosenItem({ query, form }: PageRequest, items: readonly CheckItem[]): CheckItem | undefined {
  const wanted = form?.values['item'] ?? query.get('butir')
  return items.find(item => item.id === wanted) ?? items.find(item => item.state === 'open') ?? items[0]
}

async function picturesOf(
  { reader, locale }: PageRequest,
  { file, nomination }: Checking,
  productName: string,
): Promise<readonly Picture[]> {
  const renditions = await listRenditions(
    reader,
    file.photos.map(photo => photo.fileId),
  )
  const alt = words[locale].photoAlt(productName)
  return file.photos.flatMap((photo, position) => {
    const full = { ...photo, productId: nomination.productId, position }
    return photoPicture(full, renditions, alt) ?? []
  })
}

const acts = ['verification.check', 'verification.return', 'verification.admit', 'verification.refuse']

async function showChecking(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const checking = await loadChecking(reader, params['id'] ?? '')
  if (!checking || !may(actor, 'verification.read', checkingFacts(checking)).allowed) return notFound
  const item = chosenItem(request, checking.items)
  if (!item) return notFound
  const { nomination } = checking
  const product = (await listProductsByIds(reader, [nomination.productId])).get(nomination.productId)
  const documentId = item.document?.documentId
  const pages = documentId
    ? (await documentPages(reader, [documentId], () => item.title[locale])).get(documentId)
    : null
  const productName = product?.name ?? ''
  const body = checkingPage(request, {
    checking,
    item,
    pages: pages ?? null,
    photos: item.kind === 'photos' ? await picturesOf(request, checking, productName) : [],
    edition: await getEdition(reader, nomination.editionId),
    productName,
    producerName: product?.producerName ?? '',
    able: abilities(actor, acts, checkingFacts(checking)),
    outcomes: await listOutcomes(reader, nomination.id),
  })
  return { kind: 'page', title: productName, body, audience: 'signed-in' }
}

export const verificationRoutes: readonly Route[] = [
  { path: '/verifikasi', access: 'verification.read', page: showQueue },
  {
    path: '/verifikasi/:id',
    access: 'verification.read',
    page: showChecking,
    actions: [checkOneItem, returnNomination, admitNomination, refuseNomination],
  },
]
