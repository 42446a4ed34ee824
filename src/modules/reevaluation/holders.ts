import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listCertificatesOf } from '../certificates/index.ts'
import { listLastStars } from '../decisions/index.ts'
import { listEditions, mayFollow, publishedRulesOf, type Edition } from '../editions/index.ts'
import {
  listLastFormerAwards,
  listProductsByIds,
  type FormerAward,
  type ProductBrief,
} from '../producers/index.ts'
import type { Former } from './reevaluation.ts'

/** A product that holds a star from before an edition. */
export type Holder = Readonly<{ productId: string; product: ProductBrief; former: Former }>

const fromRecord = ({ stars, of, scheme, year, source }: FormerAward): Former => ({
  stars,
  of,
  scheme,
  when: text(String(year), String(year)),
  nominationId: null,
  source,
})

/**
 * The award that each product holds when an edition begins: of some products, or of all. What was decided here is
 * newer than what was recorded from before; a star that was lost or withdrawn is held no more. Four queries.
 */
export async function listFormers(
  reader: Reader,
  edition: Edition,
  productIds?: readonly string[],
): Promise<ReadonlyMap<string, Former>> {
  if (edition.kind !== 'regular') return new Map()
  const earlier = new Map(
    (await listEditions(reader)).filter(other => mayFollow(edition, other)).map(one => [one.id, one]),
  )
  const decided = await listLastStars(reader, [...earlier.keys()], productIds)
  const certificates = await listCertificatesOf(
    reader,
    decided.map(one => one.nominationId),
  )
  const recorded = await listLastFormerAwards(reader, productIds)
  const formers = new Map([...recorded].map(([id, award]) => [id, fromRecord(award)]))
  for (const { productId, nominationId, editionId, stars, of, scheme } of decided) {
    const withdrawn = certificates.get(nominationId)?.state === 'withdrawn'
    const when = earlier.get(editionId)?.title
    if (stars === 0 || withdrawn || !when) formers.delete(productId)
    else formers.set(productId, { stars, of, scheme, when, nominationId, source: null })
  }
  return formers
}

/** Everyone whom an edition may call: its rules have their commodity. By place, then by name. */
export async function listHolders(reader: Reader, edition: Edition): Promise<readonly Holder[]> {
  const rules = await publishedRulesOf(reader, edition.id)
  if (!rules) return []
  const formers = await listFormers(reader, edition)
  const products = await listProductsByIds(reader, [...formers.keys()])
  return [...formers]
    .flatMap(([productId, former]) => {
      const product = products.get(productId)
      return product && rules.rules.commodities.has(product.commodity) ? [{ productId, product, former }] : []
    })
    .toSorted(
      ({ product: one }, { product: other }) =>
        one.areaPath.localeCompare(other.areaPath) || one.name.localeCompare(other.name),
    )
}
