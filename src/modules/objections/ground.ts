import type { Reader } from '../../platform/database/index.ts'
import {
  criteriaIn,
  findResult,
  listSuperseded,
  type FeedbackCriterion,
  type PublishedResult,
} from '../decisions/index.ts'
import { getEdition, listStages, type Edition } from '../editions/index.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { windowOf, type Objection, type Side, type Window } from './objection.ts'
import { listObjectionsTo } from './objection-store.ts'
import type { ObjectionSettings } from './settings.ts'

/** A published result with what was objected to it, and whether it can be now. */
export type ResultGround = Readonly<{
  nomination: Nomination
  edition: Edition
  result: PublishedResult
  criteria: readonly FeedbackCriterion[]
  objections: readonly Objection[]
  window: Window
  /** The result was decided anew after an objection. */
  corrected: boolean
}>

/** Null where no such result is published. A constant number of queries. */
export async function loadResultGround(
  reader: Reader,
  nominationId: string,
  { now, sendDays }: Readonly<{ now: Date }> & Pick<ObjectionSettings, 'sendDays'>,
): Promise<ResultGround | null> {
  const nomination = await findNomination(reader, nominationId)
  const result = nomination && (await findResult(reader, nomination.id))
  if (!result) return null
  const { areaPath, editionId } = nomination
  const stages = await listStages(reader, editionId, { area: areaPath })
  return {
    nomination,
    edition: await getEdition(reader, editionId),
    result,
    criteria: criteriaIn(result.feedback.parts),
    objections: await listObjectionsTo(reader, nomination.id),
    corrected: (await listSuperseded(reader, nomination.id)).length > 0,
    window: windowOf(stages, { areaPath, publishedAt: result.publishedAt, now, sendDays }),
  }
}

/** Objections to the result that is in force that count against what a side may send: sent, and not withdrawn. */
export const sentBy = ({ objections, result }: ResultGround, side: Side): number =>
  objections.filter(
    one =>
      one.side === side &&
      one.receivedAt !== null &&
      one.receivedAt >= result.publishedAt &&
      one.state !== 'withdrawn',
  ).length

export const isUnderWay = ({ state }: Pick<Objection, 'state'>): boolean =>
  state === 'received' || state === 'taken-up'
