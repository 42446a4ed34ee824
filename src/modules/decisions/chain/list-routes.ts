import { abilities, may, mayEver } from '../../../access/index.ts'
import { listHistory, type LedgerRow } from '../../../audit/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import {
  actedAs,
  actingIn,
  notFound,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../../web/index.ts'
import { getEdition, isExample, listEditions, publishedRulesOf } from '../../editions/index.ts'
import { namesOf } from '../../people/index.ts'
import { areaName } from '../../regions/index.ts'
import { findAnnex } from '../annex/annex-store.ts'
import { approveRecommendation } from './approve-recommendation.ts'
import { distributionOf } from './list-figures.ts'
import { listWords } from './list-messages.ts'
import { listName, pageNameOf } from './list-name.ts'
import { recommendationPage } from './pages/recommendation-page.ts'
import { listStates, recommendationsPage } from './pages/recommendations-page.ts'
import { findPublication } from '../release/publication-store.ts'
import { compareLists, listFacts, type ListState, type Recommendation } from './recommendation.ts'
import {
  findRecommendation,
  listCorrectionVersions,
  listRecommendations,
  listVersions,
} from './recommendation-store.ts'
import { returnRecommendation } from './return-recommendation.ts'
import { listSettlingSessions } from '../cases/settling-session-store.ts'

const steps = ['recommendation.approve', 'recommendation.return', 'decision.decide'] as const

type Head = Parameters<typeof listFacts>[0]

const readable = (request: PageRequest, list: Head): boolean =>
  may(request.actor, 'recommendation.read', listFacts(list)).allowed

/** Why the reader may not take a step that the role could take: an own earlier step. */
function barredBy({ actor, locale }: PageRequest, list: Head): string | null {
  const facts = listFacts(list)
  const barred = steps.find(
    act => may(actor, act, { ...facts, earlierSteps: [] }).allowed && !may(actor, act, facts).allowed,
  )
  const permission = barred === undefined ? null : may(actor, barred, facts)
  return permission === null || permission.allowed ? null : permission.reason[locale]
}

async function showLists(request: PageRequest): Promise<PageResult> {
  const { reader, locale, query } = request
  const state = listStates.find(one => one === query.get('status')) ?? null
  const lists = (await listRecommendations(reader, null)).filter(list => readable(request, list))
  const titles = new Map((await listEditions(reader)).map(one => [one.id, one.title[locale]]))
  const count = (wanted: ListState): number => lists.filter(list => list.state === wanted).length
  const view = {
    rows: lists
      .filter(list => state === null || list.state === state)
      .map(list => ({ list, title: listName(list, titles.get(list.editionId) ?? '', locale) })),
    counts: {
      recommended: count('recommended'),
      approved: count('approved'),
      decided: count('decided'),
      returned: count('returned'),
    },
    state,
  }
  return { kind: 'page', title: listWords[locale].title, body: recommendationsPage(request, view) }
}

/** Lines on this list that a returned version before it had, too. */
export async function changesOf(request: PageRequest, list: Recommendation) {
  const versions =
    list.objectionId === null
      ? await listVersions(request.reader, list.editionId)
      : await listCorrectionVersions(request.reader, list.objectionId)
  const before = versions.find(one => one.version < list.version)
  return before?.state === 'returned' ? compareLists(before.entries, list.entries) : null
}

/** Through which role each step of the list was taken, by its event: as the ledger has kept it, for good. */
const rolesOf = (history: readonly LedgerRow[], locale: Locale): ReadonlyMap<string, string> =>
  new Map(history.filter(row => actingIn(row.detail) !== null).map(row => [row.event, actedAs(row, locale)]))

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const list = await findRecommendation(reader, params['id'] ?? '')
  if (!list || !readable(request, list)) return notFound
  const edition = await getEdition(reader, list.editionId)
  const publication = await findPublication(reader, list.id)
  const actors = [list.signedBy, list.approvedBy, list.decidedBy, list.returnedBy, publication?.releasedBy]
  const history = await listHistory(reader, { kind: 'recommendation', id: list.id }, ['panel'])
  const rules = await publishedRulesOf(reader, edition.id)
  const view = {
    list,
    rules: rules?.rules ?? null,
    editionTitle: listName(list, edition.title[locale], locale),
    example: isExample(edition, rules),
    distribution: distributionOf(list.entries, path => areaName(path)),
    changes: await changesOf(request, list),
    publication,
    annex: list.state === 'decided' ? await findAnnex(reader, list.id) : null,
    mayReadMinutes: mayEver(actor, 'plenary-minutes.read'),
    minutes: (await listSettlingSessions(reader, list.editionId)).filter(
      one => list.kind === 'edition' && one.endedAt !== null && one.endedAt <= list.signedAt,
    ),
    names: await namesOf(
      reader,
      actors.filter(one => typeof one === 'string'),
    ),
    actedAs: rolesOf(history, locale),
    able: abilities(actor, steps, listFacts(list)),
    barred: barredBy(request, list),
    mayPublish: list.state === 'decided' && mayEver(actor, 'publication.read'),
  }
  const whole = listWords[locale].listTitle(view.editionTitle, String(list.version))
  const title = pageNameOf(list, whole, locale)
  return { kind: 'page', title, body: recommendationPage(request, view) }
}

export const listRoutes: readonly Route[] = [
  { path: '/penetapan', access: 'recommendation.read', page: showLists },
  {
    path: '/penetapan/:id',
    access: 'recommendation.read',
    page: showList,
    actions: [approveRecommendation, returnRecommendation],
  },
]
