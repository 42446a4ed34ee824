import type { Actor, Facts } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { findNomination, nominationFacts, type Nomination } from '../../nominations/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { getRules, type LoadedRules } from '../../editions/index.ts'
import { wantsAgreement, type AgreedSheet, type Voice } from '../agreed/agreed-sheet.ts'
import { isAgreedIn } from '../agreed/agreed-state.ts'
import { listAgreedSheets, listVoices } from '../agreed/agreed-store.ts'
import { listAgreedVersions, type AgreedVersion } from '../agreed/agreed-version-store.ts'
import type { Assignment, Scoresheet } from '../assessment.ts'
import { listAssignmentsOf, listInterestsOf, loadsOf } from '../planning/assignment-store.ts'
import { interestedIn, ownInterestIn, type InterestGround } from '../interests/interested-people.ts'
import { listScorers } from '../planning/list-scorers.ts'
import { planJury, type JuryPlan } from './plan-jury.ts'
import { listProfiles } from '../planning/profile-store.ts'
import { findJuryOfObjection, findLatestJury, listJuries, type SecondJury } from './second-jury-store.ts'
import { listSheetsOf } from '../sheets/scoresheet-store.ts'
import { findInEdition } from '../../interests/index.ts'

/** What a jury rests on: told by whoever keeps objections, since objections know of sheets and not the other way round. */
export type JuryCause = Readonly<{
  nominationId: string
  /** It was upheld on a ground for which others score again, and no new decision is on its way yet. */
  calls: boolean
  /** The grounds that hold. */
  grounds: readonly Text[]
  /** Everybody who took part in the result or in the answer. */
  tookPart: readonly string[]
}>
/** Null where there is no such objection. */
export type FindCause = (reader: Reader, objectionId: string) => Promise<JuryCause | null>

/** How far a jury is: its live assignments with their sheets. */
export type JuryMember = Readonly<{
  assignment: Assignment
  sheet: Scoresheet
  /** An interest declared since the sheet was locked, or found and not cleared. */
  interest: InterestGround | null
}>

type Seated = Omit<JuryMember, 'interest'>

async function membersOf(reader: Reader, jury: SecondJury): Promise<readonly Seated[]> {
  const ids = [jury.nominationId]
  const sheets = new Map((await listSheetsOf(reader, ids)).map(one => [one.assignmentId, one]))
  const live = (await listAssignmentsOf(reader, ids)).filter(
    one => one.round === jury.round && one.state === 'assigned',
  )
  return live.flatMap(assignment => {
    const sheet = sheets.get(assignment.id)
    return sheet ? [{ assignment, sheet }] : []
  })
}

/** The members with what ties each of them to the product. */
async function withInterests(
  reader: Reader,
  nomination: Nomination,
  members: readonly Seated[],
): Promise<readonly JuryMember[]> {
  const people = members.map(one => one.assignment.personId)
  const interests = await interestedIn(reader, nomination, people)
  return members.map(one => ({ ...one, interest: interests.get(one.assignment.personId) ?? null }))
}

const lockedOf = (members: readonly Seated[]): number =>
  members.filter(one => one.sheet.state === 'locked').length

/** Each seat has a locked sheet. */
export const isComplete = (jury: SecondJury, members: readonly Seated[]): boolean =>
  members.length >= jury.size && lockedOf(members) === members.length

/**
 * The last jury that was called for a nomination because of an objection, and how far it is; null where none was.
 * `complete`: each of its seats has a locked sheet, and the jury agreed on one where the rules want that, so that `lockedSheetsOf(…, { rounds: [round] })` are its sheets.
 */
export async function secondJuryOf(
  reader: Reader,
  nominationId: string,
): Promise<Readonly<{
  round: number
  objectionId: string
  assigned: number
  locked: number
  complete: boolean
}> | null> {
  const jury = await findLatestJury(reader, nominationId)
  if (!jury) return null
  const members = await membersOf(reader, jury)
  const nomination = await findNomination(reader, nominationId)
  const rules = nomination && (await getRules(reader, nomination.rulesId)).rules
  return {
    round: jury.round,
    objectionId: jury.objectionId,
    assigned: members.length,
    locked: lockedOf(members),
    complete: isComplete(jury, members) && (rules === null || (await isAgreedIn(reader, jury, rules))),
  }
}

