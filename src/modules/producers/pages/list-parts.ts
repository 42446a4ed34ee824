import type { Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { filterBar, pager, textField } from '../../../ui/index.ts'
import { listAddress, neighbours, tableLinks, type ListPage, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'

/** What a list's address holds. */
export type ListQuery = Readonly<{ search: string; commodity: string | null }>

export const listQueryOf = (query: URLSearchParams): ListQuery => ({
  search: (query.get('q') ?? '').trim().slice(0, 100),
  commodity: query.get('komoditas') || null,
})

/** The ways to take the whole list along; `path` answers its file. */
export const fileLinks = ({ link, locale }: PageRequest, path: string, query: ListQuery): Html =>
  tableLinks(
    link(listAddress(path, { q: query.search, komoditas: query.commodity })),
    words[locale].list.download,
  )

/** The list's address with these filters; what is left out is not set. */
export const producersAddress = (
  request: PageRequest,
  query: Partial<ListQuery>,
  cursor: Readonly<Record<string, string>> = {},
): string =>
  request.link(listAddress(request.path, { q: query.search, komoditas: query.commodity, ...cursor }))

export function searchBar(request: PageRequest, query: ListQuery): Html {
  const { locale } = request
  const own = words[locale].list
  return filterBar({
    locale,
    action: request.link(request.path),
    label: own.filter,
    body: textField({ locale, name: 'q', label: own.search, type: 'search', value: query.search }),
    hidden: query.commodity ? { komoditas: query.commodity } : {},
    clearHref: query.search || query.commodity ? request.link(request.path) : null,
  })
}

export function pagerOf(request: PageRequest, query: ListQuery, list: ListPage<unknown>): Html {
  return pager({
    locale: request.locale,
    ...neighbours(list, place => producersAddress(request, query, place)),
    summary: words[request.locale].list.shown(formatNumber(list.rows.length, request.locale)),
  })
}
