import { may } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { findEditionBySlug, listEditions } from './edition-store.ts'
import { listExtensions } from './extension-store.ts'
import { editionFacts, isPublic, type Edition, type RulesVersion } from './edition.ts'
import { words } from './messages.ts'
import { commodityPage, type CommodityView } from './pages/commodity-page.ts'
import { rubricPage } from './pages/rubric-page.ts'
import { editionListPage } from './pages/edition-list.ts'
import { editionPage } from './pages/edition-page.ts'
import { canonicalJson } from '../../platform/digest.ts'
import { findRules, listRulesVersions, publishedRulesOf, publishedRulesOfAll } from './rules-store.ts'
import { listStages, listStagesOf } from './stage-store.ts'

async function showEditions(request: PageRequest): Promise<PageResult> {
  const { reader, locale, now, link } = request
  const all = (await listEditions(reader)).filter(isPublic)
  // What people practise in comes last.
  const editions = all.toSorted(
    (one, other) => Number(one.kind === 'training') - Number(other.kind === 'training'),
  )
  const ids = editions.map(edition => edition.id)
  const stages = await listStagesOf(reader, ids)
  const rules = await publishedRulesOfAll(reader, ids)
  const items = editions.map(edition => ({
    edition,
    stages: stages.filter(stage => stage.editionId === edition.id),
    rules: rules.get(edition.id) ?? null,
  }))
  return {
    kind: 'page',
    title: words[locale].editions,
    description: words[locale].editionsLead,
    body: editionListPage({ locale, now, editions: items, link }),
  }
}

async function findPublicEdition({ reader, actor, params }: PageRequest): Promise<Edition | null> {
  const edition = await findEditionBySlug(reader, params['slug'] ?? '')
  return edition && may(actor, 'edition.read', editionFacts(edition)).allowed ? edition : null
}

async function publishedVersion(
  reader: Reader,
  editionId: string,
  hash: string,
): Promise<RulesVersion | null> {
  const versions = await listRulesVersions(reader, editionId)
  return versions.find(one => one.hash === hash && one.state === 'published') ?? null
}

async function showEdition(request: PageRequest): Promise<PageResult> {
  const { reader, locale, now, link } = request
  const edition = await findPublicEdition(request)
  if (!edition) return notFound
  const rules = await publishedRulesOf(reader, edition.id)
  const versions = await listRulesVersions(reader, edition.id)
  const version = versions.find(one => one.id === rules?.id) ?? null
  const stages = await listStages(reader, edition.id)
  const extensions = await listExtensions(reader, edition.id)
  return {
    kind: 'page',
    title: edition.title[locale],
    description: words[locale].editionsLead,
    body: editionPage({ locale, now, edition, stages, extensions, rules, version, link }),
  }
}

/** The commodity of the address, under the rules in force; null where there is none. */
async function findCommodity(request: PageRequest): Promise<CommodityView | null> {
  const { reader, locale, link, params } = request
  const edition = await findPublicEdition(request)
  const loaded = edition && (await publishedRulesOf(reader, edition.id))
  const commodity = loaded?.rules.commodities.get(params['commodity'] ?? '')
  return loaded && commodity ? { locale, edition, loaded, commodity, link } : null
}

async function showCommodity(request: PageRequest): Promise<PageResult> {
  const { locale } = request
  const view = await findCommodity(request)
  if (!view) return notFound
  return {
    kind: 'page',
    title: words[locale].preparing(view.commodity.title[locale]),
    description: words[locale].preparingLead,
    body: commodityPage(view),
  }
}

async function showRubric(request: PageRequest): Promise<PageResult> {
  const { locale, query } = request
  const view = await findCommodity(request)
  const body = view && rubricPage(view, query.get('bagian'))
  if (!view || !body) return notFound
  return { kind: 'page', title: words[locale].rubricOf(view.commodity.title[locale]), body }
}

/** The rules with this hash, byte for byte as they were hashed. */
async function answerRules(request: PageRequest): Promise<PageResult> {
  const { reader, params } = request
  const edition = await findPublicEdition(request)
  const version = edition && (await publishedVersion(reader, edition.id, params['hash'] ?? ''))
  const stored = version && (await findRules(reader, version.id))
  if (!stored) return notFound
  return {
    kind: 'file',
    content: canonicalJson(stored.content),
    mediaType: 'application/json',
    disposition: 'attachment',
    fileName: `${edition.slug}-${stored.version.version}.json`,
    cache: 'public',
  }
}

/** Pages about editions that everyone may read. The frame's own link "Peraturan & Kalender" leads here. */
export const publicEditionRoutes: readonly Route[] = [
  {
    path: '/peraturan',
    access: 'open',
    page: request => Promise.resolve(redirect(request.link('/edisi'))),
  },
  { path: '/edisi', access: 'open', page: showEditions },
  { path: '/edisi/:slug', access: 'open', page: showEdition },
  { path: '/edisi/:slug/aturan/:hash', access: 'open', page: answerRules },
  { path: '/edisi/:slug/:commodity', access: 'open', page: showCommodity },
  { path: '/edisi/:slug/:commodity/penilaian', access: 'open', page: showRubric },
]
