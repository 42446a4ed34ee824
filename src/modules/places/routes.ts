import { provinceOf } from '../../foundation/area-path.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import {
  areaCodeOf,
  countByArea,
  lapsedAmong,
  listCommoditiesAt,
  listEntriesAt,
  listMakersAt,
  listSentraAt,
  type CatalogueEntry,
} from '../catalogue/index.ts'
import { isPublic, listEditions, publishedRulesOfAll } from '../editions/index.ts'
import { findArea, findBoundaryMap, type Area } from '../regions/index.ts'
import { words } from './messages.ts'
import { commodityPage, type Judged } from './pages/commodity-page.ts'
import { makerPage } from './pages/maker-page.ts'
import { mapPage } from './pages/map-page.ts'
import type { Setting, Surroundings } from './pages/place-maps.ts'
import { regionPage } from './pages/region-page.ts'
import { sentraPage } from './pages/sentra-page.ts'

const CARDS = 12
/** Of one maker or sentra; a list that long has never been seen. */
const MOST_OF_ONE = 60
const MOST_NAMES = 200

const codeOfProvince = (path: string): string => provinceOf(path).replaceAll('/', '')

async function showMap(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const counts = await countByArea(reader, {}, 'province')
  const boundaries = await findBoundaryMap(reader, null)
  const { title, description } = words[locale].map
  return { kind: 'page', title, description, body: mapPage(request, { counts, boundaries }) }
}

/** The map of a place's surroundings: as close as outlines are known. Three queries. */
async function surroundingsOf({ reader }: PageRequest, province: Area): Promise<Surroundings> {
  const close = await findBoundaryMap(reader, province.code)
  const boundaries = close ?? (await findBoundaryMap(reader, null))
  const counts = close
    ? await countByArea(reader, { area: province.path }, 'regency')
    : await countByArea(reader, {}, 'province')
  return { province, boundaries, counts, isClose: close !== null }
}

async function settingOf(request: PageRequest, entry: CatalogueEntry): Promise<Setting | null> {
  const [area, province] = [findArea(areaCodeOf(entry)), findArea(entry.province)]
  return area && province ? { area, surroundings: await surroundingsOf(request, province) } : null
}

async function showRegion(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const area = findArea(params['code'] ?? '')
  const province = area && findArea(codeOfProvince(area.path))
  if (!area || !province) return notFound
  const at = { area: area.path }
  const surroundings = await surroundingsOf(request, province)
  const entries = await listEntriesAt(reader, at, CARDS)
  const view = {
    area,
    province,
    surroundings,
    regencies: surroundings.isClose
      ? surroundings.counts
      : await countByArea(reader, { area: province.path }, 'regency'),
    entries,
    lapsed: await lapsedAmong(request, entries),
    makers: await listMakersAt(reader, at, MOST_NAMES),
    sentra: await listSentraAt(reader, at, MOST_NAMES),
    commodities: await listCommoditiesAt(reader, at),
  }
  const description = words[locale].region.description(area.name)
  return { kind: 'page', title: area.name, description, body: regionPage(request, view) }
}

async function showMaker(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const slug = params['slug'] ?? ''
  const entries = slug === '' ? [] : await listEntriesAt(reader, { maker: slug }, MOST_OF_ONE)
  const [newest] = entries
  if (!newest) return notFound
  const lapsed = await lapsedAmong(request, entries)
  const description = words[locale].maker.description(newest.maker, newest.place)
  return {
    kind: 'page',
    title: newest.maker,
    description,
    body: makerPage(request, { newest, entries, lapsed, setting: await settingOf(request, newest) }),
  }
}

async function showSentra(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const slug = params['slug'] ?? ''
  const entries = slug === '' ? [] : await listEntriesAt(reader, { sentra: slug }, MOST_OF_ONE)
  const [newest] = entries
  if (!newest) return notFound
  const lapsed = await lapsedAmong(request, entries)
  const makers = await listMakersAt(reader, { sentra: slug }, MOST_NAMES)
  const name = newest.content.sentra
  const description = words[locale].sentraPage.description(name, newest.place)
  return {
    kind: 'page',
    title: name,
    description,
    body: sentraPage(request, {
      newest,
      entries,
      makers,
      lapsed,
      setting: await settingOf(request, newest),
    }),
  }
}

/** The rules by which products of a commodity are judged now, or were last. Two queries. */
async function findJudged({ reader }: PageRequest, commodityId: string): Promise<Judged | null> {
  const editions = (await listEditions(reader)).filter(isPublic)
  const rules = await publishedRulesOfAll(
    reader,
    editions.map(edition => edition.id),
  )
  const able = editions.flatMap(edition => {
    const loaded = rules.get(edition.id)
    const commodity = loaded?.rules.commodities.get(commodityId)
    return loaded && commodity ? [{ edition, loaded, commodity }] : []
  })
  const regular = able.filter(one => one.edition.kind === 'regular')
  return regular.find(one => one.edition.state === 'open') ?? regular[0] ?? able[0] ?? null
}

async function showCommodity(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const id = params['id'] ?? ''
  const entries = await listEntriesAt(reader, { commodity: id }, CARDS)
  const judged = await findJudged(request, id)
  const title = judged?.commodity.title ?? entries[0]?.commodityTitle
  if (!title) return notFound
  const counts = await countByArea(reader, { commodity: id }, 'province')
  const body = commodityPage(request, {
    id,
    title,
    entries,
    lapsed: await lapsedAmong(request, entries),
    counts,
    boundaries: await findBoundaryMap(reader, null),
    judged,
  })
  const description = words[locale].commodity.description(title[locale])
  return { kind: 'page', title: title[locale], description, body }
}

/** Pages that everyone may read: all they show is in the catalogue already. */
export const placesRoutes: readonly Route[] = [
  { path: '/peta', access: 'catalogue.read', page: showMap },
  { path: '/wilayah/:code', access: 'catalogue.read', page: showRegion },
  { path: '/pembuat/:slug', access: 'catalogue.read', page: showMaker },
  { path: '/sentra-ikm/:slug', access: 'catalogue.read', page: showSentra },
  { path: '/komoditas/:id', access: 'catalogue.read', page: showCommodity },
]
