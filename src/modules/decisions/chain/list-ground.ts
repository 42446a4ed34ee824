import type { Reader, Tx } from '../../../platform/database/index.ts'
import { advanceMany, listNominationsByIds, nextState, type Nomination } from '../../nominations/index.ts'
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
const allCanMove = ({ list, nominations }: ListGround, action: string): boolean =>
  nominations.length === list.entries.length &&
  nominations.every(one => nextState(one.state, action) !== null)

/**
 * Brings the nominations where the act on their list brings them; false when one of them cannot go there. What is decided
 * anew was published before, and stays it.
 */
export async function moveAlong(
  tx: Tx,
  ground: ListGround,
  action: string,
  context: Readonly<{ now: Date }>,
): Promise<boolean> {
  const { list, nominations } = ground
  if (list.kind === 'correction')
    return nominations.length === list.entries.length && nominations.every(one => one.state === 'published')
  return allCanMove(ground, action) && advanceMany(tx, nominations, action, context)
}
