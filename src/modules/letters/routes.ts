import {
  listAddress,
  momentKeys,
  neighbours,
  notFound,
  readListPage,
  redirect,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listDocumentsByIds, type StoredDocument } from '../documents/index.ts'
import { findFile } from '../files/index.ts'
import { listNominations, listNominationsByIds, type NominationBrief } from '../nominations/index.ts'
import { listProductFiles } from '../producers/index.ts'
import { approvalsFor, loadInOrder } from './approvals.ts'
import { draftsFor, listDraftEditions } from './draft-editions.ts'
import { readCheckKey, type Letter } from './letter.ts'
import { letterRoutes } from './letter-routes.ts'
import type { LetterSettings } from './letter-settings.ts'
import { findLetterByKey, listLettered } from './letter-store.ts'
import { words } from './messages.ts'
import { APPROVALS_PATH, approvalsPage, EDITION } from './pages/approvals-page.ts'
import { checkPage, unknownLetterPage } from './pages/check-page.ts'

const keys = momentKeys((one: NominationBrief) => ({ at: one.stateAt, id: one.id }))

/** One edition at a time, that which closes first unless another one is asked for, and of it one page. */
async function showApprovals(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, link, query } = request
  const editions = await listDraftEditions(reader, actor, now)
  const shown = editions.find(one => one.edition.id === query.get(EDITION)) ?? editions[0] ?? null
  const page = await readListPage(query, keys, async range =>
    shown ? listNominations(reader, draftsFor(actor, shown.edition.id), range) : [],
  )
  const files = await loadInOrder(reader, page.rows, now)
  const parts = await approvalsFor(reader, files, { altOf: product => product, now })
  const address = (place: Readonly<Record<string, string>>): string =>
    link(listAddress(APPROVALS_PATH, { [EDITION]: shown?.edition.id, ...place }))
  return {
    kind: 'page',
    title: words[locale].title,
    body: approvalsPage(request, { ...parts, editions, shown, ...neighbours(page, address) }),
    audience: 'signed-in',
  }
}

/** The nominations whose product or maker is called otherwise today, or whose secretariat refused the letter. */
async function changedLater(
  reader: Reader,
  { content }: Letter,
  papers: ReadonlyMap<string, StoredDocument>,
): Promise<ReadonlySet<string>> {
  const ids = content.items.map(one => one.nominationId)
  const found = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const products = await listProductFiles(
    reader,
    [...found.values()].map(one => one.productId),
  )
  const changed = content.items.filter(({ nominationId, product, maker }) => {
    const now = products.get(found.get(nominationId)?.productId ?? '')
    const renamed = now !== undefined && (now.product.name !== product || now.producer.name !== maker)
    return renamed || papers.get(nominationId)?.lastCheck?.outcome === 'refused'
  })
  return new Set(changed.map(one => one.nominationId))
}

/** What a letter says, for whoever holds it. */
async function showCheck(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params, link } = request
  const typed = params['key'] ?? ''
  const key = readCheckKey(typed)
  const letter = await findLetterByKey(reader, key)
  if (letter && key !== typed) return redirect(link(`/surat-usulan/${key}`))
  const title = words[locale].checkTitle
  if (!letter)
    return { kind: 'page', status: 404, title, body: unknownLetterPage(request), audience: 'signed-in' }
  const lettered = await listLettered(reader, letter.id)
  const documents = await listDocumentsByIds(
    reader,
    lettered.map(one => one.documentId),
  )
  const papers = new Map(
    lettered.flatMap(one => {
      const paper = documents.get(one.documentId)
      return paper ? [[one.nominationId, paper] as const] : []
    }),
  )
  const file = await findFile(reader, letter.fileId)
  if (!file) return notFound
  const later = await changedLater(reader, letter, papers)
  const body = checkPage(request, { letter, papers, later, sha256: file.sha256 })
  // Not for search engines: the address is known to whoever holds the letter.
  return { kind: 'page', title, body, audience: 'signed-in' }
}

/** The head's approvals, the letter before it is made, and its check for whoever holds it. */
export const lettersRoutes = (settings: LetterSettings): readonly Route[] => [
  { path: APPROVALS_PATH, access: 'nomination.approve', page: showApprovals },
  ...letterRoutes(settings),
  { path: '/surat-usulan/:key', access: 'letter.check', page: showCheck },
]
