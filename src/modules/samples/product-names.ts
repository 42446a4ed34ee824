import type { Reader } from '../../platform/database/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { areaName } from '../regions/index.ts'
import type { Sample } from './sample.ts'

type SampleNames = Readonly<{ product: string; maker: string; office: string }>

/** Whose samples these are, by the sample's id. Two queries. */
export async function namesOfSamples(
  reader: Reader,
  samples: readonly Sample[],
): Promise<ReadonlyMap<string, SampleNames>> {
  const ids = samples.map(one => one.nominationId)
  const nominations = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const products = await listProductsByIds(
    reader,
    [...nominations.values()].map(one => one.productId),
  )
  return new Map(
    samples.map(sample => {
      const product = products.get(nominations.get(sample.nominationId)?.productId ?? '')
      const names = {
        product: product?.name ?? '',
        maker: product?.producerName ?? '',
        office: areaName(sample.areaPath),
      }
      return [sample.id, names]
    }),
  )
}
