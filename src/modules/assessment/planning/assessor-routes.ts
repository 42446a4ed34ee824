import { may, mayEver } from '../../../access/index.ts'
import { formatDate } from '../../../platform/translations.ts'
import { bodiesNow, commoditiesNow, findEdition } from '../../editions/index.ts'
import { listPeopleWithRole } from '../../people/index.ts'
import { areaName } from '../../regions/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { productNames } from './assign-assessors.ts'
import { loadsOf } from './assignment-store.ts'
import { clearInterest } from '../interests/clear-interest.ts'
import { declareTie, endOwnTie } from '../interests/declare-tie.ts'
import { loadFound } from '../interests/found-in-edition.ts'
import { interestWords } from '../interests/interest-messages.ts'
import { loadPlanFacts } from './plan-facts.ts'
import { foundPage } from '../interests/pages/found-page.ts'
import { linksPage } from './pages/links-page.ts'
import { profileListPage, profilePage, type AssessorRow, type Declared } from './pages/profile-pages.ts'
import { tiesPage } from '../interests/pages/ties-page.ts'
import { emptyProfile, listProfiles } from './profile-store.ts'
import { setAnchor, setLinks } from './set-links.ts'
import { setProfile } from './set-profile.ts'
import { listTies } from '../../interests/index.ts'

async function listAssessors({ reader, now }: PageRequest): Promise<readonly AssessorRow[]> {
  const people = await listPeopleWithRole(reader, 'assessor', now)
  const ids = people.map(one => one.id)
  const profiles = await listProfiles(reader, ids)
  const loads = await loadsOf(reader, ids)
  const ties = Map.groupBy(
    (await listTies(reader, ids)).filter(one => one.endedAt === null),
    one => one.personId,
  )
  return people.map(({ id, name, employer, homeAreaPath }) => ({
    id,
    name,
    employer,
    home: areaName(homeAreaPath),
    profile: profiles.get(id) ?? emptyProfile(id),
    load: loads.get(id) ?? 0,
    ties: ties.get(id)?.length ?? 0,
  }))
}

/** Who declares ties and scores nothing: whoever leads, and whoever may handle an objection. */
async function listOthers(
  { reader, now }: PageRequest,
  ids: readonly string[],
): Promise<readonly Declared[]> {
  const people = [
    ...(await listPeopleWithRole(reader, 'chair', now)),
    ...(await listPeopleWithRole(reader, 'verifier', now)),
  ].filter(one => !ids.includes(one.id))
  const ties = Map.groupBy(
    await listTies(
      reader,
      people.map(one => one.id),
    ),
    one => one.personId,
  )
  return [...ties].map(([id, own]) => ({ name: people.find(one => one.id === id)?.name ?? '', ties: own }))
}

async function showAssessors(request: PageRequest): Promise<PageResult> {
  const rows = await listAssessors(request)
  const others = await listOthers(
    request,
    rows.map(row => row.id),
  )
  const view = { rows, others, day: (moment: Date) => formatDate(moment, request.locale) }
  const body = profileListPage(request, view, await commoditiesNow(request.reader))
  return { kind: 'page', title: interestWords[request.locale].profilesTitle, body }
}

async function showAssessor(request: PageRequest): Promise<PageResult> {
  const row = (await listAssessors(request)).find(one => one.id === request.params['id'])
  if (!row) return notFound
  const body = profilePage(request, {
    row,
    ties: await listTies(request.reader, [row.id]),
    commodities: await commoditiesNow(request.reader),
    bodies: await bodiesNow(request.reader),
    maySet: mayEver(request.actor, 'assessor.set-profile'),
    day: moment => formatDate(moment, request.locale),
  })
  return { kind: 'page', title: row.name, body }
}

async function showTies(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const personId = actor.personId ?? ''
  if (!may(actor, 'interest.read-ties', { personId }).allowed) return notFound
  const body = tiesPage(request, await listTies(reader, [personId]), moment => formatDate(moment, locale))
  return { kind: 'page', title: interestWords[locale].tiesTitle, body }
}

async function showFound(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  const facts = edition && (await loadFound(reader, edition.id, { actor, now }))
  if (!edition || !facts) return notFound
  const live = facts.assignments.filter(one => one.state === 'assigned')
  const body = foundPage(request, {
    editionId: edition.id,
    title: edition.title[locale],
    found: facts.found,
    movedInto: facts.movedInto,
    declaredInto: facts.declaredInto,
    products: await productNames(reader, facts.nominations),
    people: new Map(facts.people.map(one => [one.id, one.name])),
    assigned: new Set(live.map(one => `${one.nominationId} ${one.personId}`)),
    mayClear: aboutPerson => may(actor, 'interest.clear', { areaPath: '/', aboutPerson }).allowed,
  })
  return { kind: 'page', title: interestWords[locale].foundTitle, body }
}

async function showLinks(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  const facts = edition && (await loadPlanFacts(reader, edition.id, { actor, now }))
  if (!edition || !facts) return notFound
  const body = linksPage(request, {
    title: edition.title[locale],
    setting: facts.setting,
    products: await productNames(reader, facts.nominations),
    maySet: mayEver(actor, 'assessment.set-links'),
  })
  return { kind: 'page', title: interestWords[locale].linksTitle, body }
}

export const assessorRoutes: readonly Route[] = [
  {
    path: '/penugasan/:id/benturan',
    access: 'assessment.plan',
    page: showFound,
    actions: [clearInterest],
  },
  {
    path: '/penugasan/:id/ikatan',
    access: 'assessment.plan',
    page: showLinks,
    actions: [setLinks, setAnchor],
  },
  { path: '/penilai', access: 'assessment.plan', page: showAssessors },
  { path: '/penilai/:id', access: 'assessment.plan', page: showAssessor, actions: [setProfile] },
  { path: '/benturan', access: 'interest.read-ties', page: showTies, actions: [declareTie, endOwnTie] },
]
