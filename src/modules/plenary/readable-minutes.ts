import type { PageRequest } from '../../web/index.ts'
import { keptOf } from '../assessment/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import type { MinutedCase, Minutes } from './minutes.ts'
import { listTurns } from './motion-store.ts'

/**
 * Which cases of these minutes the reader may not see yet: not settled, and kept from the reader. Told by their turns,
 * which no two cases of a session share: a product without samples and points has no code, and one may get its code
 * after the minutes were made.
 */
export async function keptIn(
  { reader, actor, now }: PageRequest,
  { sessionId, content }: Minutes,
): Promise<ReadonlySet<MinutedCase>> {
  const open = content.cases.filter(one => one.standing !== 'settled')
  if (open.length === 0) return new Set()
  const turns = await listTurns(reader, sessionId)
  const nominations = await listNominationsByIds(reader, [...new Set(turns.map(one => one.nominationId))])
  const undecided = nominations.filter(one => one.state === 'in-assessment' || one.state === 'assessed')
  const own = await keptOf(reader, { actor, now }, undecided)
  const numbers = new Set(turns.filter(one => own.has(one.nominationId)).map(one => one.number))
  return new Set(open.filter(one => one.turns.some(turn => numbers.has(turn.number))))
}

/** The minutes without those cases. */
export const without = (minutes: Minutes, kept: ReadonlySet<MinutedCase>): Minutes => ({
  ...minutes,
  content: { ...minutes.content, cases: minutes.content.cases.filter(one => !kept.has(one)) },
})
