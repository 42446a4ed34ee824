import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  countsBar,
  emptyState,
  filterBar,
  pager,
  pageTitle,
  selectField,
  statusTag,
  table,
  textField,
} from '../../../ui/index.ts'
import { listAddress, type PageRequest } from '../../../web/index.ts'
import { claimWords } from '../claim-messages.ts'
import type { StoredClaim } from '../claim.ts'
import { words } from '../messages.ts'
import type { YearCount } from '../stored-claim-store.ts'
import { claimStatement, claimSubject, claimYear, type Naming } from './claim-words.ts'

export const CLAIMS_PATH = '/riwayat-penghargaan/pernyataan'

/** What the list's address holds: `?tahun=…&keadaan=ditarik&q=…`. */
export type ClaimsQuery = Readonly<{
  year: number | null
  state: 'berlaku' | 'ditarik' | null
  search: string
}>

export type ClaimsView = Readonly<{
  naming: Naming
  query: ClaimsQuery
  counts: readonly YearCount[]
  claims: readonly StoredClaim[]
  /** Not the first page of the list. */
  goneOn: boolean
  /** The id after which the list goes on. */
  next: string | null
}>

const addressOf = (request: PageRequest, query: Partial<ClaimsQuery>, after: string | null = null): string =>
  request.link(
    listAddress(CLAIMS_PATH, {
      tahun: query.year ? String(query.year) : null,
      keadaan: query.state,
      q: query.search,
      setelah: after,
    }),
  )

function stateCounts(request: PageRequest, { counts, query }: ClaimsView): Html {
  const own = claimWords[request.locale]
  const ofYear = counts.filter(one => query.year === null || one.year === query.year)
  const sum = (pick: (one: YearCount) => number): number =>
    ofYear.reduce((total, one) => total + pick(one), 0)
  const item = (state: ClaimsQuery['state'], label: string, count: number) => ({
    label,
    count,
    href: addressOf(request, { year: query.year, state }),
    current: query.state === state,
  })
  const [inForce, withdrawn] = [sum(one => one.inForce), sum(one => one.withdrawn)]
  return countsBar({
    label: own.counts,
    items: [
      item(null, own.all, inForce + withdrawn),
      item('berlaku', own.inForce, inForce),
      item('ditarik', own.withdrawn, withdrawn),
    ],
  })
}

function search(request: PageRequest, { counts, query }: ClaimsView): Html {
  const { locale } = request
  const own = claimWords[locale]
  const years = counts.map(one => ({ value: String(one.year), label: String(one.year) }))
  const fields = html`${textField({ locale, name: 'q', label: own.words, type: 'search', value: query.search })}${selectField(
    {
      locale,
      name: 'tahun',
      label: words[locale].year,
      options: years,
      prompt: own.allYears,
      value: query.year === null ? '' : String(query.year),
    },
  )}`
  const isSet = query.search !== '' || query.year !== null
  return filterBar({
    locale,
    action: request.link(CLAIMS_PATH),
    label: own.filter,
    body: fields,
    hidden: query.state === null ? {} : { keadaan: query.state },
    clearHref: isSet ? addressOf(request, { state: query.state }) : null,
  })
}

/** In force or withdrawn, as a tag. */
export function claimState({ locale }: PageRequest, { withdrawal }: StoredClaim): Html {
  const own = claimWords[locale]
  return withdrawal === null
    ? statusTag({ state: 'in-force', label: own.inForce, tone: 'good' })
    : statusTag({ state: 'withdrawn', label: own.withdrawn, tone: 'bad' })
}

/** Claims as rows, each leading to its page. */
export function claimsTable(
  request: PageRequest,
  naming: Naming,
  claims: readonly StoredClaim[],
  said: Readonly<{ caption: string; empty: Html | string }>,
): Html {
  const own = claimWords[request.locale]
  const columns = [own.about, words[request.locale].year, own.says, words[request.locale].source, own.state]
  return table({
    caption: said.caption,
    captionHidden: true,
    columns: columns.map(label => ({ label })),
    rows: claims.map(one => ({
      cells: [
        html`<a href="${request.link(`${CLAIMS_PATH}/${one.id}`)}">${claimSubject(naming, one.claim)}</a>`,
        claimYear(naming, one.claim),
        claimStatement(naming, one.claim),
        html`<a href="${one.claim.source}" rel="noopener">${new URL(one.claim.source).hostname}</a>`,
        claimState(request, one),
      ],
    })),
    empty: said.empty,
  })
}

/** Everything that was imported, with what was withdrawn. */
export function claimsPage(request: PageRequest, view: ClaimsView): Html {
  const { locale } = request
  const own = claimWords[locale]
  const { query, claims, naming, next, goneOn } = view
  const isFiltered = query.search !== '' || query.year !== null || query.state !== null
  const list = claimsTable(request, naming, claims, {
    caption: own.title,
    empty: emptyState({ title: isFiltered ? own.noMatch : own.none }),
  })
  const pages = pager({
    locale,
    newerHref: goneOn ? addressOf(request, query) : null,
    olderHref: next === null ? null : addressOf(request, query, next),
    summary: own.shown(formatNumber(claims.length, locale)),
  })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [{ label: words[locale].importTitle, href: request.link('/riwayat-penghargaan') }],
  })}${stateCounts(request, view)}${search(request, view)}${list}${claims.length > 0 ? pages : ''}`
}
