import { may, mayEver } from '../../../access/index.ts'
import { SPREADSHEET_BYTES, writeSpreadsheet } from '../../../platform/spreadsheets/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { findEdition, listEditions } from '../../editions/index.ts'
import { namesOf } from '../../people/index.ts'
import { productNames } from '../planning/assign-assessors.ts'
import { bringOutside } from './bring-outside.ts'
import { cancelOutsideList, confirmOutsideList } from './confirm-outside-list.ts'
import { judgeList } from './judge-outside-list.ts'
import { outsideColumns, outsideTemplate } from './outside-columns.ts'
import { loadOutside } from './outside-ground.ts'
import { findOutsideList, listOutsideLists } from './outside-list-store.ts'
import { groundOfList } from './outside-lists.ts'
import { outsideWords } from './outside-messages.ts'
import { countOutside, loadWaiting } from './outside-waiting.ts'
import { outsideEditionPage, outsideEditionsPage } from './pages/outside-edition-page.ts'
import { outsideFactPage, outsideFilePage, type OutsideFileView } from './pages/outside-file-page.ts'
import { outsideListPage } from './pages/outside-list-page.ts'
import { sendOutsideList } from './send-outside-list.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LISTS = 25

const mayBring = ({ actor }: PageRequest): boolean => mayEver(actor, 'outside-list.send')

async function showEditions(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const counts = await countOutside(reader, request)
  const editions = (await listEditions(reader)).flatMap(({ id, title }) => {
    const own = counts.get(id)
    return own ? [{ id, title, ...own }] : []
  })
  const body = outsideEditionsPage(request, { editions, mayBring: mayBring(request) })
  return { kind: 'page', title: outsideWords[locale].title, body, audience: 'signed-in' }
}

async function showEdition(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const edition = await findEdition(reader, params['edition'] ?? '')
  if (!edition) return notFound
  const waiting = await loadWaiting(reader, edition.id, request)
  const lists = await listOutsideLists(reader, edition.id, LISTS)
  const view = {
    id: edition.id,
    title: edition.title,
    waiting,
    products: await productNames(
      reader,
      waiting.files.map(one => one.nomination),
    ),
    lists,
    names: await namesOf(
      reader,
      lists.map(one => one.sentBy),
    ),
    mayBring: mayBring(request),
  }
  const title = outsideWords[locale].editionTitle(edition.title[locale])
  return { kind: 'page', title, body: outsideEditionPage(request, view), audience: 'signed-in' }
}

async function showTemplate(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const edition = await findEdition(reader, params['edition'] ?? '')
  if (!edition) return notFound
  const { files, facts } = await loadWaiting(reader, edition.id, request)
  const waits = files.filter(one => one.missing.length > 0).map(one => one.nomination)
  const products = await productNames(reader, waits)
  const rows = waits.map(one => ({ number: one.receipt ?? '', product: products.get(one.id) ?? '' }))
  return {
    kind: 'file',
    content: await writeSpreadsheet(outsideTemplate(outsideColumns(facts), rows, locale)),
    mediaType: WORKBOOK,
    disposition: 'attachment',
    fileName: `fakta-luar-${edition.slug}.xlsx`,
    cache: 'none',
  }
}

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, params } = request
  const list = await findOutsideList(reader, params['id'] ?? '')
  if (!list) return notFound
  const rows = list.state === 'seen' ? judgeList(await groundOfList(reader, list, request, false)) : []
  const named = rows.flatMap(one => (one.ground ? [one.ground.nomination] : []))
  const view = {
    list,
    rows,
    products: await productNames(reader, named),
    names: await namesOf(reader, [list.sentBy]),
    mayConfirm: mayEver(request.actor, 'outside-list.confirm'),
  }
  return { kind: 'page', title: list.name, body: outsideListPage(request, view), audience: 'signed-in' }
}

async function viewOf(request: PageRequest): Promise<OutsideFileView | null> {
  const { reader, actor, params } = request
  const ground = await loadOutside(reader, params['id'] ?? '', request)
  if (!ground || !may(actor, 'outside-fact.read', ground.access).allowed) return null
  const products = await productNames(reader, [ground.nomination])
  return {
    ground,
    product: products.get(ground.nomination.id) ?? '',
    names: await namesOf(
      reader,
      ground.rows.map(one => one.broughtBy),
    ),
    mayBring: may(actor, 'outside-fact.bring', ground.access).allowed,
    mayOpenFile: may(actor, 'nomination.read', ground.access).allowed,
  }
}

async function showFile(request: PageRequest): Promise<PageResult> {
  const view = await viewOf(request)
  if (!view) return notFound
  const title = outsideWords[request.locale].fileTitle(view.product)
  return { kind: 'page', title, body: outsideFilePage(request, view), audience: 'signed-in' }
}

async function showFact(request: PageRequest): Promise<PageResult> {
  const view = await viewOf(request)
  const one = view?.ground.wanted.find(each => each.fact.name === request.params['fact'])
  if (!view || !one) return notFound
  if (!view.mayBring) return notFound
  const title = outsideWords[request.locale].formTitle(one.fact.title[request.locale])
  return { kind: 'page', title, body: outsideFactPage(request, view, one), audience: 'signed-in' }
}

/** Where the secretariat brings what other bodies say, and the auditor reads it. */
export const outsideRoutes: readonly Route[] = [
  { path: '/fakta-luar', access: 'outside-fact.list', page: showEditions },
  {
    path: '/fakta-luar/edisi/:edition',
    access: 'outside-fact.list',
    page: showEdition,
    actions: [sendOutsideList],
    fileBytes: SPREADSHEET_BYTES + 1,
    judgesFiles: true,
  },
  { path: '/fakta-luar/edisi/:edition/templat.xlsx', access: 'outside-list.send', page: showTemplate },
  {
    path: '/fakta-luar/daftar/:id',
    access: 'outside-fact.list',
    page: showList,
    actions: [confirmOutsideList, cancelOutsideList],
  },
  { path: '/fakta-luar/usulan/:id', access: 'outside-fact.read', page: showFile },
  {
    path: '/fakta-luar/usulan/:id/:fact',
    access: 'outside-fact.bring',
    page: showFact,
    actions: [bringOutside],
  },
]