/** All that the acts on a jury are judged by, and its page shows. */
export type JuryGround = Readonly<{
  objectionId: string
  cause: JuryCause
  nomination: Nomination
  rules: LoadedRules
  jury: SecondJury | null
  members: readonly JuryMember[]
  /** The sheet on which the jury agrees, where the rules want one and somebody wrote it, and what it was before. */
  agreed: AgreedSheet | null
  agreedVersions: readonly AgreedVersion[]
  /** Everything that was said to it. */
  voices: readonly Voice[]
  /** The round that a jury called now would be. */
  nextRound: number
  /** Who would take the empty seats as things stand now; without the assignments that `without` names. */
  plan: JuryPlan
  /** The person who asks, where an interest in the product bars them. */
  interestOf: readonly string[]
}>

/** `without`: an assignment whose seat is to be filled again. */
export type JuryWanted = Readonly<{
  objectionId: string
  without?: string
  actor: Pick<Actor, 'personId'>
  now: Date
}>

export async function loadJuryGround(
  reader: Reader,
  findCause: FindCause,
  { objectionId, without = '', actor, now }: JuryWanted,
): Promise<JuryGround | null> {
  const cause = await findCause(reader, objectionId)
  const nomination = cause && (await findNomination(reader, cause.nominationId))
  if (!cause || !nomination) return null
  const rules = await getRules(reader, nomination.rulesId)
  const jury = await findJuryOfObjection(reader, objectionId)
  const members = jury ? await withInterests(reader, nomination, await membersOf(reader, jury)) : []
  const stay = members.filter(one => one.assignment.id !== without)
  const size = jury?.size ?? rules.rules.document.panel.size
  const juries = await listJuries(reader, [nomination.id])
  return {
    objectionId,
    cause,
    nomination,
    rules,
    jury,
    members,
    ...(await agreedOf(reader, jury, rules)),
    nextRound: (juries.at(-1)?.round ?? 1) + 1,
    interestOf: await ownInterestIn(reader, { actor, now }, nomination),
    plan: await planOf(reader, { cause, nomination, rules, stay, seats: size - stay.length, now }),
  }
}

async function agreedOf(
  reader: Reader,
  jury: SecondJury | null,
  { rules }: LoadedRules,
): Promise<Pick<JuryGround, 'agreed' | 'agreedVersions' | 'voices'>> {
  if (!jury || !wantsAgreement(rules)) return { agreed: null, agreedVersions: [], voices: [] }
  const ids = [jury.nominationId]
  const agreed = (await listAgreedSheets(reader, ids)).find(one => one.round === jury.round) ?? null
  const versions = await listAgreedVersions(reader, ids)
  const voices = [...(await listVoices(reader, agreed ? [agreed.id] : [])).values()].flat()
  return { agreed, agreedVersions: versions.filter(one => one.sheetId === agreed?.id), voices }
}

/** Whether the jury has the agreed sheet that its rules want, locked. */
export const isAgreed = ({ rules, agreed }: JuryGround): boolean =>
  !wantsAgreement(rules.rules) || agreed?.state === 'locked'

/** What the access table knows of a jury. */
export const juryFacts = ({ nomination, interestOf }: JuryGround): Facts => ({
  ...nominationFacts(nomination),
  interestOf,
})

type Wanted = Readonly<{
  cause: JuryCause
  nomination: Nomination
  rules: LoadedRules
  stay: readonly JuryMember[]
  seats: number
  now: Date
}>

async function planOf(reader: Reader, wanted: Wanted): Promise<JuryPlan> {
  const { cause, nomination, stay, seats, now } = wanted
  const { panel } = wanted.rules.rules.document
  const assessors = await listScorers(reader, now)
  const people = assessors.map(one => one.id)
  const assignments = await listAssignmentsOf(reader, [nomination.id])
  const profiles = await listProfiles(reader, people)
  const loads = await loadsOf(reader, people)
  const bodyOf = new Map(people.map(id => [id, profiles.get(id)?.body ?? '']))
  const seated = stay.map(one => one.assignment.body)
  return planJury({
    nomination,
    seats,
    bodies: (panel.composition ?? []).map(({ id, atLeast }) => ({
      id,
      missing: Math.max(0, atLeast - seated.filter(body => body === id).length),
    })),
    had: assignments.map(one => one.personId),
    tookPart: cause.tookPart,
    helpers: people.map(id => ({
      id,
      load: loads.get(id) ?? 0,
      maxLoad: profiles.get(id)?.maxLoad ?? null,
    })),
    bodyOf,
    barred: {
      assessors,
      assignments,
      interests: await listInterestsOf(reader, [nomination.id]),
      verifiedBy: await verifiersOf(reader, [nomination.id]),
      panel,
      found: await findInEdition(reader, [nomination], assessors),
      profiles,
    },
  })
}
