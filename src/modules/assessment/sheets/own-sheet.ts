import type { ActionContext } from '../../../actions/index.ts'
import type { Facts } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findNomination, type Nomination, type NominationState } from '../../nominations/index.ts'
import { getRules } from '../../editions/index.ts'
import { findCoded } from '../../samples/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { assessmentFacts, type Assignment, type Mark, type Note, type Scoresheet } from '../assessment.ts'
import { isAgreedIn } from '../agreed/agreed-state.ts'
import { listAssignmentsOf } from '../planning/assignment-store.ts'
import { carriedOf } from '../levels/carried-answers.ts'
import { findSheet, listSheetsOf, takeTurn } from './scoresheet-store.ts'
import { factsOfFile } from '../planning/file-facts.ts'
import { factsBrought, type BroughtFact } from '../outside/outside-fact.ts'
import { broughtFor } from '../outside/outside-facts.ts'
import { closedTo } from '../interests/interested-people.ts'
import { listEntered } from './own-store.ts'
import { isOver, repeatState } from '../repeats/repeat.ts'
import { findRepeat } from '../repeats/repeat-store.ts'
import type { ScoringGround } from './score-marks.ts'

/** All that an act of an assessor on the own sheet is judged by. */
export type OwnSheet = Readonly<{
  code: string
  nomination: Nomination
  assignment: Assignment
  sheet: Scoresheet
  /** The sheet that was locked before, where this one is a repeat of it; null for a scoresheet. */
  repeatOf: Scoresheet | null
  marks: readonly Mark[]
  /** Written by this person for nobody else. */
  notes: readonly Note[]
  ground: ScoringGround
  /** What was brought from outside for the product, to be read beside its ratings. */
  outside: readonly BroughtFact[]
  facts: Facts
  /** Other live assignments of the nomination in this round, and how many sheets its rules want. */
  others: readonly Assignment[]
  panelSize: number
  assignments: readonly Assignment[]
}>

/** Finds the sheet of the person who acts by the product's blind code; null when there is none. */
export async function loadOwnSheet(
  reader: Reader,
  code: string,
  { actor }: Pick<ActionContext, 'actor'>,
): Promise<OwnSheet | null> {
  const found = await findOwn(reader, code, actor.personId)
  if (!found) return null
  const { sheet, repeatOf } = found
  const { nominationId, round } = sheet
  const nomination = await findNomination(reader, nominationId)
  if (!nomination) return null
  const assignments = (await listAssignmentsOf(reader, [nominationId])).filter(one => one.round === round)
  const assignment = assignments.find(one => one.id === sheet.assignmentId)
  if (!assignment) return null
  const closed = await closedTo(reader, sheet.personId, [nomination])
  const interests = closed.has(nominationId) ? [{ personId: sheet.personId }] : []
  const verifiedBy = (await verifiersOf(reader, [nominationId])).get(nominationId) ?? []
  const { rules } = await getRules(reader, sheet.rulesId)
  const first = repeatOf ? repeatState(nomination.state) : nomination.state
  const state = round > 1 ? await juryState(reader, assignments, rules) : first
  if (repeatOf && isOver(sheet, nomination.state)) return null
  return {
    code,
    nomination,
    assignment,
    sheet,
    repeatOf,
    ...(await listEntered(reader, { sheet, isRepeat: repeatOf !== null })),
    ...(await readBeside(reader, rules, nomination)),
    facts: assessmentFacts({ areaPath: nomination.areaPath, state }, assignments, interests, {
      verifiedBy,
      panel: rules.document.panel,
      round,
    }),
    others: assignments.filter(one => one.state === 'assigned' && one.id !== assignment.id),
    panelSize: rules.document.panel.size,
    assignments,
  }
}

/** What scoring reads beside the marks: the file, what other levels answered, and what came from outside. */
async function readBeside(
  reader: Reader,
  rules: ScoringGround['rules'],
  nomination: Nomination,
): Promise<Pick<OwnSheet, 'ground' | 'outside'>> {
  const { id, commodity } = nomination
  const outside = (await broughtFor(reader, [nomination])).get(id) ?? []
  const facts = factsOfFile(rules, nomination, factsBrought(outside))
  const carried = (await carriedOf(reader, [nomination])).get(id) ?? {}
  return { ground: { rules, commodity, facts, carried }, outside }
}

type Found = Readonly<{ sheet: Scoresheet; repeatOf: Scoresheet | null }>

/** The person's sheet under this code: of the round that knows the product by it, or a repeat that is theirs alone. */
async function findOwn(reader: Reader, code: string, personId: string | null): Promise<Found | null> {
  if (personId === null) return null
  const coded = await findCoded(reader, code)
  if (coded === null) {
    const repeat = await findRepeat(reader, code, personId)
    const repeatOf = repeat && (await findSheet(reader, repeat.nominationId, personId))
    return repeat && repeatOf ? { sheet: repeat, repeatOf } : null
  }
  const sheet = await findSheet(reader, coded.nominationId, personId)
  // Another round knows the product by another code, and nobody is told that they are the same.
  return sheet?.round === coded.round ? { sheet, repeatOf: null } : null
}

/** A jury scores a product whose own state says nothing of it: to its members it is being scored until they are done. */
async function juryState(
  reader: Reader,
  assignments: readonly Assignment[],
  rules: ScoringGround['rules'],
): Promise<NominationState> {
  const live = new Set(assignments.filter(one => one.state === 'assigned').map(one => one.id))
  const sheets = await listSheetsOf(
    reader,
    assignments.slice(0, 1).map(one => one.nominationId),
  )
  const locked = sheets.filter(one => live.has(one.assignmentId) && one.state === 'locked').length
  const isWhole = locked === live.size && locked >= rules.document.panel.size
  return isWhole && (await isAgreedIn(reader, assignments[0], rules)) ? 'assessed' : 'in-assessment'
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
  const found = await findOwn(reader, code, context.actor.personId)
  if (!found) return null
  await takeTurn(reader, found.sheet.nominationId)
  return loadOwnSheet(reader, code, context)
}
