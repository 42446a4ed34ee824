import { listAddress } from '../../web/index.ts'
import type { CatalogueCursor, CatalogueFilter } from './search-store.ts'

const LONGEST_SEARCH = 100
const LONGEST_VALUE = 80

const valueIn = (query: URLSearchParams, name: string): string | null =>
  (query.get(name) ?? '').trim().slice(0, LONGEST_VALUE) || null

const starsIn = (value: string | null): CatalogueFilter['stars'] => {
  const [matched, stars, of] = /^(\d{1,2})-(\d{1,2})$/.exec(value ?? '') ?? []
  return matched === undefined ? null : { stars: Number(stars), of: Number(of) }
}

/** What the address of the catalogue asks for; anything that makes no sense is left out. */
export const filterFrom = (query: URLSearchParams): CatalogueFilter => ({
  text: (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH),
  commodity: valueIn(query, 'komoditas'),
  province: valueIn(query, 'provinsi'),
  stars: starsIn(valueIn(query, 'bintang')),
  edition: valueIn(query, 'edisi'),
})

export function cursorFrom(query: URLSearchParams): CatalogueCursor {
  const after = valueIn(query, 'setelah')
  if (after) return { slug: after, direction: 'after' }
  const before = valueIn(query, 'sebelum')
  return before ? { slug: before, direction: 'before' } : null
}

export const starsValue = (stars: NonNullable<CatalogueFilter['stars']>): string =>
  `${stars.stars}-${stars.of}`

/** The Indonesian path of the catalogue with this filter: the first page, or the one beyond an entry. */
export const catalogueAddress = (filter: CatalogueFilter, cursor: CatalogueCursor = null): string =>
  listAddress('/katalog', {
    q: filter.text,
    komoditas: filter.commodity,
    provinsi: filter.province,
    bintang: filter.stars && starsValue(filter.stars),
    edisi: filter.edition,
    ...(cursor ? { [cursor.direction === 'after' ? 'setelah' : 'sebelum']: cursor.slug } : {}),
  })

export const isFiltered = (filter: CatalogueFilter): boolean => catalogueAddress(filter) !== '/katalog'
