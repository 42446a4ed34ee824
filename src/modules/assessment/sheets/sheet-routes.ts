import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { lockSheet } from './lock-sheet.ts'
import { loadOwnSheet, type OwnSheet } from './own-sheet.ts'
import { lockPage } from './pages/lock-page.ts'
import { scoringWords } from './scoring-messages.ts'
import { sheetFields, type SheetField } from './sheet-fields.ts'
import { newsOf } from './sheet-news.ts'

/** The own sheet that the address names, if its assessor may still open it. */
export async function openSheet(request: PageRequest): Promise<OwnSheet | null> {
  const own = await loadOwnSheet(request.reader, (request.params['code'] ?? '').toUpperCase(), request)
  return own && may(request.actor, 'assessment.read', own.facts).allowed ? own : null
}

/** What an open page is told now and then: what has been stored elsewhere since the version that it knows. */
export function newsFile(
  request: PageRequest,
  { version, fields, writer }: Readonly<{ version: number; fields: readonly SheetField[]; writer?: string }>,
): PageResult {
  const isKnown = request.query.get('versi') === String(version)
  const content = {
    now: request.now.toISOString(),
    version,
    others: [],
    answers: isKnown ? [] : fields.map(field => newsOf(field, 'theirs', request, writer)),
  }
  return {
    kind: 'file',
    content: JSON.stringify(content),
    mediaType: 'application/json',
    disposition: 'inline',
    fileName: 'kabar.json',
    cache: 'none',
  }
}

async function showNews(request: PageRequest): Promise<PageResult> {
  const own = await openSheet(request)
  return own ? newsFile(request, { version: own.sheet.rowVersion, fields: sheetFields(own) }) : notFound
}

async function showSummary(request: PageRequest): Promise<PageResult> {
  const own = await openSheet(request)
  if (!own) return notFound
  if (own.sheet.state === 'locked') return { kind: 'redirect', to: request.link(`/penilaian/${own.code}`) }
  const title = scoringWords[request.locale].lockTitle(own.code)
  return { kind: 'page', title, body: lockPage(request, own) }
}

/** The addresses under an own sheet, beside its pictures. */
export const sheetRoutes: readonly Route[] = [
  { path: '/penilaian/:code/kabar', access: 'assessment.read', page: showNews },
  { path: '/penilaian/:code/kunci', access: 'assessment.read', page: showSummary, actions: [lockSheet] },
]
