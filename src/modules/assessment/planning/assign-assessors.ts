import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { TookTooLong } from '../../../platform/solver/index.ts'
import { advance, type NominationBrief } from '../../nominations/index.ts'
import { listProductsByIds } from '../../producers/index.ts'
import { giveBlindCode } from '../../samples/index.ts'
import { insertAssignment, type NewAssignment } from './assignment-store.ts'
import { isAssessmentOpen } from '../edition-ground.ts'
import { takeTurns } from '../outside/outside-fact-store.ts'
import { planEdition, type EditionPlan } from './plan-edition.ts'
import { loadPlanFacts, type PlanFacts } from './plan-facts.ts'
import { apartReasonNeeded, changed, notOpen, nothingToDo, tooSlow, unacknowledged } from './plan-problems.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'
import { shortageProblem } from './shortage.ts'
import { takeTiesTurn } from '../../interests/index.ts'

type Ground = Readonly<{
  facts: PlanFacts
  open: boolean
  /** The name of each nomination's product. */
  products: ReadonlyMap<string, string>
}>

/** The name of each nomination's product; the id where there is none. */
export async function productNames(
  reader: Reader,
  nominations: readonly NominationBrief[],
): Promise<ReadonlyMap<string, string>> {
  const productIds = nominations.map(one => one.productId)
  const products = await listProductsByIds(reader, productIds)
  return new Map(nominations.map(one => [one.id, products.get(one.productId)?.name ?? one.id]))
}

type Change = Readonly<{
  facts: PlanFacts
  picks: readonly NewAssignment[]
  moved: readonly NominationBrief[]
}>

function whyNothing({ products }: Ground, { shortages }: EditionPlan): readonly Problem[] {
  if (shortages.length === 0) return [nothingToDo]
  return shortages.map(one => shortageProblem(products.get(one.nominationId) ?? one.nominationId, one))
}

const LEAST_REASON = 10

/** What is missing to commit a plan that leaves assessors apart. */
function whyNotApart({ untied }: EditionPlan, sent: Readonly<{ apart: string; apartReason: string }>) {
  if (untied === null) return []
  return [
    ...(sent.apart === 'yes' ? [] : [unacknowledged]),
    ...(sent.apartReason.length < LEAST_REASON ? [apartReasonNeeded] : []),
  ]
}

/**
 * A product that is being scored already, and gets one more, waits for the locks of its sheets and they for it: otherwise
 * its last lock would not know of the new seat. What was locked meanwhile is another ground than that of the plan.
 */
async function loadInTurn(
  reader: Reader,
  id: string,
  plan: EditionPlan | 'too-slow' | null,
  context: ActionContext,
): Promise<PlanFacts | null> {
  const facts = await loadPlanFacts(reader, id, context)
  if (!facts || plan === null || plan === 'too-slow') return facts
  const picked = new Set(plan.picks.map(one => one.nominationId))
  const scored = facts.nominations.filter(one => one.state === 'in-assessment' && picked.has(one.id))
  if (scored.length === 0) return facts
  await takeTurns(
    reader,
    scored.map(one => one.id),
  )
  return loadPlanFacts(reader, id, context)
}

const input = z
  .object({
    id: fields.recordId,
    seen: fields.optionalText(64),
    /** Committed although it leaves assessors apart, and why; heard only then. */
    apart: fields.optionalText(10),
    apartReason: fields.optionalText(500),
  })
  .transform((sent): typeof sent & { plan: EditionPlan | 'too-slow' | null } => ({ ...sent, plan: null }))

/**
 * Commits the plan: each nomination gets its assessors, an empty sheet for each, and its blind code. The plan is worked
 * out before the transaction, and taken only where the facts are still those that it was made from; `seen` is the digest
 * of the plan that the person looked at.
 */
export const assignAssessors = defineAction({
  name: 'assessment.assign',
  audience: 'panel',
  input,
  load: async (reader, { id, plan }, context): Promise<Ground | null> => {
    await takeTurn(reader, id)
    await takeTiesTurn(reader)
    const facts = await loadInTurn(reader, id, plan, context)
    if (!facts) return null
    const open = await isAssessmentOpen(reader, id, context.now)
    return { facts, open, products: await productNames(reader, facts.nominations) }
  },
  facts: () => ({ areaPath: '/', state: 'admitted' }),
  handle: (ground, { seen, plan, ...sent }, context) => {
    const { facts } = ground
    if (!ground.open) return refuse([notOpen])
    if (seen !== '' && seen !== facts.digest) return refuse([changed])
    if (plan === 'too-slow') return refuse([tooSlow])
    if (plan !== null && plan.digest !== facts.digest) return refuse([changed])
    if (plan !== null && plan.picks.length === 0) return refuse(whyNothing(ground, plan))
    const missing = plan ? whyNotApart(plan, sent) : []
    if (missing.length > 0) return refuse(missing)
    const isApart = plan !== null && plan.untied !== null
    const change = plan ? changeOf(facts, plan, context) : { facts, picks: [], moved: [] }
    return done({
      change,
      event: 'assessment.assigned',
      subject: { kind: 'edition', id: facts.editionId },
      areaPath: '/',
      detail: {
        picks: change.picks.length,
        nominations: change.moved.length,
        shortages: plan?.shortages.length ?? 0,
        groups: plan?.linkage.groups ?? 0,
        weakestLink: plan?.linkage.weakest ?? 0,
        ...(isApart ? { links: facts.setting.links } : {}),
      },
      ...(isApart ? { reason: sent.apartReason } : {}),
      after: change.picks.map(pick => [pick.nominationId, pick.personId]),
    })
  },
  ahead: async ({ facts }: Change, sent) => {
    try {
      return { ...sent, plan: await planEdition(facts) }
    } catch (error) {
      if (error instanceof TookTooLong) return { ...sent, plan: 'too-slow' as const }
      throw error
    }
  },
  save: async (tx, { picks, moved }, context) => {
    for (const pick of picks) await insertAssignment(tx, pick)
    for (const nomination of moved) {
      await giveBlindCode(tx, nomination.id, context.now, context.newId)
      if (nomination.state === 'admitted' && !(await advance(tx, nomination, 'assessment.assign', context)))
        return false
    }
    return true
  },
})

function changeOf(facts: PlanFacts, plan: EditionPlan, { actor, now, newId }: ActionContext): Change {
  const byId = new Map(facts.nominations.map(one => [one.id, one]))
  const picks = plan.picks.flatMap(pick => {
    const nomination = byId.get(pick.nominationId)
    if (!nomination) return []
    const { candidates, loadBefore, specialist, nextCost } = pick
    return {
      id: newId(),
      sheetId: newId(),
      nominationId: nomination.id,
      personId: pick.personId,
      rulesId: nomination.rulesId,
      explanation: { candidates, loadBefore, specialist, nextCost },
      assignedBy: actor.personId ?? '',
      at: now,
    }
  })
  const filled = new Set(picks.map(pick => pick.nominationId))
  return { facts, picks, moved: facts.nominations.filter(one => filled.has(one.id)) }
}
