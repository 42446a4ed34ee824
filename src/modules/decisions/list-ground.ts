import type { Reader } from '../../platform/database/index.ts'
import { listNominationsByIds, nextState, type Nomination } from '../nominations/index.ts'
import type { Recommendation } from './recommendation.ts'
import { findRecommendation } from './recommendation-store.ts'

/** A list with the nominations on it. */
export type ListGround = Readonly<{ list: Recommendation; nominations: readonly Nomination[] }>

export async function loadList(reader: Reader, id: string): Promise<ListGround | null> {
  const list = await findRecommendation(reader, id)
  if (!list) return null
  const ids = list.entries.map(entry => entry.nominationId)
  return { list, nominations: await listNominationsByIds(reader, ids) }
}

/** True when each nomination of the list is there and the act is a legal move for it. */
export const allCanMove = ({ list, nominations }: ListGround, action: string): boolean =>
  nominations.length === list.entries.length &&
  nominations.every(one => nextState(one.state, action) !== null)
