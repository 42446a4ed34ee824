import type { Reader } from '../../platform/database/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'

/** The names of the products of some nominations, by nomination. Two queries. */
export async function namesOfProducts(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const nominations = await listNominationsByIds(reader, nominationIds)
  const products = await listProductsByIds(
    reader,
    nominations.map(one => one.productId),
  )
  return new Map(nominations.map(one => [one.id, products.get(one.productId)?.name ?? '']))
}
