import { may, mayEver, whereAllowed } from '../../../access/index.ts'
import { findEdition, listEditions, type Edition } from '../../editions/index.ts'
import { countByEdition, nominationColumns } from '../../nominations/index.ts'
import { areaName } from '../../regions/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listApartPlans } from './apart-plans.ts'
import { assignAssessors, productNames } from './assign-assessors.ts'
import { isAssessmentOpen } from '../edition-ground.ts'
import { words } from '../messages.ts'
import { listPanels } from './panels.ts'
import { passOn } from './pass-on.ts'
import { planOrNull } from './plan-edition.ts'
import { loadPlanFacts } from './plan-facts.ts'
import { planListPage, tooSlowPage } from './pages/plan-list-page.ts'
import { planPage } from './pages/plan-page.ts'
import { releaseAssessor } from './release-assessor.ts'

/** An edition in preparation has no rules yet by which anybody could be assigned. */
const isUnderWay = ({ state }: Edition): boolean => state !== 'finished' && state !== 'prepared'

async function showPlans(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const editions = (await listEditions(reader)).filter(isUnderWay)
  const allowed = whereAllowed(actor, 'nomination.read', nominationColumns)
  const counts = await countByEdition(reader, { allowed })
  const rows = editions.map(({ id, title }) => {
    const own = counts.get(id) ?? {}
    return {
      id,
      title: title[locale],
      admitted: own.admitted ?? 0,
      inAssessment: own['in-assessment'] ?? 0,
      assessed: own.assessed ?? 0,
    }
  })
  return { kind: 'page', title: words[locale].planTitle, body: planListPage(request, rows) }
}

async function showPlan(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  const facts = edition && (await loadPlanFacts(reader, edition.id, { actor, now }))
  if (!edition || !facts) return notFound
  const plan = await planOrNull(facts)
  const title = words[locale].planTitle
  if (!plan) return { kind: 'page', status: 202, title, body: tooSlowPage(request) }
  const open = await isAssessmentOpen(reader, edition.id, now)
  const view = {
    title: edition.title[locale],
    facts,
    plan,
    open,
    products: await productNames(reader, [...facts.nominations, ...facts.unscored.waiting]),
    areas: new Map(
      [...facts.nominations, ...facts.unscored.waiting].map(one => [one.id, areaName(one.areaPath)]),
    ),
    people: new Map(
      facts.assessors.map(one => [one.id, { name: one.name, home: areaName(one.homeAreaPath) }]),
    ),
    panels: await listPanels(reader, facts.nominations, facts.found),
    apart: await listApartPlans(reader, edition.id),
    mayRelease: may(actor, 'assessment.release', { areaPath: '/', state: 'in-assessment' }).allowed,
    mayPassOn: may(actor, 'assessment.pass-on', { areaPath: '/', state: 'admitted' }).allowed,
    mayAssign: open && may(actor, 'assessment.assign', { areaPath: '/', state: 'admitted' }).allowed,
    mayClear: mayEver(actor, 'interest.clear'),
  }
  return { kind: 'page', title, body: planPage(request, view) }
}

export const planRoutes: readonly Route[] = [
  { path: '/penugasan', access: 'assessment.plan', page: showPlans },
  {
    path: '/penugasan/:id',
    access: 'assessment.plan',
    page: showPlan,
    actions: [assignAssessors, releaseAssessor, passOn],
  },
]
