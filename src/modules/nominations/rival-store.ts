import type { Reader } from '../../platform/database/index.ts'
import type { Rival } from './draft/document-choice.ts'
import { isEditable, type NominationState } from './lifecycle.ts'

type Tables = {
  nomination: {
    id: string
    product_id: string
    producer_id: string
    state: NominationState
    state_at: Date
    submitted_at: Date | null
    created_at: Date
  }
}

/** The other nominations of each one's maker, in every edition, by nomination. One query. */
export async function listRivals(
  reader: Reader,
  nominations: readonly Readonly<{ id: string; producerId: string }>[],
): Promise<ReadonlyMap<string, readonly Rival[]>> {
  if (nominations.length === 0) return new Map()
  const makers = [...new Set(nominations.map(one => one.producerId))]
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .select(['id', 'product_id', 'producer_id', 'state', 'state_at', 'submitted_at', 'created_at'])
    .where('producer_id', 'in', makers)
    .execute()
  const byMaker = Map.groupBy(rows, row => row.producer_id)
  return new Map(
    nominations.map(({ id, producerId }) => [
      id,
      (byMaker.get(producerId) ?? [])
        .filter(row => row.id !== id)
        .map(row => ({
          productId: row.product_id,
          openedAt: row.created_at,
          leftAt:
            isEditable(row.state) || row.state === 'approved' ? null : (row.submitted_at ?? row.state_at),
        })),
    ]),
  )
}
