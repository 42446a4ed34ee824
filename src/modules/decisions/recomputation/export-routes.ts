import { Readable } from 'node:stream'
import { streamZip } from '../../../platform/zip.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { findEdition, listEditions } from '../../editions/index.ts'
import { namesOf } from '../../people/index.ts'
import {
  exportAddress,
  EXPORT_PATH,
  listDecided,
  listDownloads,
  mayFetch,
  takeExport,
} from './export-download.ts'
import { exportEdition } from './export-edition.ts'
import { exportWords } from './export-messages.ts'
import { exportListPage, exportPage } from './pages/export-page.ts'

const ACCESS = 'edition.export'

async function showExports(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const decided = await listDecided(reader)
  const last = new Map(
    (await listDownloads(reader, [...decided.keys()])).toReversed().map(one => [one.editionId, one.at]),
  )
  const rows = (await listEditions(reader)).flatMap(({ id, title }) => {
    const list = decided.get(id)
    return list ? [{ id, title: title[locale], cases: list.count, last: last.get(id) ?? null }] : []
  })
  return {
    kind: 'page',
    title: exportWords[locale].title,
    body: exportListPage(request, rows),
    audience: 'signed-in',
  }
}

async function showExport(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const edition = await findEdition(reader, params['edition'] ?? '')
  const list = edition && (await listDecided(reader)).get(edition.id)
  if (!edition || !list) return notFound
  const downloads = await listDownloads(reader, [edition.id])
  const names = await namesOf(
    reader,
    downloads.map(one => one.by),
  )
  const view = {
    editionId: edition.id,
    title: edition.title[locale],
    list,
    downloads: downloads.map(one => ({ at: one.at, person: names.get(one.by) ?? '–' })),
  }
  return {
    kind: 'page',
    title: exportWords[locale].pageTitle(view.title),
    body: exportPage(request, view),
    audience: 'signed-in',
  }
}

/** The files that the command writes into a folder, in one zip. */
async function downloadExport({
  reader,
  actor,
  locale,
  now,
  params,
  link,
}: PageRequest): Promise<PageResult> {
  const edition = await findEdition(reader, params['edition'] ?? '')
  if (!edition || !(await listDecided(reader)).has(edition.id)) return notFound
  if (!mayFetch(await listDownloads(reader, [edition.id]), actor.personId, now))
    return redirect(link(exportAddress(edition.id)))
  const made = await exportEdition(reader, edition.id)
  if (!made) return notFound
  return {
    kind: 'file',
    content: Readable.from(streamZip(made.files.map(({ name, content }) => [name, content]))),
    mediaType: 'application/zip',
    disposition: 'attachment',
    fileName: exportWords[locale].fileName(edition.slug),
    cache: 'none',
  }
}

/** An edition to take along, for secretariat and auditor. */
export const exportRoutes: readonly Route[] = [
  { path: EXPORT_PATH, access: ACCESS, page: showExports },
  { path: `${EXPORT_PATH}/:edition`, access: ACCESS, page: showExport, actions: [takeExport] },
  { path: `${EXPORT_PATH}/:edition/berkas.zip`, access: ACCESS, page: downloadExport },
]
