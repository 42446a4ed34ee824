import type { Locale } from '../../foundation/text.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { countStarred } from '../decisions/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { countFunnels } from '../nominations/index.ts'
import { areaName } from '../regions/index.ts'
import type { AwardSettings } from './claim.ts'
import { listClaims } from './claim-store.ts'
import { downloads } from './downloads.ts'
import { sourcesOf } from './figures.ts'
import { listAwardFiles } from './file-store.ts'
import { importFile, viewFile } from './import-file.ts'
import { words } from './messages.ts'
import type { EditionFunnel } from './pages/funnel-part.ts'
import { previewPage, sendPage } from './pages/import-pages.ts'
import { statisticsPage } from './pages/statistics-page.ts'
import { AWARD_FILE_BYTES, sendFile } from './send-file.ts'

const FILES = 50

/** Short names of the places in the claims. */
const placeName = (code: string): string =>
  areaName(code.includes('.') ? `/${code.split('.')[0]}/${code}/` : `/${code}/`)

/** Editions whose results are published, and how many came how far. Of others nothing is counted in public. */
async function listFunnels({ reader }: PageRequest): Promise<readonly EditionFunnel[]> {
  const published = (await listEditions(reader)).filter(one => isPublic(one) && one.state === 'finished')
  const ids = published.map(one => one.id)
  const funnels = await countFunnels(reader, ids)
  const starred = await countStarred(reader, ids)
  return published.flatMap(({ id, slug, title, fictional }) => {
    const funnel = funnels.get(id)
    const own = starred.filter(one => one.editionId === id)
    return funnel ? [{ slug, title, fictional, funnel, starred: own }] : []
  })
}

const showStatistics =
  (settings: AwardSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, locale, link } = request
    const claims = await listClaims(reader)
    const view = {
      locale,
      link,
      settings,
      claims,
      sources: sourcesOf(claims),
      areaName: placeName,
      funnels: await listFunnels(request),
    }
    const { title, description } = words[locale]
    return { kind: 'page', title, description, body: statisticsPage(view) }
  }

const commodityIn =
  (settings: AwardSettings, locale: Locale) =>
  (id: string): string =>
    settings.commodities.find(one => one.id === id)?.title[locale] ?? id

const showDownload =
  (settings: AwardSettings) =>
  async ({ reader, params, locale }: PageRequest): Promise<PageResult> => {
    const name = params['name'] ?? ''
    const write = downloads.get(name)
    if (!write) return notFound
    const claims = await listClaims(reader)
    const commodityName = commodityIn(settings, locale)
    return {
      kind: 'file',
      content: write({ claims, areaName: placeName, commodityName }),
      mediaType: 'text/csv; charset=utf-8',
      disposition: 'attachment',
      fileName: name,
      cache: 'none',
    }
  }

async function showFiles(request: PageRequest): Promise<PageResult> {
  const files = await listAwardFiles(request.reader, FILES)
  return { kind: 'page', title: words[request.locale].importTitle, body: sendPage(request, files) }
}

const showPreview =
  (settings: AwardSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const view = await viewFile(request.reader, settings, request.params['id'] ?? '')
    if (!view) return notFound
    return { kind: 'page', title: words[request.locale].preview, body: previewPage(request, view) }
  }

/** The public's statistics, and the pages on which the secretariat imports what is known of past awards. */
export const awardsRoutes = (settings: AwardSettings): readonly Route[] => [
  { path: '/statistik', access: 'statistics.read', page: showStatistics(settings) },
  { path: '/statistik/:name', access: 'statistics.read', page: showDownload(settings) },
  {
    path: '/riwayat-penghargaan',
    access: 'awards.import',
    page: showFiles,
    actions: [sendFile(settings)],
    fileBytes: AWARD_FILE_BYTES,
  },
  {
    path: '/riwayat-penghargaan/:id',
    access: 'awards.import',
    page: showPreview(settings),
    actions: [importFile(settings)],
  },
]
