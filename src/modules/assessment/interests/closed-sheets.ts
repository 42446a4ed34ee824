import type { Reader } from '../../../platform/database/index.ts'
import { listNominations } from '../../nominations/index.ts'
import { affiliationsOf } from '../../people/index.ts'
import { listOpenPairs } from '../planning/assignment-store.ts'
import { findInEdition } from '../planning/plan-facts.ts'

/** How many open sheets of the panels are closed to their assessors by something that was found or declared in general. */
export async function countClosedSheets(reader: Reader): Promise<number> {
  const open = await listOpenPairs(reader)
  if (open.length === 0) return 0
  const wanted = new Set(open.map(one => one.nominationId))
  const scored = await listNominations(reader, { states: ['in-assessment'] })
  const people = await affiliationsOf(reader, [...new Set(open.map(one => one.personId))])
  const found = await findInEdition(
    reader,
    scored.filter(one => wanted.has(one.id)),
    people,
  )
  const tied = new Set(found.map(one => `${one.nominationId} ${one.personId}`))
  return open.filter(one => tied.has(`${one.nominationId} ${one.personId}`)).length
}
