import { may } from '../../../access/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { notFound, startOf, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { findEdition, isExample, listEditions, publishedRulesOf, type Edition } from '../../editions/index.ts'
import {
  countByState,
  findNomination,
  listNominations,
  type NominationState,
} from '../../nominations/index.ts'
import { addSheet } from '../support/add-sheet.ts'
import { drawLots } from '../selections/draw-lots.ts'
import { awaitedWords, furtherWords } from '../support/further-messages.ts'
import { wantsSheet } from '../support/further-sheets.ts'
import { withSupport } from '../support/load-support.ts'
import { casePage } from './pages/case-page.ts'
import { plenaryListPage, type PlenaryEditionRow } from './pages/plenary-list-page.ts'
import { plenaryPage, type PlenaryView } from './pages/plenary-page.ts'
import { inPlenaryOrder, loadCases, loadCasesIn, commodityTitle, type PlenaryCase } from './plenary-case.ts'
import { keptByCause, keptFacts, keptFrom, wholeFacts } from './own-interest.ts'
import { countLeaderless } from './leaderless.ts'
import { plenaryWords } from './plenary-messages.ts'
import { recordAwaited } from './record-awaited.ts'
import { loadSelection, seenDigest } from '../selections/selection-ground.ts'
import { isCurrent } from '../settlement.ts'
import { givesNoPoints, hasPoints } from '../unscored-scheme.ts'
import { standingOf } from './waiting.ts'
import { needsSession, settleNomination } from './settle-nomination.ts'
import { listSettlingSessions } from './settling-session-store.ts'
import { signRecommendation } from '../chain/sign-recommendation.ts'
import { loadSigning } from '../chain/signing.ts'
import { notYetSigned } from '../chain/not-yet-signed.ts'
import { drawsAny } from '../selections/lots-waiting.ts'

const PAGE_SIZE = 50

const waiting: readonly NominationState[] = ['admitted', 'in-assessment']
const beyond: readonly NominationState[] = ['recommended', 'decided', 'published']

/** Everything of the plenary is for the whole country: who may read it, may read all of it. */
const mayRead = (request: PageRequest): boolean =>
  may(request.actor, 'plenary.read', { areaPath: '/' }).allowed

async function showEditions(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  if (!mayRead(request)) return notFound
  const nominations = await listNominations(reader, { states: [...waiting, 'assessed', ...beyond] })
  const assessed = nominations.filter(one => one.state === 'assessed')
  const { waiting: open } = await standingOf(reader, assessed)
  const rows = (await listEditions(reader)).map((edition): PlenaryEditionRow => {
    const own = nominations.filter(one => one.editionId === edition.id)
    const count = (states: readonly NominationState[]): number =>
      own.filter(one => states.includes(one.state)).length
    return {
      id: edition.id,
      title: edition.title[locale],
      inAssessment: count(waiting),
      waiting: own.filter(one => open.has(one.id)).length,
      settled: own.filter(one => one.state === 'assessed' && !open.has(one.id)).length,
      onList: count(beyond),
    }
  })
  const shown = rows.filter(row => row.waiting + row.settled + row.inAssessment + row.onList > 0)
  return { kind: 'page', title: plenaryWords[locale].title, body: plenaryListPage(request, shown) }
}

const isSettled = ({ settlement, computed }: PlenaryCase): boolean => isCurrent(settlement, computed.digest)
const isToDiscuss = ({ computed: { proposal }, doubts }: PlenaryCase): boolean =>
  doubts.length > 0 || proposal.state !== 'ranked'

type Filter = Readonly<{ label: string; query: string; keeps: (one: PlenaryCase) => boolean }>

function filtersFor(cases: readonly PlenaryCase[], locale: Locale): readonly Filter[] {
  const own = plenaryWords[locale]
  const commodities = new Map(cases.map(one => [one.nomination.commodity, commodityTitle(one)]))
  return [
    { label: own.all, query: '', keeps: () => true },
    { label: own.unsettled, query: 'tampil=belum', keeps: one => !isSettled(one) },
    { label: own.borderlineFilter, query: 'tampil=bahas', keeps: isToDiscuss },
    ...[...commodities].map(([id, title]) => ({
      label: title[locale],
      query: `komoditas=${encodeURIComponent(id)}`,
      keeps: (one: PlenaryCase) => one.nomination.commodity === id,
    })),
    ...furtherFilters(cases, locale),
  ]
}

/** Only where the rules have such cases: those that wait, and those that another level decides. */
function furtherFilters(cases: readonly PlenaryCase[], locale: Locale): readonly Filter[] {
  const isSuspended = ({ computed }: PlenaryCase): boolean => computed.proposal.state === 'suspended'
  const routes = cases.flatMap(one => one.computed.proposal.further?.route ?? [])
  const levels = new Map(routes.map(route => [route.level, route.title]))
  const suspended = { label: awaitedWords[locale].filter, query: 'tampil=tangguh', keeps: isSuspended }
  return [
    ...(cases.some(isSuspended) ? [suspended] : []),
    ...[...levels].map(([level, title]) => ({
      label: `${furtherWords[locale].level}: ${title[locale]}`,
      query: `tingkat=${encodeURIComponent(level)}`,
      keeps: ({ computed }: PlenaryCase) => computed.proposal.further?.route?.level === level,
    })),
  ]
}

function chosenFilter(filters: readonly Filter[], query: URLSearchParams): Filter | undefined {
  const name = ['tampil', 'komoditas', 'tingkat'].find(each => query.get(each))
  const wanted = name ? `${name}=${encodeURIComponent(query.get(name) ?? '')}` : ''
  return filters.find(one => one.query === wanted) ?? filters[0]
}

