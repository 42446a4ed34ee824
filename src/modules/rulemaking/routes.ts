import { mayEver } from '../../access/index.ts'
import { diffRules } from '../../engine/index.ts'
import { isObject, parsePath, placeAt, settled, type Path } from '../../engine/editing/index.ts'
import { lintRules } from '../../engine/rules/lint.ts'
import { indexRules } from '../../engine/rules/lookups.ts'
import { hashOf, type Json } from '../../engine/rules/hash.ts'
import { isId } from '../../foundation/ids.ts'
import type { Problem } from '../../foundation/problem.ts'
import { json, type Reader } from '../../platform/database/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { checkCases, findEdition, findRules, listAllRulesVersions, listEditions } from '../editions/index.ts'
import { namesOf } from '../people/index.ts'
import { arrangePlace, choosePart, fillPlace } from './change-draft.ts'
import { rulesShape, type DraftGround } from './draft.ts'
import { dropDraft, finishDraft, keepCases } from './finish-draft.ts'
import { loadDraft } from './load-draft.ts'
import { words } from './messages.ts'
import { comparePage, COMPARE_PATH, type VersionChoice } from './pages/compare-page.ts'
import { idsOn } from './pages/draft-links.ts'
import { gonePage } from './pages/gone-page.ts'
import { overviewPage } from './pages/overview-page.ts'
import { SEEN } from './pages/place-form.ts'
import { placePage } from './pages/place-page.ts'
import { startPage } from './pages/start-page.ts'
import { REHEARSE, rehearsalRoutes } from './rehearsal-routes.ts'
import { startDraft } from './start-draft.ts'
import { trialRoute } from './trial-routes.ts'

const mayChange = ({ actor }: PageRequest): boolean => mayEver(actor, fillPlace.name)

/** Every version of every edition, the newest edition first, published versions before others. */
async function versionChoices({ reader, locale }: PageRequest): Promise<readonly VersionChoice[]> {
  const own = words[locale]
  const versions = Map.groupBy(await listAllRulesVersions(reader), one => one.editionId)
  const found = (await listEditions(reader)).flatMap(edition =>
    (versions.get(edition.id) ?? []).map(one => {
      const published = one.state === 'published'
      const name = own.version(edition.title[locale], String(one.version))
      return { value: one.id, label: published ? `${name} (${own.published})` : name, published }
    }),
  )
  return [...found.filter(one => one.published), ...found.filter(one => !one.published)]
}

const changesBetween = (before: Json, after: Json): readonly Problem[] | null => {
  const changes = diffRules(json(before), json(after))
  return changes.ok ? changes.value : null
}

async function showDraft(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  if (!edition) return notFound
  const title = words[locale].title
  const ground = await loadDraft(reader, edition.id)
  if (!ground) {
    const choices = await versionChoices(request)
    return { kind: 'page', title, body: startPage(request, edition, choices, mayChange(request)) }
  }
  const { draft } = ground
  const { problems, read } = lintRules(json(draft.content))
  const base = await findRules(reader, draft.basedOn)
  const body = overviewPage(request, {
    ground,
    problems,
    cases: read ? checkCases(indexRules(read.document, hashOf(draft.content)), draft.cases) : null,
    changes: base ? changesBetween(base.content, draft.content) : null,
    changedBy: (await namesOf(reader, [draft.changedBy])).get(draft.changedBy) ?? '',
    mayChange: mayChange(request),
    mayRehearse: mayEver(request.actor, REHEARSE),
  })
  return { kind: 'page', title, body, audience: 'signed-in' }
}

const isWithin = (place: string, path: string): boolean =>
  place === '' || path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)

/** The number of an item means another one now, or none. */
const hasMoved = (seen: unknown, { draft }: DraftGround, path: Path): boolean =>
  typeof seen === 'string' && seen !== idsOn(draft.content, path)

async function showPlace(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params, query } = request
  const ground = await loadDraft(reader, params['id'] ?? '')
  const written = query.get('di') ?? ''
  const path = parsePath(written)
  const found = ground && path && placeAt(rulesShape, ground.draft.content, path)
  if (!ground || !path) return notFound
  if (request.form && hasMoved(request.form.values[SEEN], ground, path))
    return {
      kind: 'page',
      title: words[locale].title,
      body: gonePage(request, ground),
      audience: 'signed-in',
    }
  if (!found || found.value === undefined) return notFound
  const { problems } = lintRules(json(ground.draft.content))
  const above = path.length === 0 ? null : placeAt(rulesShape, ground.draft.content, path.slice(0, -1))
  const shape = above && isObject(above.value) ? settled(above.shape, above.value) : null
  const isOptional =
    shape?.kind === 'object' && shape.fields.some(field => field.key === path.at(-1) && !field.required)
  const view = { ground, path, ...found, problems: problems.filter(one => isWithin(written, one.path)) }
  return {
    kind: 'page',
    title: words[locale].title,
    body: placePage(request, view, isOptional, mayEver(request.actor, REHEARSE)),
    audience: 'signed-in',
  }
}

const asFile = (content: Json, fileName: string): PageResult => ({
  kind: 'file',
  content: `${JSON.stringify(content, null, 2)}\n`,
  mediaType: 'application/json; charset=utf-8',
  disposition: 'attachment',
  fileName,
  cache: 'none',
})

async function downloadDraft({ reader, locale, params }: PageRequest): Promise<PageResult> {
  const ground = await loadDraft(reader, params['id'] ?? '')
  const own = words[locale]
  return ground ? asFile(ground.draft.content, own.fileName(ground.edition.slug, own.draftFile)) : notFound
}

async function downloadVersion({ reader, locale, params }: PageRequest): Promise<PageResult> {
  const edition = await findEdition(reader, params['id'] ?? '')
  const stored = await findRules(reader, params['rules'] ?? '')
  if (!edition || stored?.version.editionId !== edition.id) return notFound
  return asFile(stored.content, words[locale].fileName(edition.slug, String(stored.version.version)))
}

const contentOf = async (reader: Reader, id: string): Promise<Json | null> =>
  isId(id) ? ((await findRules(reader, id))?.content ?? null) : null

async function showComparison(request: PageRequest): Promise<PageResult> {
  const { reader, locale, query } = request
  const [before, after] = [query.get('sebelum') ?? '', query.get('sesudah') ?? '']
  const [old, now] = [await contentOf(reader, before), await contentOf(reader, after)]
  const changes = old === null || now === null ? null : changesBetween(old, now)
  const body = comparePage(request, { choices: await versionChoices(request), before, after, changes })
  return { kind: 'page', title: words[locale].compareTitle, body, audience: 'signed-in' }
}

const DRAFT = '/edisi-kelola/:id/susun'

/** The editor of rules: a draft made place by place, tried, compared and finished as a version. */
export const rulemakingRoutes: readonly Route[] = [
  {
    path: DRAFT,
    access: 'edition.manage',
    page: showDraft,
    actions: [startDraft, keepCases, finishDraft, dropDraft],
  },
  {
    path: `${DRAFT}/bagian`,
    access: 'edition.manage',
    page: showPlace,
    actions: [fillPlace, arrangePlace, choosePart],
  },
  trialRoute,
  { path: `${DRAFT}/unduh`, access: 'edition.manage', page: downloadDraft },
  { path: '/edisi-kelola/:id/aturan/:rules/unduh', access: 'edition.manage', page: downloadVersion },
  { path: COMPARE_PATH, access: 'edition.manage', page: showComparison },
  ...rehearsalRoutes,
]
