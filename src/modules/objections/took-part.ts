import type { Reader } from '../../platform/database/index.ts'
import { listAssignmentsOf } from '../assessment/index.ts'
import { decidersOf } from '../decisions/index.ts'
import type { Nomination } from '../nominations/index.ts'
import { tookPartInPlenary } from '../plenary/index.ts'
import { verifiersOf } from '../verification/index.ts'
import { listObjectionsTo } from './objection-store.ts'

/**
 * Everybody who took part in the result of a nomination, each once: who nominated, verified, was assigned to score or
 * declared an interest, moved, seconded or voted in the plenary, settled, signed, approved, decided or published.
 */
export async function tookPartInResult(reader: Reader, nomination: Nomination): Promise<readonly string[]> {
  const { id } = nomination
  const verified = (await verifiersOf(reader, [id])).get(id) ?? []
  const assessed = (await listAssignmentsOf(reader, [id])).map(one => one.personId)
  const decided = (await decidersOf(reader, [id])).get(id) ?? []
  const voted = (await tookPartInPlenary(reader, [id])).get(id) ?? []
  const nominated = [nomination.openedBy, nomination.approvedBy, nomination.submittedBy]
  const all = [...nominated, ...verified, ...assessed, ...voted, ...decided]
  return [...new Set(all.filter(one => one !== null))].toSorted()
}

/** The same, and those who answered an earlier objection to it. */
export async function tookPartIn(reader: Reader, nomination: Nomination): Promise<readonly string[]> {
  const answered = (await listObjectionsTo(reader, nomination.id)).flatMap(one =>
    one.answeredAt === null || one.handlerId === null ? [] : [one.handlerId],
  )
  return [...new Set([...(await tookPartInResult(reader, nomination)), ...answered])].toSorted()
}
