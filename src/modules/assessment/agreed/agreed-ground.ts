import type { Facts } from '../../../access/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import type { Carried } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules, type LoadedRules } from '../../editions/index.ts'
import { listNominationsByIds, type Nomination } from '../../nominations/index.ts'
import { findCoded } from '../../samples/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { besideOf, wantsAgreement, type AgreedSheet, type Seat, type Voice } from './agreed-sheet.ts'
import { listAgreedMarks, listAgreedSheets, listVoices } from './agreed-store.ts'
import {
  assessmentFacts,
  type Assignment,
  type Interest,
  type Mark,
  type Note,
  type Scoresheet,
} from '../assessment.ts'
import { listAssignmentsOf, listInterestsOf } from '../planning/assignment-store.ts'
import { carriedOf } from '../levels/carried-answers.ts'
import { factsOfFile } from '../planning/file-facts.ts'
import { interestedInEach, interestsOf, type InterestGround } from '../interests/interested-people.ts'
import { factsBrought, type BroughtFact } from '../outside/outside-fact.ts'
import { broughtFor } from '../outside/outside-facts.ts'
import { listMarks, listSheetsOf, takeTurn } from '../sheets/scoresheet-store.ts'
import type { ScoringGround } from '../sheets/score-marks.ts'

/** All that the acts on an agreed sheet are judged by, and its page shows. */
export type AgreedGround = Readonly<{
  /** The blind code of this round. */
  code: string
  nomination: Nomination
  round: number
  ground: ScoringGround
  /** What was brought from outside, to be read beside its ratings. */
  outside: readonly BroughtFact[]
  facts: Facts
  /** Every individual sheet of the round is locked: until then nobody sees anything of another one's. */
  isWhole: boolean
  /** The live individual sheets, in the order in which they were opened. */
  seats: readonly Seat[]
  beside: string
  sheet: AgreedSheet
  marks: readonly Mark[]
  /** None: an agreed sheet is everybody's. */
  notes: readonly Note[]
  voices: readonly Voice[]
}>

type Coded = NonNullable<Awaited<ReturnType<typeof findCoded>>>
type Who = Pick<ActionContext, 'actor' | 'now'>

/** What is stored around some nominations. */
type Stored = Readonly<{
  assignments: readonly Assignment[]
  interests: readonly Interest[]
  sheets: readonly Scoresheet[]
  marks: ReadonlyMap<string, readonly Mark[]>
  agreed: readonly AgreedSheet[]
  agreedMarks: ReadonlyMap<string, readonly Mark[]>
  voices: ReadonlyMap<string, readonly Voice[]>
  verifiers: ReadonlyMap<string, readonly string[]>
  /** What other levels answered, the same on every sheet. */
  carried: ReadonlyMap<string, Carried>
  /** What was brought from outside. */
  outside: ReadonlyMap<string, readonly BroughtFact[]>
  /** What ties those who have sheets to the products: declared, or found and not cleared. */
  tied: ReadonlyMap<string, ReadonlyMap<string, InterestGround>>
  /** Those in which whoever asks has an interest, through whatever role. */
  kept: ReadonlySet<string>
}>

async function storedAround(reader: Reader, nominations: readonly Nomination[], who: Who): Promise<Stored> {
  const ids = nominations.map(one => one.id)
  const sheets = await listSheetsOf(reader, ids)
  const agreed = await listAgreedSheets(reader, ids)
  const agreedIds = agreed.map(one => one.id)
  const people = sheets.map(one => one.personId)
  return {
    assignments: await listAssignmentsOf(reader, ids),
    interests: await listInterestsOf(reader, ids),
    sheets,
    marks: await listMarks(
      reader,
      sheets.map(one => one.id),
    ),
    agreed,
    agreedMarks: await listAgreedMarks(reader, agreedIds),
    voices: await listVoices(reader, agreedIds),
    verifiers: await verifiersOf(reader, ids),
    carried: await carriedOf(reader, nominations),
    outside: await broughtFor(reader, nominations),
    tied: await interestedInEach(reader, nominations, people),
    kept: await interestsOf(reader, who, nominations),
  }
}

const emptySheet = (nomination: Nomination, round: number): AgreedSheet => ({
  // Given by the act that first writes something.
  id: '',
  nominationId: nomination.id,
  round,
  rulesId: nomination.rulesId,
  state: 'open',
  revision: 0,
  total: null,
  beside: null,
  voiceless: [],
  lockedBy: null,
  lockedAt: null,
})

type Around = Readonly<{
  nomination: Nomination
  rules: ScoringGround['rules']
  assignments: readonly Assignment[]
  sheet: AgreedSheet
}>

