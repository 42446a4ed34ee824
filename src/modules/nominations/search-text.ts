import type { ProductFile } from '../producers/index.ts'

/** What people look for in lists: the product, its maker, the receipt. */
export const searchTextOf = ({ product, producer }: ProductFile, receipt: string | null): string =>
  [product.name, producer.name, receipt ?? ''].join(' ')
