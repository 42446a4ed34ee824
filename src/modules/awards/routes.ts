import type { Locale } from '../../foundation/text.ts'
import { mayEver } from '../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { countStarred } from '../decisions/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { countFunnels } from '../nominations/index.ts'
import { countOutcomes } from '../reevaluation/index.ts'
import { namesOf } from '../people/index.ts'
import type { AwardSettings } from './claim.ts'
import { listClaims } from './claim-store.ts'
import { downloads } from './downloads.ts'
import { sourcesOf } from './figures.ts'
import { listAwardFiles } from './file-store.ts'
import { claimRoutes } from './claim-routes.ts'
import { importFile, viewFile } from './import-file.ts'
import { words } from './messages.ts'
import type { EditionFunnel } from './funnel.ts'
import { previewPage, sendPage } from './pages/import-pages.ts'
import { statisticsPage } from './pages/statistics-page.ts'
import { placeName } from './place-name.ts'
import { AWARD_FILE_BYTES, sendFile } from './send-file.ts'
import { countStoredClaims } from './stored-claim-store.ts'

const FILES = 50

/** Editions whose results are published, and how many came how far. Of others nothing is counted in public. */
async function listFunnels({ reader }: PageRequest): Promise<readonly EditionFunnel[]> {
  const published = (await listEditions(reader)).filter(one => isPublic(one) && one.state === 'finished')
  const ids = published.map(one => one.id)
  const funnels = await countFunnels(reader, ids)
  const starred = await countStarred(reader, ids)
  const reevaluated = await countOutcomes(reader, ids)
  return published.flatMap(({ id, slug, title, fictional }) => {
    const funnel = funnels.get(id)
    const own = starred.filter(one => one.editionId === id)
    const again = reevaluated.filter(one => one.editionId === id)
    return funnel ? [{ slug, title, fictional, funnel, starred: own, reevaluated: again }] : []
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
      demo: request.demo,
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
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, params, locale, link, publicUrl } = request
    const name = params['name'] ?? ''
    const write = downloads.get(name)
    if (!write) return notFound
    const claims = await listClaims(reader)
    const commodityName = commodityIn(settings, locale)
    return {
      kind: 'file',
      content: write({
        claims,
        areaName: placeName,
        commodityName,
        funnels: await listFunnels(request),
        editionTitle: edition => edition.title[locale],
        editionAddress: slug => `${publicUrl}${link(`/edisi/${slug}`)}`,
      }),
      mediaType: 'text/csv; charset=utf-8',
      disposition: 'attachment',
      fileName: name,
      cache: 'none',
    }
  }

const present = (ids: readonly (string | null)[]): readonly string[] => ids.flatMap(id => id || [])

async function showFiles(request: PageRequest): Promise<PageResult> {
  const { reader, locale, actor } = request
  const files = await listAwardFiles(reader, FILES)
  const view = {
    files,
    names: await namesOf(reader, present(files.flatMap(one => [one.sentBy, one.importedBy]))),
    counts: await countStoredClaims(reader),
    maySend: mayEver(actor, 'awards.send'),
  }
  return { kind: 'page', title: words[locale].importTitle, body: sendPage(request, view) }
}

const showPreview =
  (settings: AwardSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, locale, actor, params } = request
    const found = await viewFile(reader, settings, params['id'] ?? '')
    if (!found) return notFound
    const withdrawers = found.changes.withdrawn.map(one => one.stored.withdrawal?.by ?? null)
    const people = present([found.file.sentBy, found.file.importedBy, ...withdrawers])
    const view = {
      ...found,
      naming: { locale, settings, areaName: placeName },
      names: await namesOf(reader, people),
      mayImport: mayEver(actor, 'awards.import'),
    }
    return { kind: 'page', title: words[locale].preview, body: previewPage(request, view) }
  }

/** The public's statistics, and the pages on which the secretariat imports what is known of past awards. */
export const awardsRoutes = (settings: AwardSettings): readonly Route[] => [
  { path: '/statistik', access: 'statistics.read', page: showStatistics(settings) },
  { path: '/statistik/:name', access: 'statistics.read', page: showDownload(settings) },
  {
    path: '/riwayat-penghargaan',
    access: 'awards.read',
    page: showFiles,
    actions: [sendFile(settings)],
    fileBytes: AWARD_FILE_BYTES,
    judgesFiles: true,
  },
  ...claimRoutes(settings),
  {
    path: '/riwayat-penghargaan/:id',
    access: 'awards.read',
    page: showPreview(settings),
    actions: [importFile(settings)],
  },
]
