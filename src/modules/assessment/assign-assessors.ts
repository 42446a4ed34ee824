import { z } from 'zod'
import { whereAllowed, type Actor } from '../../access/index.ts'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import type { Plan } from '../../engine/assignment/assign.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getPublishedRules, isAssessmentOpen } from './edition-ground.ts'
import { advance, listNominations, nominationColumns, type NominationBrief } from '../nominations/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { giveBlindCode } from '../samples/index.ts'
import { verifiersOf } from '../verification/index.ts'
import {
  insertAssignment,
  listAssignmentsOf,
  listInterestsOf,
  loadsOf,
  type NewAssignment,
} from './assignment-store.ts'
import { planWholePanels } from './plan-assignment.ts'
import { takeTurn } from './scoresheet-store.ts'
import { shortageProblem } from './shortage.ts'

/** More than any edition has had; the optimal plan for larger ones is a matter of its own. */
const MOST_NOMINATIONS = 20_000

export type AssignmentGround = Readonly<{
  editionId: string
  open: boolean
  nominations: readonly NominationBrief[]
  plan: Plan
  /** The name of each nomination's product. */
  products: ReadonlyMap<string, string>
}>

/** The plan for everything in an edition that waits for assessors, as it stands now: for the what-if page and the act. */
export async function loadAssignmentGround(
  reader: Reader,
  editionId: string,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
): Promise<AssignmentGround | null> {
  const published = await getPublishedRules(reader, editionId)
  if (!published) return null
  const { panel } = published.rules.document
  const waiting = {
    allowed: whereAllowed(actor, 'nomination.read', nominationColumns),
    editionId,
    states: ['admitted', 'in-assessment'],
  } as const
  const nominations = await listNominations(reader, waiting, { limit: MOST_NOMINATIONS })
  const ids = nominations.map(one => one.id)
  const assessors = await listPeopleWithRole(reader, 'assessor', now)
  const assignments = await listAssignmentsOf(reader, ids)
  const plan = planWholePanels({
    nominations,
    assessors,
    assignments,
    interests: await listInterestsOf(reader, ids),
    verifiedBy: await verifiersOf(reader, ids),
    loads: await loadsOf(
      reader,
      assessors.map(one => one.id),
    ),
    panel,
  })
  return {
    editionId,
    open: await isAssessmentOpen(reader, editionId, now),
    nominations,
    plan,
    products: await productNames(reader, nominations),
  }
}

/** The name of each nomination's product; the id where there is none. */
async function productNames(
  reader: Reader,
  nominations: readonly NominationBrief[],
): Promise<ReadonlyMap<string, string>> {
  const productIds = nominations.map(one => one.productId)
  const products = await listProductsByIds(reader, productIds)
  return new Map(nominations.map(one => [one.id, products.get(one.productId)?.name ?? one.id]))
}

type Change = Readonly<{ picks: readonly NewAssignment[]; moved: readonly NominationBrief[] }>

const notOpen = problem(
  'stage-closed',
  '',
  text(
    'Tahap penilaian belum dibuka. Buka tahapnya di halaman edisi, lalu bagikan penilai.',
    'The assessment stage is not open. Open it on the edition’s page, then assign.',
  ),
)
const nothingToDo = problem(
  'nothing-to-assign',
  '',
  text('Tidak ada usulan yang menunggu penilai.', 'No nomination waits for assessors.'),
)

function whyNothing({ plan, products }: AssignmentGround): readonly Problem[] {
  if (plan.shortages.length === 0) return [nothingToDo]
  return plan.shortages.map(one => shortageProblem(products.get(one.subjectId) ?? one.subjectId, one))
}

/** Commits the plan: each nomination gets its assessors, an empty sheet for each, and its blind code. */
export const assignAssessors = defineAction({
  name: 'assessment.assign',
  audience: 'panel',
  input: z.object({ id: fields.recordId }),
  load: async (reader, input, context) => {
    await takeTurn(reader, input.id)
    return loadAssignmentGround(reader, input.id, context)
  },
  facts: () => ({ areaPath: '/', state: 'admitted' }),
  handle: (ground, _, context) => {
    if (!ground.open) return refuse([notOpen])
    if (ground.plan.picks.length === 0) return refuse(whyNothing(ground))
    const change = changeOf(ground, context)
    return done({
      change,
      event: 'assessment.assigned',
      subject: { kind: 'edition', id: ground.editionId },
      areaPath: '/',
      detail: {
        picks: change.picks.length,
        nominations: change.moved.length,
        shortages: ground.plan.shortages.length,
      },
      after: change.picks.map(pick => [pick.nominationId, pick.personId]),
    })
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

function changeOf({ plan, nominations }: AssignmentGround, { actor, now, newId }: ActionContext): Change {
  const byId = new Map(nominations.map(one => [one.id, one]))
  const picks = plan.picks.flatMap(pick => {
    const nomination = byId.get(pick.subjectId)
    if (!nomination) return []
    return {
      id: newId(),
      sheetId: newId(),
      nominationId: nomination.id,
      personId: pick.assessorId,
      rulesId: nomination.rulesId,
      explanation: { candidates: pick.candidates, loadBefore: pick.loadBefore },
      assignedBy: actor.personId ?? '',
      at: now,
    }
  })
  const filled = new Set(picks.map(pick => pick.nominationId))
  return { picks, moved: nominations.filter(one => filled.has(one.id)) }
}
