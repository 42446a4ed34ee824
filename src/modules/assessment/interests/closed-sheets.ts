import { setImmediate as turn } from 'node:timers/promises'
import type { Database } from '../../../platform/database/index.ts'
import { findInEdition } from '../../interests/index.ts'
import { listNominations } from '../../nominations/index.ts'
import { affiliationsOf } from '../../people/index.ts'
import { listOpenPairs } from '../planning/assignment-store.ts'

/** So many files are compared in one go; then other work has its turn. */
const TOGETHER = 1_000

const keyOf = (one: Readonly<{ nominationId: string; personId: string }>): string =>
  `${one.nominationId} ${one.personId}`

/**
 * How many open sheets of the panels are closed to their assessors by something that was found or declared in general.
 * Each part of the work asks for a connection of its own: others read in between.
 */
export async function countClosedSheets(read: Database['read']): Promise<number> {
  const open = await read(listOpenPairs)
  if (open.length === 0) return 0
  const panels = Map.groupBy(open, one => one.nominationId)
  const scored = await read(reader => listNominations(reader, { states: ['in-assessment'] }))
  const files = scored.filter(one => panels.has(one.id))
  let count = 0
  for (let start = 0; start < files.length; start += TOGETHER) {
    await turn()
    const part = files.slice(start, start + TOGETHER)
    const pairs = part.flatMap(one => panels.get(one.id) ?? [])
    const found = await read(async reader => {
      const people = await affiliationsOf(reader, [...new Set(pairs.map(one => one.personId))])
      return findInEdition(reader, part, people)
    })
    const tied = new Set(found.map(keyOf))
    count += pairs.filter(one => tied.has(keyOf(one))).length
  }
  return count
}
