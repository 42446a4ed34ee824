import type { FileStore } from '../../platform/files/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { checkKeyOf, listCertificatesByKey, replacementNow, type Certificate } from '../certificates/index.ts'
import { publicAnnexLink, publicOutcomes } from '../decisions/index.ts'
import { isPublic, listEditions, listStagesOf } from '../editions/index.ts'
import { fileAnswer } from '../files/index.ts'
import { starHistory } from '../reevaluation/index.ts'
import { areaName } from '../regions/index.ts'
import { cursorFrom, filterFrom } from './catalogue-address.ts'
import { isPhotoRendition, type CatalogueEntry } from './entry.ts'
import { findEntry, findSlugOfCertificate, listNeighbours, listNewest } from './entry-store.ts'
import { words } from './messages.ts'
import { cataloguePage } from './pages/catalogue-page.ts'
import { homePage } from './pages/home-page.ts'
import { productPage } from './pages/product-page.ts'
import { plainRoutes } from './plain-routes.ts'
import { certificatesOf, lapsedAmong, lapsedOf } from './standings.ts'
import { countFacets, countFigures, searchEntries, type CatalogueCursor } from './search-store.ts'

const CARDS = 24
const NEWEST = 8
const NEIGHBOURS = 4

async function showHome(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const editions = (await listEditions(reader)).filter(isPublic)
  const stages = await listStagesOf(
    reader,
    editions.map(edition => edition.id),
  )
  const newest = await listNewest(reader, NEWEST)
  const view = {
    newest,
    lapsed: await lapsedAmong(request, newest),
    figures: await countFigures(reader),
    editions: editions.map(edition => ({
      edition,
      stages: stages.filter(stage => stage.editionId === edition.id),
    })),
  }
  const { title, description } = words[locale].home
  return { kind: 'page', title, description, body: homePage(request, view) }
}

/** Which pages lie beside this one: `found` holds one entry more where the list goes on in its direction. */
function pageAround(found: readonly CatalogueEntry[], cursor: CatalogueCursor) {
  const goesOn = found.length > CARDS
  const backwards = cursor?.direction === 'before'
  const entries = backwards && goesOn ? found.slice(1) : found.slice(0, CARDS)
  const [first, last] = [entries[0], entries.at(-1)]
  const hasNewer = backwards ? goesOn : cursor !== null
  const hasOlder = backwards ? true : goesOn
  const newer: CatalogueCursor = first && hasNewer ? { slug: first.slug, direction: 'before' } : null
  const older: CatalogueCursor = last && hasOlder ? { slug: last.slug, direction: 'after' } : null
  return { entries, newer, older }
}

const provinceName = (code: string): string => areaName(`/${code}/`)

async function showCatalogue(request: PageRequest): Promise<PageResult> {
  const { reader, locale, query } = request
  const filter = filterFrom(query)
  const cursor = cursorFrom(query)
  const found = await searchEntries(reader, filter, cursor, CARDS)
  const counts = await countFacets(reader, filter)
  const around = pageAround(found, cursor)
  const lapsed = await lapsedAmong(request, around.entries)
  const view = { filter, counts, provinceName, lapsed, ...around }
  const { title, description } = words[locale].list
  return { kind: 'page', title, description, body: cataloguePage(request, view) }
}

async function showProduct(request: PageRequest): Promise<PageResult> {
  const { reader, params } = request
  const entry = await findEntry(reader, params['slug'] ?? '')
  if (!entry) return notFound
  const neighbours = await listNeighbours(reader, entry, NEIGHBOURS)
  const certificates = await certificatesOf(request, [entry, ...neighbours])
  const certificate = certificates.get(entry.certificateKey ?? '') ?? null
  const view = {
    entry,
    certificate,
    annex: certificate ? await publicAnnexLink(request, certificate.content.listDigest) : [],
    outcomes: certificate ? await publicOutcomes(request, certificate.nominationId) : [],
    provinceName: provinceName(entry.province),
    neighbours,
    history: await starHistory(reader, entry.productId, {
      editionId: entry.editionId,
      when: entry.editionTitle,
      stars: { stars: entry.stars, of: entry.of, scheme: entry.scheme },
    }),
    lapsed: lapsedOf(certificates),
  }
  return {
    kind: 'page',
    title: entry.name,
    description: entry.about.slice(0, 160),
    body: productPage(request, view),
  }
}

/** So many re-evaluations are followed; nobody lives to see more. */
const MOST_REPLACED = 50

/** The product as it stands today, also by the number of a certificate that was replaced since. */
async function showProductOfCertificate({ reader, params, link }: PageRequest): Promise<PageResult> {
  const asked = checkKeyOf(params['number'] ?? '')
  let key: string | null = asked
  for (let step = 0; key !== null && step < MOST_REPLACED; step++) {
    const slug = await findSlugOfCertificate(reader, key)
    if (slug !== null) return redirect(link(`/katalog/${slug}`))
    const certificate: Certificate | undefined = (await listCertificatesByKey(reader, [key])).get(key)
    if (!certificate) return notFound
    key = (await replacementNow(reader, certificate))?.certificateKey ?? null
  }
  // Its star was lost: the check page says so.
  return redirect(link(`/piagam/${encodeURIComponent(asked)}`))
}

const showPhoto =
  (store: FileStore) =>
  async ({ reader, params }: PageRequest): Promise<PageResult> => {
    const { slug = '', n = '', rendition = '' } = params
    const entry = /^\d{1,3}$/.test(n) && isPhotoRendition(rendition) ? await findEntry(reader, slug) : null
    const photo = entry?.photos[Number(n) - 1]
    return photo ? fileAnswer(reader, store, photo.fileId, rendition, `${slug}-${n}`, 'public') : notFound
  }

export const catalogueRoutes = (store: FileStore): readonly Route[] => [
  { path: '/', access: 'catalogue.read', page: showHome },
  { path: '/katalog', access: 'catalogue.read', page: showCatalogue },
  { path: '/katalog/piagam/:number', access: 'catalogue.read', page: showProductOfCertificate },
  { path: '/katalog/:slug', access: 'catalogue.read', page: showProduct },
  { path: '/katalog/:slug/foto/:n/:rendition', access: 'catalogue.read', page: showPhoto(store) },
  ...plainRoutes,
]
