import type { Actor } from '../../../access/index.ts'
import { ownInterestIn, secondJuryOf } from '../../assessment/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getEdition, type Edition } from '../../editions/index.ts'
import { findNomination, type Nomination } from '../../nominations/index.ts'
import {
  correctedInputs,
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
import { loadCases, type PlenaryCase } from '../cases/plenary-case.ts'
import { findListOfPublication, listCorrectionVersions } from '../chain/recommendation-store.ts'
import type { Recommendation } from '../chain/recommendation.ts'
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
  /** The person who asks, where an interest in the product bars them. */
  interestOf: readonly string[]
}>

/** A list that was signed keeps what it was computed from; before that, what was corrected until now counts. */
function inputsOf(
  latest: Recommendation | null,
  current: PublishedResult,
  facts: readonly CorrectedFact[],
  jury: Jury | null,
): ResultInputs {
  const signed = latest === null || latest.state === 'returned' ? null : latest.entries[0]?.correction
  if (signed) return signed.inputs
  // Until every sheet of the jury is locked nobody sees what it comes to.
  return correctedInputs(current.inputs, facts, jury?.complete ? jury.round : current.inputs.round)
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
  const inputs = inputsOf(latest, current, facts, jury)
  const [one] = await loadCases(reader, [nomination], new Map([[nomination.id, inputs]]))
  if (!one) return null
  const edition = await getEdition(reader, nomination.editionId)
  return {
    upheld,
    stage: (await findCorrectionStanding(reader, objectionId))?.stage ?? 'upheld',
    correction: await findCorrection(reader, objectionId),
    facts,
    edition,
    nomination,
    current,
    decidedBy: await findListOfPublication(reader, current.publicationId),
    latest,
    jury,
    inputs,
    one,
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

/** Whether the result in force is still the one that was to be decided anew. */
export const isStillInForce = ({ correction, current, overtaken }: CorrectionGround): boolean =>
  !overtaken && (correction === null || correction.supersedes === current.publicationId)