function seatsIn({ nomination, assignments }: Around, { sheets, marks, tied }: Stored): readonly Seat[] {
  const live = new Set(assignments.filter(one => one.state === 'assigned').map(one => one.id))
  const own = sheets.filter(one => live.has(one.assignmentId))
  return own.map((sheet, index) => ({
    number: index + 1,
    personId: sheet.personId,
    sheet,
    marks: marks.get(sheet.id) ?? [],
    interest: tied.get(nomination.id)?.get(sheet.personId) ?? null,
  }))
}

/**
 * What access is judged by. A jury scores a product that is published: to those who agree there it is being scored until
 * their sheet is locked.
 */
function factsIn({ nomination, rules, assignments, sheet }: Around, stored: Stored, { actor }: Who): Facts {
  const jury = sheet.state === 'locked' ? 'assessed' : 'in-assessment'
  const state = sheet.round === 1 ? nomination.state : jury
  const facts = assessmentFacts(
    { areaPath: nomination.areaPath, state },
    assignments,
    stored.interests.filter(one => one.nominationId === nomination.id),
    {
      verifiedBy: stored.verifiers.get(nomination.id) ?? [],
      panel: rules.document.panel,
      round: sheet.round,
    },
  )
  const own = actor.personId !== null && stored.kept.has(nomination.id) ? [actor.personId] : []
  return { ...facts, interestOf: [...(facts.interestOf ?? []), ...own] }
}

function groundIn(
  { code, round }: Coded,
  { nomination, rules: { rules } }: Readonly<{ nomination: Nomination; rules: LoadedRules }>,
  stored: Stored,
  who: Who,
): AgreedGround {
  const isOfRound = (one: Readonly<{ nominationId: string; round: number }>): boolean =>
    one.nominationId === nomination.id && one.round === round
  const sheet = stored.agreed.find(isOfRound) ?? emptySheet(nomination, round)
  const around: Around = { nomination, rules, sheet, assignments: stored.assignments.filter(isOfRound) }
  const seats = seatsIn(around, stored)
  const outside = stored.outside.get(nomination.id) ?? []
  return {
    code,
    nomination,
    round,
    ground: {
      rules,
      commodity: nomination.commodity,
      facts: factsOfFile(rules, nomination, factsBrought(outside)),
      carried: stored.carried.get(nomination.id) ?? {},
    },
    outside,
    facts: factsIn(around, stored, who),
    isWhole: seats.length >= rules.document.panel.size && seats.every(one => one.sheet.state === 'locked'),
    seats,
    beside: besideOf(seats.map(one => one.sheet)),
    sheet,
    marks: stored.agreedMarks.get(sheet.id) ?? [],
    notes: [],
    voices: stored.voices.get(sheet.id) ?? [],
  }
}

/** Those of these codes whose rules want an agreed sheet, in their order. A constant number of queries. */
export async function listAgreedGrounds(
  reader: Reader,
  codes: readonly Coded[],
  who: Who,
): Promise<readonly AgreedGround[]> {
  const ids = [...new Set(codes.map(one => one.nominationId))]
  const nominations = await listNominationsByIds(reader, ids)
  const all = await getAllRules(reader, [...new Set(nominations.map(one => one.rulesId))])
  const rulesOf = new Map(all.filter(one => wantsAgreement(one.rules)).map(one => [one.id, one]))
  const wanting = nominations.filter(one => rulesOf.has(one.rulesId))
  if (wanting.length === 0) return []
  const stored = await storedAround(reader, wanting, who)
  return codes.flatMap(coded => {
    const nomination = wanting.find(one => one.id === coded.nominationId)
    const rules = nomination && rulesOf.get(nomination.rulesId)
    return nomination && rules ? [groundIn(coded, { nomination, rules }, stored, who)] : []
  })
}

/** Finds it by the blind code of its round; null where there is no such code, or the rules want no agreed sheet. */
export async function loadAgreed(reader: Reader, code: string, who: Who): Promise<AgreedGround | null> {
  const coded = await findCoded(reader, code)
  const [ground] = coded ? await listAgreedGrounds(reader, [coded], who) : []
  return ground ?? null
}

/** The same for an act: locks, unlocks, releases and words about one product come one after the other. */
export async function loadAgreedInTurn(reader: Reader, code: string, who: Who): Promise<AgreedGround | null> {
  const coded = await findCoded(reader, code)
  if (!coded) return null
  await takeTurn(reader, coded.nominationId)
  return loadAgreed(reader, code, who)
}
