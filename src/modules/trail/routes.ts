import { findEntry, getHead, listTrail } from '../../audit/index.ts'
import { namesOf } from '../people/index.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { words } from './messages.ts'
import { trailPage, type Wanted } from './pages/trail-page.ts'

const PAGE_SIZE = 50

const numberIn = (query: URLSearchParams, name: string): number | null => {
  const typed = (query.get(name) ?? '').replaceAll(/[\s.,]/g, '')
  return /^\d{1,15}$/.test(typed) ? Number(typed) : null
}

/** The entry that was asked for by its number, as a paper names it, with the hash that the paper prints. */
async function wantedIn({ reader, query }: PageRequest): Promise<Wanted | null> {
  const number = numberIn(query, 'nomor')
  if (number === null) return null
  const hash = (query.get('sidik') ?? '').replaceAll(/\s/g, '').toLowerCase().slice(0, 64)
  return { number, hash, found: (await findEntry(reader, number))?.hash ?? null }
}

async function showTrail(request: PageRequest): Promise<PageResult> {
  const { reader, query, locale } = request
  const wanted = await wantedIn(request)
  // A page that was turned goes on from there; a wanted entry stands first.
  const before = numberIn(query, 'sebelum') ?? (wanted?.found ? wanted.number + 1 : null)
  const found = await listTrail(reader, before, PAGE_SIZE + 1)
  const rows = found.slice(0, PAGE_SIZE)
  const names = await namesOf(reader, [...new Set(rows.flatMap(row => row.person_id ?? []))])
  const olderHref = found.length > PAGE_SIZE ? request.link(`/jejak?sebelum=${rows.at(-1)?.seq ?? ''}`) : null
  const view = { rows, names, head: await getHead(reader), olderHref, wanted }
  return { kind: 'page', title: words[locale].title, body: trailPage(request, view) }
}

export const trailRoutes: readonly Route[] = [{ path: '/jejak', access: 'ledger.read', page: showTrail }]
