import type { Reader } from '../../../platform/database/index.ts'
import { listCodes } from '../../samples/index.ts'
import { listAssignmentsOf } from '../planning/assignment-store.ts'

type Pair = Readonly<{ nominationId: string; personId: string }>

/** How a pair is named among the codes. */
export const sheetCodeKey = ({ nominationId, personId }: Pair): string => `${nominationId} ${personId}`

/** Under which blind code each of these people knows the product: that of the round of the own sheet. Two queries. */
export async function sheetCodesOf(
  reader: Reader,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(pairs.map(one => one.nominationId))]
  const assignments = await listAssignmentsOf(reader, ids)
  const codes = new Map(
    (await listCodes(reader, ids)).map(one => [`${one.nominationId} ${one.round}`, one.code]),
  )
  return new Map(
    pairs.map(pair => {
      const own = assignments.findLast(
        one => one.nominationId === pair.nominationId && one.personId === pair.personId,
      )
      return [sheetCodeKey(pair), codes.get(`${pair.nominationId} ${own?.round ?? 1}`) ?? '']
    }),
  )
}