const withStart = (query: string, start: number): string =>
  [query, start > 0 ? `mulai=${start}` : ''].filter(Boolean).join('&')

function pageOf(request: PageRequest, cases: readonly PlenaryCase[]) {
  const filters = filtersFor(cases, request.locale)
  const chosen = chosenFilter(filters, request.query)
  const kept = inPlenaryOrder(cases.filter(one => chosen?.keeps(one) ?? true))
  const start = startOf(request.query)
  const query = chosen?.query ?? ''
  return {
    cases: kept.slice(start, start + PAGE_SIZE),
    filters: filters.map(one => ({
      label: one.label,
      query: one.query,
      count: cases.filter(each => one.keeps(each)).length,
      current: one === chosen,
    })),
    newerQuery: start > 0 ? withStart(query, start - PAGE_SIZE) : null,
    olderQuery: start + PAGE_SIZE < kept.length ? withStart(query, start + PAGE_SIZE) : null,
  }
}

async function showExample({ reader }: PageRequest, edition: Edition): Promise<boolean> {
  return isExample(edition, await publishedRulesOf(reader, edition.id))
}

const isScored = ({ rules, nomination }: PlenaryCase): boolean => hasPoints(rules.rules, nomination.commodity)

async function showPlenary(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params, now } = request
  const edition = mayRead(request) ? await findEdition(reader, params['edition'] ?? '') : null
  if (!edition) return notFound
  const byCause = await keptByCause(reader, request, edition.id)
  const kept = byCause.all
  const all = await loadCasesIn(reader, edition.id, 'assessed')
  const open = all.filter(one => !kept.has(one.nomination.id))
  const cases = await withSupport(reader, edition.id, open, kept)
  const unsettled = all.filter(one => !isSettled(one)).map(one => one.nomination)
  const counts = await countByState(reader, { editionId: edition.id, states: waiting })
  const published = await publishedRulesOf(reader, edition.id)
  const givesPoints = published === null || !givesNoPoints(published.rules)
  const maySign = may(actor, 'recommendation.sign', { areaPath: '/' }).allowed
  const signing = maySign ? await loadSigning(reader, edition.id, all) : null
  const ground = signing ? signing.selection : await loadSelection(reader, edition.id, all)
  const view: PlenaryView = {
    editionId: edition.id,
    title: `${plenaryWords[locale].title}: ${edition.title[locale]}`,
    example: isExample(edition, published),
    scored: all.length === 0 ? givesPoints : all.some(isScored),
    givesPoints,
    ...pageOf(request, cases),
    kept: all.filter(one => kept.has(one.nomination.id)),
    total: all.length,
    unsettled: unsettled.length,
    leaderless: await countLeaderless(reader, unsettled, now),
    stillScored: (counts.admitted ?? 0) + (counts['in-assessment'] ?? 0),
    seen: seenDigest(all, ground),
    choices: ground && {
      ground,
      cases: all,
      kept,
      mayDraw: may(actor, 'selection.draw', wholeFacts(actor, byCause)).allowed,
    },
    maySign,
    notYet: signing ? notYetSigned(signing, { kept, draws: drawsAny(actor, byCause, signing) }, locale) : [],
  }
  return { kind: 'page', title: view.title, body: plenaryPage(request, view) }
}

async function showCase(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const nomination = mayRead(request) ? await findNomination(reader, params['nomination'] ?? '') : null
  const edition = nomination && (await findEdition(reader, nomination.editionId))
  if (!edition || edition.id !== params['edition']) return notFound
  const kept = await keptFrom(reader, request, edition.id, [nomination])
  const facts = keptFacts(nomination, actor, kept)
  if (!may(actor, 'plenary.read', facts).allowed) return notFound
  // Before every sheet is locked nobody outside of the panel's own sheets sees a score.
  if (nomination.state !== 'assessed' && !beyond.includes(nomination.state)) return notFound
  const [one] = await withSupport(reader, edition.id, await loadCases(reader, [nomination]), kept)
  if (!one) return notFound
  const others = inPlenaryOrder(await loadCasesIn(reader, edition.id, 'assessed'))
  const next = others.find(
    other => other.nomination.id !== nomination.id && !kept.has(other.nomination.id) && !isSettled(other),
  )
  const sessions = await listSettlingSessions(reader, edition.id)
  const view = {
    one,
    editionTitle: edition.title[locale],
    example: await showExample(request, edition),
    nextHref: next ? request.link(`/pleno/${edition.id}/${next.nomination.id}`) : null,
    maySettle: may(actor, 'plenary.settle', facts).allowed,
    inSession: needsSession(one, edition.kind, sessions.length),
    mayRecordAwaited: may(actor, 'plenary.record-awaited', facts).allowed,
    mayAddSheet: wantsSheet(one) && may(actor, 'assessment.add-sheet', facts).allowed,
  }
  return { kind: 'page', title: one.product, body: casePage(request, view) }
}

export const plenaryRoutes: readonly Route[] = [
  { path: '/pleno', access: 'plenary.read', page: showEditions },
  {
    path: '/pleno/:edition',
    access: 'plenary.read',
    page: showPlenary,
    actions: [drawLots, signRecommendation],
  },
  {
    path: '/pleno/:edition/:nomination',
    access: 'plenary.read',
    page: showCase,
    actions: [settleNomination, addSheet, recordAwaited],
  },
]
