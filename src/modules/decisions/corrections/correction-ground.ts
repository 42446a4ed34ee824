import type { Actor } from '../../../access/index.ts'
import { ownInterestIn, secondJuryOf } from '../../assessment/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getEdition, type Edition } from '../../editions/index.ts'
import { findNomination, type Nomination } from '../../nominations/index.ts'
import {
  type CorrectedFact,
  type Correction,
  type CorrectionSettings,
  type CorrectionStage,
  type UpheldObjection,
} from './correction.ts'
import {
  findCorrection,
  findCorrectionStanding,
  listCorrectedFacts,
  takeCorrectionTurn,
} from './correction-store.ts'
import { countingFor, listEveryAwaited } from '../cases/awaited-fact-store.ts'
import { standingAwaited, type AwaitedFact } from '../cases/awaited-fact.ts'
import { loadCases, type PlenaryCase } from '../cases/plenary-case.ts'
import { findListOfPublication, listCorrectionVersions } from '../chain/recommendation-store.ts'
import type { Recommendation } from '../chain/recommendation.ts'
import { inputsAnew, recordedFor } from './inputs-anew.ts'
import { isJudgedAnew } from '../release/release-ground.ts'
import type { ResultInputs } from '../result-inputs.ts'
import { findResult } from '../result-store.ts'
import type { PublishedResult } from '../result.ts'

type Jury = NonNullable<Awaited<ReturnType<typeof secondJuryOf>>>

/** An upheld objection with the result that is in force, and everything that a new decision rests on. */
export type CorrectionGround = Readonly<{
  upheld: UpheldObjection
  stage: CorrectionStage
  correction: Correction | null
  facts: readonly CorrectedFact[]
  edition: Edition
  nomination: Nomination
  current: PublishedResult
  /** The list by which the result in force was decided. */
  decidedBy: Recommendation | null
  /** The newest list of the new decision; null before the first. */
  latest: Recommendation | null
  /** The jury that was called because of this objection; null where none was. */
  jury: Jury | null
  inputs: ResultInputs
  /** Computed from those inputs. */
  one: PlenaryCase
  /** The product has a newer result than this one. */
  overtaken: boolean
  /** What was recorded as come of that for which the rules suspend the result, for this new decision. */
  come: readonly AwaitedFact[]
  /** The person who asks, where an interest in the product bars them. */
  interestOf: readonly string[]
}>

/** A list that was signed keeps what it was computed from; before that, what was corrected until now counts. */
function inputsOf(
  latest: Recommendation | null,
  current: PublishedResult,
  facts: readonly CorrectedFact[],
  come: readonly AwaitedFact[],
  jury: Jury | null,
): ResultInputs {
  const signed = latest === null || latest.state === 'returned' ? null : latest.entries[0]?.correction
  if (signed) return signed.inputs
  // Until every sheet of the jury is locked nobody sees what it comes to.
  return inputsAnew(current.inputs, facts, come, jury?.complete ? jury.round : current.inputs.round)
}

type Asking = Readonly<{ actor: Pick<Actor, 'personId'>; now: Date }>

/** Null where there is no such upheld objection. A constant number of queries. */
export async function loadCorrectionGround(
  reader: Reader,
  objectionId: string,
  { findUpheld }: Pick<CorrectionSettings, 'findUpheld'>,
  who: Asking,
): Promise<CorrectionGround | null> {
  const upheld = await findUpheld(reader, objectionId)
  const nomination = upheld && (await findNomination(reader, upheld.nominationId))
  const current = nomination && (await findResult(reader, nomination.id))
  if (!current) return null
  const called = await secondJuryOf(reader, nomination.id)
  const jury = called?.objectionId === objectionId ? called : null
  const facts = await listCorrectedFacts(reader, objectionId)
  const [latest = null] = await listCorrectionVersions(reader, objectionId)
  const correction = await findCorrection(reader, objectionId)
  const rows = (await listEveryAwaited(reader, [nomination.id])).get(nomination.id) ?? []
  const awaited = countingFor(rows, correction?.openedAt ?? null)
  const come = recordedFor(objectionId, awaited)
  const inputs = inputsOf(latest, current, facts, come, jury)
  const [one] = await loadCases(reader, [nomination], new Map([[nomination.id, inputs]]))
  if (!one) return null
  const edition = await getEdition(reader, nomination.editionId)
  return {
    upheld,
    stage: (await findCorrectionStanding(reader, objectionId))?.stage ?? 'upheld',
    correction,
    facts,
    edition,
    nomination,
    current,
    decidedBy: await findListOfPublication(reader, current.publicationId),
    latest,
    jury,
    inputs,
    come,
    one: { ...one, awaited },
    overtaken: await isJudgedAnew(reader, edition, current),
    interestOf: await ownInterestIn(reader, who, nomination),
  }
}

/** The same in its turn, for an act: two at once come one after the other. */
export async function takeCorrectionGround(
  reader: Reader,
  objectionId: string,
  settings: CorrectionSettings,
  who: Asking,
): Promise<CorrectionGround | null> {
  await takeCorrectionTurn(reader, objectionId)
  return loadCorrectionGround(reader, objectionId, settings, who)
}

/** Counts what was put right and what was recorded as come: forms name the count that they were drawn with. */
export const revisionOf = ({ facts, come }: Pick<CorrectionGround, 'facts' | 'come'>): number =>
  facts.length + come.length

/** The facts that were recorded as come: what counts of them is put right there, and not as a fact of the file. */
export const comeFacts = ({ come }: Pick<CorrectionGround, 'come'>): ReadonlySet<string> =>
  new Set(standingAwaited(come).flatMap(one => one.fact ?? []))

/** Whether the result in force is still the one that was to be decided anew. */
export const isStillInForce = ({ correction, current, overtaken }: CorrectionGround): boolean =>
  !overtaken && (correction === null || correction.supersedes === current.publicationId)
