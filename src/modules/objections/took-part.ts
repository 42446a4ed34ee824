import type { Reader } from '../../platform/database/index.ts'
import { listAssignmentsOf } from '../assessment/index.ts'
import { decidersOf } from '../decisions/index.ts'
import type { Nomination } from '../nominations/index.ts'
import { tookPartInPlenary } from '../plenary/index.ts'
import { verifiersOf } from '../verification/index.ts'
import { listObjectionsTo } from './objection-store.ts'

/**
 * Who took part in the result of a nomination beside the plenary, each once: who nominated, verified, was assigned to
 * score or declared an interest, settled, signed, approved, decided or published.
 */
export async function tookPartBesidePlenary(
  reader: Reader,
  nomination: Nomination,
): Promise<readonly string[]> {
  const { id } = nomination
  const verified = (await verifiersOf(reader, [id])).get(id) ?? []
  const assessed = (await listAssignmentsOf(reader, [id])).map(one => one.personId)
  const decided = (await decidersOf(reader, [id])).get(id) ?? []
  const nominated = [nomination.openedBy, nomination.approvedBy, nomination.submittedBy]
  const all = [...nominated, ...verified, ...assessed, ...decided]
  return [...new Set(all.filter(one => one !== null))].toSorted()
}

/** Everybody who took part in it: those, and who moved, seconded or voted in the plenary. */
export async function tookPartInResult(reader: Reader, nomination: Nomination): Promise<readonly string[]> {
  const voted = (await tookPartInPlenary(reader, [nomination.id])).get(nomination.id) ?? []
  return [...new Set([...(await tookPartBesidePlenary(reader, nomination)), ...voted])].toSorted()
}

/** The same, and those who answered an earlier objection to it. */
export async function tookPartIn(reader: Reader, nomination: Nomination): Promise<readonly string[]> {
  const answered = (await listObjectionsTo(reader, nomination.id)).flatMap(one =>
    one.answeredAt === null || one.handlerId === null ? [] : [one.handlerId],
  )
  return [...new Set([...(await tookPartInResult(reader, nomination)), ...answered])].toSorted()
}
