import { getHead, listTrail } from '../../audit/index.ts'
import { namesOf } from '../people/index.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { words } from './messages.ts'
import { trailPage } from './pages/trail-page.ts'

const PAGE_SIZE = 50

async function showTrail(request: PageRequest): Promise<PageResult> {
  const wanted = request.query.get('sebelum') ?? ''
  const before = /^\d{1,15}$/.test(wanted) ? Number(wanted) : null
  const found = await listTrail(request.reader, before, PAGE_SIZE + 1)
  const rows = found.slice(0, PAGE_SIZE)
  const names = await namesOf(request.reader, [...new Set(rows.flatMap(row => row.person_id ?? []))])
  const olderHref = found.length > PAGE_SIZE ? request.link(`/jejak?sebelum=${rows.at(-1)?.seq ?? ''}`) : null
  const view = { rows, names, head: await getHead(request.reader), olderHref }
  return { kind: 'page', title: words[request.locale].title, body: trailPage(request, view) }
}

export const trailRoutes: readonly Route[] = [{ path: '/jejak', access: 'ledger.read', page: showTrail }]
