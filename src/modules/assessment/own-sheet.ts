import type { ActionContext } from '../../actions/index.ts'
import type { Facts } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { getRules } from '../editions/index.ts'
import { findNominationByCode } from '../samples/index.ts'
import { verifiersOf } from '../verification/index.ts'
import {
  assessmentFacts,
  type Assignment,
  type Interest,
  type Mark,
  type Note,
  type Scoresheet,
} from './assessment.ts'
import { listAssignmentsOf, listInterestsOf } from './assignment-store.ts'
import { findSheet, listMarks, takeTurn } from './scoresheet-store.ts'
import { listNotes } from './note-store.ts'
import { factsOfFile } from './file-facts.ts'
import type { ScoringGround } from './score-marks.ts'

/** All that an act of an assessor on the own sheet is judged by. */
export type OwnSheet = Readonly<{
  code: string
  nomination: Nomination
  assignment: Assignment
  sheet: Scoresheet
  marks: readonly Mark[]
  /** Written by this person for nobody else. */
  notes: readonly Note[]
  ground: ScoringGround
  facts: Facts
  /** Other live assignments of the nomination, and how many sheets its rules want. */
  others: readonly Assignment[]
  panelSize: number
  assignments: readonly Assignment[]
  interests: readonly Interest[]
}>

/** Finds the sheet of the person who acts by the product's blind code; null when there is none. */
export async function loadOwnSheet(
  reader: Reader,
  code: string,
  { actor }: Pick<ActionContext, 'actor'>,
): Promise<OwnSheet | null> {
  const nominationId = await findNominationByCode(reader, code)
  if (nominationId === null || actor.personId === null) return null
  const nomination = await findNomination(reader, nominationId)
  const sheet = await findSheet(reader, nominationId, actor.personId)
  if (!nomination || !sheet) return null
  const assignments = await listAssignmentsOf(reader, [nominationId])
  const assignment = assignments.find(one => one.id === sheet.assignmentId)
  if (!assignment) return null
  const interests = await listInterestsOf(reader, [nominationId])
  const verifiedBy = (await verifiersOf(reader, [nominationId])).get(nominationId) ?? []
  const { rules } = await getRules(reader, sheet.rulesId)
  return {
    code,
    nomination,
    assignment,
    sheet,
    marks: (await listMarks(reader, [sheet.id])).get(sheet.id) ?? [],
    notes: await listNotes(reader, sheet.id),
    ground: { rules, commodity: nomination.commodity, facts: factsOfFile(rules, nomination) },
    facts: assessmentFacts(nomination, assignments, interests, verifiedBy),
    others: assignments.filter(one => one.state === 'assigned' && one.id !== assignment.id),
    panelSize: rules.document.panel.size,
    assignments,
    interests,
  }
}

/**
 * The same for an act that decides something about the whole nomination: such acts wait for each other, and what is
 * read here holds until this one ends.
 */
export async function loadOwnSheetInTurn(
  reader: Reader,
  code: string,
  context: Pick<ActionContext, 'actor'>,
): Promise<OwnSheet | null> {
  const nominationId = await findNominationByCode(reader, code)
  if (nominationId === null) return null
  await takeTurn(reader, nominationId)
  return loadOwnSheet(reader, code, context)
}
