import { may, whereAllowed } from '../../access/index.ts'
import { findEdition, listEditions } from '../editions/index.ts'
import { countByEdition, nominationColumns } from '../nominations/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { areaName } from '../regions/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { assignAssessors, loadAssignmentGround } from './assign-assessors.ts'
import { loadsOf } from './assignment-store.ts'
import { words } from './messages.ts'
import { listPanels } from './panels.ts'
import { planListPage, planPage } from './pages/plan-page.ts'
import { releaseAssessor } from './release-assessor.ts'

async function showPlans(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const editions = (await listEditions(reader)).filter(edition => edition.state !== 'finished')
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
  const ground = edition && (await loadAssignmentGround(reader, edition.id, { actor, now }))
  if (!edition || !ground) return notFound
  const assessors = await listPeopleWithRole(reader, 'assessor', now)
  const view = {
    title: edition.title[locale],
    ground,
    areas: new Map(ground.nominations.map(one => [one.id, areaName(one.areaPath)])),
    people: new Map(assessors.map(one => [one.id, { name: one.name, home: areaName(one.homeAreaPath) }])),
    loads: await loadsOf(
      reader,
      assessors.map(one => one.id),
    ),
    panels: await listPanels(reader, ground.nominations),
    mayRelease: may(actor, 'assessment.release', { areaPath: '/', state: 'in-assessment' }).allowed,
    mayAssign: ground.open && may(actor, 'assessment.assign', { areaPath: '/', state: 'admitted' }).allowed,
  }
  return { kind: 'page', title: words[locale].planTitle, body: planPage(request, view) }
}

export const planRoutes: readonly Route[] = [
  { path: '/penugasan', access: 'assessment.plan', page: showPlans },
  {
    path: '/penugasan/:id',
    access: 'assessment.plan',
    page: showPlan,
    actions: [assignAssessors, releaseAssessor],
  },
]
