import type { PageRequest } from '../../web/index.ts'
import { keptOf } from '../assessment/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { blindCodesOf } from '../samples/index.ts'
import type { Minutes } from './minutes.ts'
import { listTurns } from './motion-store.ts'

/** Which cases of these minutes the reader may not see yet: not settled, and kept from the reader. By code. */
export async function keptIn(
  { reader, actor, now }: PageRequest,
  { sessionId, content }: Minutes,
): Promise<ReadonlySet<string>> {
  const open = new Set(content.cases.filter(one => one.standing !== 'settled').map(one => one.code))
  if (open.size === 0) return open
  const turns = await listTurns(reader, sessionId)
  const nominations = await listNominationsByIds(reader, [...new Set(turns.map(one => one.nominationId))])
  const undecided = nominations.filter(one => one.state === 'in-assessment' || one.state === 'assessed')
  const own = await keptOf(reader, { actor, now }, undecided)
  const codes = await blindCodesOf(reader, [...own])
  return new Set([...codes.values()].filter(code => open.has(code)))
}

/** The minutes without those cases. */
export const without = (minutes: Minutes, kept: ReadonlySet<string>): Minutes => ({
  ...minutes,
  content: { ...minutes.content, cases: minutes.content.cases.filter(one => !kept.has(one.code)) },
})
