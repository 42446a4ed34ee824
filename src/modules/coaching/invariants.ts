import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { criteriaIn, eachResult } from '../decisions/index.ts'
import { listEditions } from '../editions/index.ts'
import { listCounted } from './standing-store.ts'

/** Published results whose criteria are not counted, or that are counted although nothing is told of their criteria. */
async function notCounted(reader: Reader): Promise<readonly string[]> {
  const counted = new Set<string>()
  for (const { id } of await listEditions(reader))
    for (const nomination of await listCounted(reader, id)) counted.add(nomination)
  const wrong: string[] = []
  for await (const { nominationId, feedback } of eachResult(reader)) {
    const isTold = criteriaIn(feedback.parts).length > 0
    if (isTold !== counted.has(nominationId)) wrong.push(nominationId)
    counted.delete(nominationId)
  }
  return [...wrong, ...counted]
}

export const coachingInvariants: readonly Invariant[] = [
  {
    id: 'coaching.results-counted',
    says: text(
      'Kriteria setiap hasil yang diumumkan terhitung dalam ikhtisar wilayah, dan tidak ada yang lain.',
      'The criteria of every published result are counted in the overview of its area, and nothing else is.',
    ),
    find: ({ reader }) => notCounted(reader),
  },
]
