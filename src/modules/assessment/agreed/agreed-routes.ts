import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { agreeToSheet, refuseSheet } from './answer-agreed.ts'
import { loadAgreed } from './agreed-ground.ts'
import { listAgreedRows } from './agreed-list.ts'
import { agreedWords } from './agreed-messages.ts'
import { listAgreedVersions } from './agreed-version-store.ts'
import { lockAgreedSheet } from './lock-agreed.ts'
import { agreedListPage, agreedPage } from './pages/agreed-page.ts'
import { autosaveAgreedSheet } from './autosave-agreed.ts'
import { saveAgreedSheet, takeOverAlike } from './save-agreed.ts'
import { sheetFields } from '../sheets/sheet-fields.ts'
import { newsFile } from '../sheets/sheet-routes.ts'

async function showList(request: PageRequest): Promise<PageResult> {
  const rows = await listAgreedRows(request.reader, request)
  return {
    kind: 'page',
    title: agreedWords[request.locale].listTitle,
    body: agreedListPage(request, rows),
  }
}

async function showSheet(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const ground = await loadAgreed(reader, (params['code'] ?? '').toUpperCase(), request)
  if (!ground || !may(actor, 'agreed-sheet.read', ground.facts).allowed) return notFound
  const versions = await listAgreedVersions(reader, [ground.nomination.id])
  const view = {
    ground,
    maySave: may(actor, 'agreed-sheet.save', ground.facts).allowed,
    mayAnswer: may(actor, 'agreed-sheet.agree', ground.facts).allowed,
    reopened: versions.findLast(one => one.sheetId === ground.sheet.id) ?? null,
  }
  return {
    kind: 'page',
    title: agreedWords[locale].title(ground.code),
    body: agreedPage(request, view),
    // Only the form is kept for times without a line: whoever reads and answers needs the sheet as it is.
    keep: view.maySave && ground.isWhole && ground.sheet.state === 'open',
  }
}

/** What an open page is told now and then: what another chair, or another tab, has stored since. */
async function showNews(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const ground = await loadAgreed(reader, (params['code'] ?? '').toUpperCase(), request)
  if (!ground?.isWhole || !may(actor, 'agreed-sheet.read', ground.facts).allowed) return notFound
  const fields = sheetFields(ground).filter(one => one.kind !== 'note')
  return newsFile(request, { version: ground.sheet.revision, fields, writer: agreedWords[locale].elsewhere })
}

/** The acts on an agreed sheet, for those who run them without a page. */
export const agreedActions = {
  saveAgreedSheet,
  autosaveAgreedSheet,
  takeOverAlike,
  refuseSheet,
  agreeToSheet,
  lockAgreedSheet,
}

/** Where a panel agrees on one sheet, by the blind code of its round. */
export const agreedRoutes: readonly Route[] = [
  { path: '/lembar-bersama', access: 'agreed-sheet.read', page: showList },
  {
    path: '/lembar-bersama/:code',
    access: 'agreed-sheet.read',
    page: showSheet,
    actions: Object.values(agreedActions),
  },
  { path: '/lembar-bersama/:code/kabar', access: 'agreed-sheet.read', page: showNews },
]
