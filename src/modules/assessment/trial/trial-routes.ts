import { mayEver } from '../../../access/index.ts'
import { findEdition } from '../../editions/index.ts'
import { areaName } from '../../regions/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { productNames } from '../planning/assign-assessors.ts'
import { trialPage, TRY } from './pages/trial-page.ts'
import type { TrialResult } from './pages/trial-result.ts'
import { listPanels } from '../planning/panels.ts'
import { loadPlanFacts, type PlanFacts } from '../planning/plan-facts.ts'
import { planOrNull } from '../planning/plan-edition.ts'
import { readTrial, sentOf, type Sent } from './read-trial.ts'
import { takeOverTrial } from './take-over-trial.ts'
import { isSame, sameAs, triedFacts, type Trial, type TrialGround } from './trial.ts'
import { trialWords } from './trial-messages.ts'

/** What the address wants tried: `jangkar` for anchor products, `tanpa` for people who are away. */
function askedFor({ query }: PageRequest, facts: PlanFacts): Trial {
  const known = new Set(facts.nominations.map(one => one.id))
  const people = new Set(facts.assessors.map(one => one.id))
  const same = sameAs(facts)
  const anchors = query.getAll('jangkar').filter(id => known.has(id) && !same.anchors.has(id))
  return {
    ...same,
    out: new Set(query.getAll('tanpa').filter(id => people.has(id))),
    anchors: new Map([...same.anchors, ...anchors.map(id => [id, 'everyone'] as const)]),
  }
}

/** Both plans, by the same solver; the tried one has the digest of its own facts, so that neither is taken for the other. */
async function workOut(ground: TrialGround, trial: Trial): Promise<TrialResult> {
  const facts = triedFacts(ground, trial)
  const now = await planOrNull(ground.facts)
  const tried = now && (await planOrNull(facts))
  return { trial, facts, plans: now && tried ? { now, tried } : 'too-slow' }
}

async function showTrial(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  const facts = edition && (await loadPlanFacts(reader, edition.id, { actor, now }))
  if (!edition || !facts) return notFound
  const ground = { facts, panels: await listPanels(reader, facts.nominations) }
  const asked = askedFor(request, facts)
  const typed: Sent = request.form?.values ?? sentOf(asked)
  const { trial, problems } = readTrial(typed, facts)
  const isTried = request.form !== null || !isSame(ground, trial)
  const body = trialPage(request, {
    ...ground,
    title: edition.title[locale],
    // Without problems the fields are those of the trial: an anchor that was added stands among the others.
    sent: problems.length > 0 ? typed : sentOf(trial),
    problems: [...problems, ...(request.form?.problems ?? []).filter(one => !problems.some(same(one)))],
    products: await productNames(reader, facts.nominations),
    people: new Map(
      facts.assessors.map(one => [one.id, { name: one.name, home: areaName(one.homeAreaPath) }]),
    ),
    result: isTried && problems.length === 0 ? await workOut(ground, trial) : null,
    mayTakeOver: mayEver(actor, 'assessment.take-over'),
  })
  return { kind: 'page', title: trialWords[locale].title, body }
}

const same =
  (one: Readonly<{ code: string; path: string }>) =>
  (other: Readonly<{ code: string; path: string }>): boolean =>
    one.code === other.code && one.path === other.path

/** Where another assignment is tried: by its address or by a form, without anything being stored. */
export const trialRoutes: readonly Route[] = [
  {
    path: '/penugasan/:id/coba',
    access: 'assessment.plan',
    page: showTrial,
    actions: [takeOverTrial],
    previews: [TRY],
  },
]
