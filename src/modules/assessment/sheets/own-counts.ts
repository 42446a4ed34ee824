import type { Reader } from '../../../platform/database/index.ts'
import { carriedOf } from '../levels/carried-answers.ts'
import { factsOfFile } from '../planning/file-facts.ts'
import { outsideOf } from '../outside/outside-facts.ts'
import type { OwnWork } from './own-work.ts'
import { sumsOf } from './sheet-sums.ts'

/**
 * Of each open sheet how many criteria are asked by what is known so far, and how many of those are answered: as its own
 * page counts. Two queries at most.
 */
export async function countOpen(
  reader: Reader,
  work: readonly OwnWork[],
): Promise<ReadonlyMap<string, Readonly<{ done: number; all: number }>>> {
  const open = work.filter(one => one.sheet.state === 'open')
  const nominations = open.map(one => one.nomination)
  const carried = await carriedOf(reader, nominations)
  const outside = await outsideOf(reader, nominations)
  return new Map(
    open.map(({ code, nomination, rules: { rules }, marks }) => {
      const { id, commodity } = nomination
      const facts = factsOfFile(rules, nomination, outside.get(id))
      const { done, all } = sumsOf(
        { ground: { rules, commodity, facts, carried: carried.get(id) ?? {} } },
        marks,
        'id',
      )
      return [code, { done, all }]
    }),
  )
}
