import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { findArea, findAreasInMemory, listRegencies } from '../../regions/index.ts'
import { officeWords } from './office-messages.ts'
import { operatorCountsByRegency } from '../operator-counts.ts'
import { officesPage, provinceOfficesPage } from './pages/offices-page.ts'

const MOST_RESULTS = 50

/** The public directory of the offices that nominate. */
export const officeRoutes: readonly Route[] = [
  { path: '/dinas', access: 'office.read', page: showOffices },
  { path: '/dinas/:province', access: 'office.read', page: showProvince },
]

async function showOffices(request: PageRequest): Promise<PageResult> {
  const { reader, query, locale, now } = request
  const text = (query.get('cari') ?? '').trim().slice(0, 100)
  const found = text === '' ? null : findAreasInMemory(text)
  const body = officesPage(request, {
    counts: await operatorCountsByRegency(reader, now),
    query: text,
    found: found?.slice(0, MOST_RESULTS) ?? null,
    hasMore: (found?.length ?? 0) > MOST_RESULTS,
  })
  const { title, description } = officeWords[locale]
  return { kind: 'page', title, description, body, audience: 'public' }
}

async function showProvince(request: PageRequest): Promise<PageResult> {
  const { reader, params, locale, now } = request
  const province = findArea(params['province'] ?? '')
  if (province?.level !== 1 || listRegencies(province.code).length === 0) return notFound
  const body = provinceOfficesPage(request, province, await operatorCountsByRegency(reader, now))
  const { description } = officeWords[locale]
  return { kind: 'page', title: province.name, description, body, audience: 'public' }
}
