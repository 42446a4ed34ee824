import type { ActionContext } from '../../../actions/index.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { advance, type NominationBrief } from '../../nominations/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { openForFurther, wantingAgreement } from '../agreed/agreed-state.ts'
import { insertAssignment, listAssignmentsOf, listInterestsOf, loadsOf } from './assignment-store.ts'
import { barsOf } from '../interests/bars.ts'
import { getPublishedRules, isAssessmentOpen, panelsOfRules } from '../edition-ground.ts'
import type { Assignment } from '../assessment.ts'
import { bodiesLacking } from './bodies-short.ts'
import { planFurther, type Further, type FurtherPlan } from './further-assessor.ts'
import { listScorers } from './list-scorers.ts'
import { listPanels } from './panels.ts'
import { listProfiles } from './profile-store.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'
import { findInEdition } from '../../interests/index.ts'

export type FurtherSheets = FurtherPlan &
  Readonly<{
    /** Whether scoring is open in the edition. */
    open: boolean
  }>

/**
 * Who would score these nominations of one edition once more, as things stand now: the same reasons against a pair as
 * for the first assessors, and nobody who ever had the nomination.
 */
export async function planFurtherSheets(
  reader: Reader,
  editionId: string,
  nominations: readonly NominationBrief[],
  now: Date,
): Promise<FurtherSheets> {
  const published = await getPublishedRules(reader, editionId)
  const open = await isAssessmentOpen(reader, editionId, now)
  const ids = nominations.map(one => one.id)
  if (!published || ids.length === 0) return { picks: [], without: ids, open }
  const assessors = await listScorers(reader, now)
  const people = assessors.map(one => one.id)
  const assignments = await listAssignmentsOf(reader, ids)
  const profiles = await listProfiles(reader, people)
  const loads = await loadsOf(reader, people)
  const bars = barsOf({
    nominations,
    assessors,
    assignments,
    interests: await listInterestsOf(reader, ids),
    verifiedBy: await verifiersOf(reader, ids),
    panel: published.rules.document.panel,
    found: await findInEdition(reader, nominations, assessors),
    profiles,
  })
  const had = Map.groupBy(assignments, one => one.nominationId)
  const { composition } = published.rules.document.panel
  const asked = ids.map(id => {
    const all = had.get(id) ?? []
    return { nominationId: id, panel: all.map(one => one.personId), bodies: bodiesOf(composition, all) }
  })
  const helpers = people.map(id => ({
    id,
    load: loads.get(id) ?? 0,
    maxLoad: profiles.get(id)?.maxLoad ?? null,
    body: profiles.get(id)?.body ?? '',
  }))
  return { ...planFurther(asked, helpers, bars), open }
}

/** Of which bodies the panel has too few sheets, as its assessors stood for them when assigned. */
const bodiesOf = (
  composition: Parameters<typeof bodiesLacking>[0],
  assignments: readonly Assignment[],
): readonly string[] => {
  const live = assignments.filter(one => one.state === 'assigned' && one.round === 1)
  return bodiesLacking(
    composition,
    live.map(one => one.body),
  ).map(one => one.id)
}

/** Puts the acts that give further sheets in an edition in order with each other and with the assignment. */
export const takeFurtherTurn = (reader: Reader, editionId: string): Promise<void> =>
  takeTurn(reader, editionId)

/** Nominations whose panel has locked everything although they wait for a sheet: who was asked for it has gone. */
export async function listForsaken(
  reader: Reader,
  nominations: readonly NominationBrief[],
): Promise<readonly NominationBrief[]> {
  const panelOf = await panelsOfRules(
    reader,
    nominations.map(one => one.rulesId),
  )
  const panels = await listPanels(reader, nominations)
  // Where the panel agrees on one sheet, it is talking about it, and nobody has gone.
  const talking = new Set((await wantingAgreement(reader, nominations)).map(one => one.id))
  return nominations.filter(({ id, rulesId }) => {
    if (talking.has(id)) return false
    const panel = panels.get(id) ?? []
    return panel.length >= panelOf(rulesId).size && panel.every(one => one.locked)
  })
}

/** An empty sheet for each pick, like any other; its nomination is being scored again. False where one moved meanwhile. */
export async function addSheets(
  tx: Tx,
  further: readonly Readonly<{ nomination: NominationBrief; pick: Further }>[],
  context: ActionContext,
): Promise<boolean> {
  const { actor, now, newId } = context
  for (const { nomination, pick } of further) {
    await insertAssignment(tx, {
      id: newId(),
      sheetId: newId(),
      nominationId: nomination.id,
      personId: pick.personId,
      rulesId: nomination.rulesId,
      explanation: { candidates: pick.candidates, loadBefore: pick.loadBefore },
      assignedBy: actor.personId ?? '',
      at: now,
    })
    if (nomination.state === 'in-assessment') continue
    if (!(await advance(tx, nomination, 'assessment.add-sheet', context))) return false
  }
  return openForFurther(
    tx,
    further.map(one => one.nomination),
    context,
  )
}

/** Back to the plenary with the sheets they have: nobody is left who could score them once more. */
export async function endFurther(
  tx: Tx,
  nominations: readonly NominationBrief[],
  context: ActionContext,
): Promise<boolean> {
  for (const one of nominations) if (!(await advance(tx, one, 'assessment.add-sheet', context))) return false
  return true
}
