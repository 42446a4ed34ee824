import type { RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { listNominations, type NominationBrief, type NominationState } from '../nominations/index.ts'
import type { Ending, Reevaluation } from './reevaluation.ts'
import { listReevaluations } from './reevaluation-store.ts'

/** Where a called holder stands: an outcome, or how far the new nomination has come. */
export const places = ['absent', 'preparing', 'entered', 'refused'] as const
export type Place = (typeof places)[number]
export type Standing = Place | Ending

/** A holder in an edition, with the nomination that was not withdrawn. */
export type Standed = Readonly<{ one: Reevaluation; nomination: NominationBrief | null; standing: Standing }>

const notSent: readonly NominationState[] = ['draft', 'approved']
const over: readonly NominationState[] = ['not-admitted', 'lapsed']

/** Where one stands, with its nomination that was not withdrawn. */
export function placeOf(one: Reevaluation, nomination: NominationBrief | null): Standing {
  if (one.outcome !== null) return one.outcome
  if (nomination === null) return 'absent'
  if (notSent.includes(nomination.state)) return 'preparing'
  return over.includes(nomination.state) ? 'refused' : 'entered'
}

/** Every holder of an edition whom the reader may see, by place. Two queries. */
export async function listStandings(
  reader: Reader,
  editionId: string,
  allowed?: RawBuilder<boolean>,
): Promise<readonly Standed[]> {
  const rows = await listReevaluations(reader, { editionId, ...(allowed ? { allowed } : {}) })
  const productIds = rows.map(one => one.productId)
  const nominations = await listNominations(reader, { editionId, productIds })
  const live = new Map(nominations.filter(one => one.state !== 'withdrawn').map(one => [one.productId, one]))
  return rows.map(one => {
    const nomination = live.get(one.productId) ?? null
    return { one, nomination, standing: placeOf(one, nomination) }
  })
}

/** True while the office still has to send its nomination. */
export const isMissing = ({ standing }: Standed): boolean => standing === 'absent' || standing === 'preparing'
