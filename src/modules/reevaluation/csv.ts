import type { Locale } from '../../foundation/text.ts'
import type { CsvCell } from '../../platform/write-csv.ts'
import type { ProductBrief } from '../producers/index.ts'
import { areaName } from '../regions/index.ts'
import { words } from './messages.ts'
import type { Standed } from './standing.ts'

export const csvColumns = (locale: Locale): readonly string[] => Object.values(words[locale].columns)

/** One holder under the columns of `csvColumns`. */
export function csvRow(
  { one, standing }: Standed,
  product: ProductBrief | undefined,
  locale: Locale,
): readonly CsvCell[] {
  const { former, result } = one
  return [
    product?.name ?? one.productId,
    product?.producerName ?? '',
    areaName(one.areaPath),
    one.commodity,
    former.stars,
    former.of,
    former.scheme,
    former.when[locale],
    one.calledAt?.toISOString() ?? null,
    words[locale].standings[standing],
    result?.stars ?? null,
    result?.of ?? null,
    result?.scheme ?? null,
  ]
}
