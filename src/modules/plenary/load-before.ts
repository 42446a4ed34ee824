import type { Reader } from '../../platform/database/index.ts'
import { takeFurtherTurn } from '../assessment/index.ts'
import {
  furtherGroundFor,
  loadCases,
  withSupport,
  type FurtherGround,
  type PlenaryCase,
} from '../decisions/index.ts'
import { findNomination } from '../nominations/index.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { currentTurn, openMotion, type Sitting } from './session.ts'

/** A session with the case that is before it. */
export type Before = Readonly<{
  sitting: Sitting
  /** Null without one, and while it is with its assessors again. */
  one: PlenaryCase | null
  /** Who would score it once more, where that is asked for. */
  further: FurtherGround | null
}>

/** `asksFurther`: a motion for one more sheet is about to be put; one that is at the vote is seen without it. */
export async function loadBefore(
  reader: Reader,
  id: string,
  now: Date,
  asksFurther = false,
): Promise<Before | null> {
  const sitting = await loadSittingInTurn(reader, id)
  if (!sitting) return null
  const turn = currentTurn(sitting)
  const nomination = turn && (await findNomination(reader, turn.nominationId))
  const [one] = nomination?.state === 'assessed' ? await loadCases(reader, [nomination]) : []
  if (!one) return { sitting, one: null, further: null }
  if (!asksFurther && openMotion(sitting)?.kind !== 'further-sheet') return { sitting, one, further: null }
  const { editionId } = sitting.session
  await takeFurtherTurn(reader, editionId)
  const [supported = one] = await withSupport(reader, editionId, [one])
  return { sitting, one, further: await furtherGroundFor(reader, supported, now) }
}
