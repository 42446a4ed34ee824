import { mayEver, whereAllowed } from '../../access/index.ts'
import type { Html } from '../../platform/html.ts'
import { listAddress, notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import {
  findEdition,
  isPublic,
  isStageOpen,
  listEditions,
  listStages,
  type Edition,
} from '../editions/index.ts'
import type { Post } from '../people/index.ts'
import { listProductsByIds, sourceText, type ProductBrief } from '../producers/index.ts'
import { callHolders, canStillCome, listUncalled } from './call-holders.ts'
import { closeCalls, didNotCome, isOver } from './close-calls.ts'
import { csvColumns, csvRow } from './csv.ts'
import { detailWords } from './detail-messages.ts'
import { endingRoute } from './ending-routes.ts'
import { loadHolderPage } from './holder-page-data.ts'
import { words } from './messages.ts'
import { holderPage } from './pages/holder-page.ts'
import { editionPage, editionsPage, PATH, standings } from './pages/list-pages.ts'
import { callPart, closePart, remindPart } from './pages/work-parts.ts'
import { countByEdition, reevaluationColumns } from './reevaluation-store.ts'
import { remindOffices } from './remind-offices.ts'
import { listReminders } from './reminder-store.ts'
import { isMissing, listStandings, placeOf, type Standed, type Standing } from './standing.ts'

export type ReevaluationSettings = Readonly<{
  post: Post
  /** Days before nominations close on which offices are reminded. */
  remindDays: readonly number[]
  /** Days before a star's last day on which its office is written to. */
  endingDays: readonly number[]
}>

const PAGE_ROWS = 50

const allowedTo = ({ actor }: PageRequest) => whereAllowed(actor, 'reevaluation.read', reevaluationColumns)

async function showEditions(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const counts = await countByEdition(reader, allowedTo(request))
  const mayCall = mayEver(actor, 'reevaluation.call')
  const editions = (await listEditions(reader))
    .filter(one => one.kind === 'regular' && isPublic(one))
    .map(edition => ({ edition, count: counts.get(edition.id) ?? 0 }))
    .filter(one => one.count > 0 || (mayCall && one.edition.state === 'open'))
  return {
    kind: 'page',
    title: words[locale].title,
    body: editionsPage(request, editions),
    audience: 'signed-in',
  }
}

/** A regular edition with holders that the reader may see; null where there is none. */
async function findReadable(
  request: PageRequest,
): Promise<Readonly<{ edition: Edition; all: readonly Standed[] }> | null> {
  const { reader, actor, params } = request
  const edition = await findEdition(reader, params['edition'] ?? '')
  if (!edition || edition.kind !== 'regular' || !isPublic(edition)) return null
  const all = await listStandings(reader, edition.id, allowedTo(request))
  return all.length > 0 || mayEver(actor, 'reevaluation.call') ? { edition, all } : null
}

async function workParts(
  request: PageRequest,
  edition: Edition,
  all: readonly Standed[],
  { remindDays, post }: ReevaluationSettings,
): Promise<readonly Html[]> {
  const { reader, actor, now } = request
  if (!mayEver(actor, 'reevaluation.call') || edition.state === 'finished') return []
  const stages = await listStages(reader, edition.id, 'latest')
  const isOpen = edition.state === 'open' && canStillCome(stages, now)
  const holders = await listUncalled(reader, edition)
  const call = callPart(request, { holders, isOpen, sendsMail: post.sends })
  if (all.length === 0) return [call]
  const remind = remindPart(request, {
    missing: all.filter(isMissing).map(({ one }) => one.areaPath),
    isOpen: isStageOpen(stages, 'nominate', now),
    sent: await listReminders(reader, [edition.id]),
    days: remindDays,
    sendsMail: post.sends,
  })
  return [call, remind, closePart(request, isOver(stages, now) ? didNotCome(all).length : 0)]
}

const standingIn = (query: URLSearchParams): Standing | '' =>
  standings.find(one => one === query.get('keadaan')) ?? ''

const productsOf = (
  { reader }: PageRequest,
  rows: readonly Standed[],
): Promise<ReadonlyMap<string, ProductBrief>> =>
  listProductsByIds(
    reader,
    rows.map(({ one }) => one.productId),
  )

const showEdition =
  (settings: ReevaluationSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { locale, link, query } = request
    const found = await findReadable(request)
    if (!found) return notFound
    const { edition, all } = found
    const chosen = standingIn(query)
    const matching = chosen === '' ? all : all.filter(one => one.standing === chosen)
    const last = Math.max(1, Math.ceil(matching.length / PAGE_ROWS))
    const page = Math.min(last, Math.max(1, Math.trunc(Number(query.get('halaman'))) || 1))
    const rows = matching.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)
    const to = (number: number): string =>
      link(listAddress(`${PATH}/${edition.id}`, { keadaan: chosen, halaman: String(number) }))
    const body = editionPage(request, {
      edition,
      all,
      rows,
      products: await productsOf(request, rows),
      chosen,
      newerHref: page > 1 ? to(page - 1) : null,
      olderHref: page < last ? to(page + 1) : null,
      work: await workParts(request, edition, all, settings),
    })
    return {
      kind: 'page',
      title: words[locale].titleOf(edition.title[locale]),
      body,
      audience: 'signed-in',
    }
  }

async function download(request: PageRequest): Promise<PageResult> {
  const found = await findReadable(request)
  if (!found) return notFound
  const { locale } = request
  const products = await productsOf(request, found.all)
  return {
    kind: 'table',
    columns: csvColumns(locale),
    rows: found.all.map(row => csvRow(row, products.get(row.one.productId), locale)),
    fileName: words[locale].fileName(found.edition.slug),
  }
}

async function showHolder(request: PageRequest): Promise<PageResult> {
  const data = await loadHolderPage(request)
  if (!data) return notFound
  const { one, nomination } = data
  const view = {
    ...data,
    standing: placeOf(one, nomination),
    sourceText: one.former.source === null ? null : sourceText(one.former.source),
  }
  return {
    kind: 'page',
    title: detailWords[request.locale].detailTitle(data.file.product.name),
    body: holderPage(request, view),
    audience: 'signed-in',
  }
}

export const reevaluationRoutes = (settings: ReevaluationSettings): readonly Route[] => [
  { path: PATH, access: 'reevaluation.read', page: showEditions },
  endingRoute(settings.endingDays),
  {
    path: `${PATH}/:edition`,
    access: 'reevaluation.read',
    page: showEdition(settings),
    actions: [callHolders(settings.post), remindOffices(settings.post), closeCalls],
  },
  { path: `${PATH}/:edition/unduh`, access: 'reevaluation.read', page: download },
  { path: `${PATH}/:edition/:product`, access: 'reevaluation.read', page: showHolder },
]
