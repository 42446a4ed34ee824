import type { ActionContext } from '../../../actions/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds, listNumbered } from '../../nominations/index.ts'
import { dayIn } from '../../regions/index.ts'
import { numbersLike, type ListGround } from './judge-outside-list.ts'
import { loadOutsidesInTurn, outsideGroundsOf } from './outside-ground.ts'
import type { OutsideList } from './outside-list.ts'

type Who = Pick<ActionContext, 'actor' | 'now'>

/**
 * What the rows of a list are judged by, as things are now. `inTurn`: for the act that stores them; what is read here
 * holds until it ends.
 */
export async function groundOfList(
  reader: Reader,
  list: OutsideList,
  who: Who,
  inTurn: boolean,
): Promise<ListGround> {
  const numbers = list.rows.flatMap(({ cells }) => (cells['number'] ? numbersLike(cells['number']) : []))
  const named = await listNumbered(reader, [...new Set(numbers)])
  const ids = [...named.values()].filter(one => one.editionId === list.editionId).map(one => one.id)
  const grounds = inTurn
    ? await loadOutsidesInTurn(reader, list.editionId, ids, who)
    : await outsideGroundsOf(reader, await listNominationsByIds(reader, ids), who)
  return {
    list,
    named,
    grounds: new Map(grounds.map(one => [one.nomination.id, one])),
    today: dayIn('/', who.now),
  }
}
