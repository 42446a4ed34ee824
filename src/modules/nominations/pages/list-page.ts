import { html, nothing, type Html } from '../../../platform/html.ts'
import type { Text } from '../../../foundation/text.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  contohTag,
  countsBar,
  emptyState,
  filterBar,
  linkButton,
  pager,
  pageTitle,
  selectField,
  table,
  textField,
} from '../../../ui/index.ts'
import { listAddress, tableLinks, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName } from '../../regions/index.ts'
import { nominationStates, stateWords, type NominationState } from '../lifecycle.ts'
import { words } from '../messages.ts'
import type { NominationBrief } from '../nomination.ts'
import type { StateCounts } from '../nomination-list-store.ts'
import { stateTag } from './nomination-words.ts'

/** The filters as they stand in the address. */
export type ListQuery = Readonly<{
  edition: string
  state: NominationState | ''
  commodity: string
  text: string
}>

export type ListView = Readonly<{
  rows: readonly NominationBrief[]
  counts: StateCounts
  query: ListQuery
  editions: readonly Edition[]
  commodities: readonly Readonly<{ id: string; title: Text }>[]
  products: ReadonlyMap<string, ProductBrief>
  newerHref: string | null
  olderHref: string | null
  mayOpen: boolean
}>

/** Where the whole list is taken along. */
export const LIST_FILE = '/usulan/unduh'

/** The address of the list with some filters. */
export const nominationsAddress = (
  query: Partial<ListQuery>,
  more: Readonly<Record<string, string>> = {},
  path = '/usulan',
): string =>
  listAddress(path, {
    edisi: query.edition,
    status: query.state,
    komoditas: query.commodity,
    q: query.text,
    ...more,
  })

function countLinks({ locale, link }: PageRequest, { counts, query }: ListView): Html {
  const own = words[locale]
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const shown = nominationStates.filter(state => (counts[state] ?? 0) > 0 || query.state === state)
  return countsBar({
    label: own.countsLabel,
    items: [
      {
        label: own.all,
        count: total,
        href: link(nominationsAddress({ ...query, state: '' })),
        current: query.state === '',
      },
      ...shown.map(state => ({
        label: stateWords[state].word[locale],
        count: counts[state] ?? 0,
        href: link(nominationsAddress({ ...query, state })),
        current: query.state === state,
      })),
    ],
  })
}

function filters({ locale, link }: PageRequest, { query, editions, commodities }: ListView): Html {
  const own = words[locale]
  const isSet = query.edition !== '' || query.commodity !== '' || query.text !== ''
  const option = (one: Readonly<{ id: string; title: Text }>) => ({ value: one.id, label: one.title[locale] })
  const body = html`${textField({ locale, name: 'q', label: own.search, value: query.text, type: 'search' })}${selectField(
    {
      locale,
      name: 'edisi',
      label: own.edition,
      value: query.edition,
      prompt: own.anyEdition,
      options: editions.map(option),
    },
  )}${selectField({
    locale,
    name: 'komoditas',
    label: own.commodity,
    value: query.commodity,
    prompt: own.anyCommodity,
    options: commodities.map(option),
  })}`
  return filterBar({
    locale,
    action: link('/usulan'),
    label: own.filter,
    body,
    hidden: query.state === '' ? {} : { status: query.state },
    clearHref: isSet ? link(nominationsAddress({ state: query.state })) : null,
  })
}

function rowOf({ locale, link }: PageRequest, view: ListView, one: NominationBrief) {
  const product = view.products.get(one.productId)
  const edition = view.editions.find(each => each.id === one.editionId)
  const commodity = view.commodities.find(each => each.id === one.commodity)
  return {
    cells: [
      html`<a href="${link(`/usulan/${one.id}`)}">${product?.name ?? one.id}</a><br><span class="muted">${product?.producerName ?? ''}${one.receipt ? ` · ${one.receipt}` : ''}</span>`,
      areaName(one.areaPath),
      html`${commodity?.title[locale] ?? one.commodity}<br><span class="muted">${edition?.title[locale] ?? ''}</span> ${edition?.fictional ? contohTag({ locale }) : ''}`,
      stateTag(one.state, locale),
      stateWords[one.state].holder[locale],
      formatDate(one.stateAt, locale),
    ],
  }
}

/** Nominations within the reader's reach: counts by state first, then the filters, then the list. */
export function listPage(request: PageRequest, view: ListView): Html {
  const { locale, link } = request
  const own = words[locale]
  const open = view.mayOpen
    ? linkButton({ href: link('/usulan/baru'), label: own.newNomination, kind: 'primary', icon: 'plus' })
    : nothing
  const take = tableLinks(link(nominationsAddress(view.query, {}, LIST_FILE)), own.download)
  const rows = table({
    caption: own.nominations,
    captionHidden: true,
    columns: [own.product, own.place, own.commodity, own.state, own.holder, own.since].map(label => ({
      label,
    })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty: emptyState({ title: own.none, text: view.mayOpen ? own.noneText : own.noneYetText }),
  })
  return html`${pageTitle({ locale, title: own.nominations, lead: own.nominationsLead, actions: html`${open}${view.rows.length > 0 ? take : nothing}` })}${countLinks(request, view)}${filters(request, view)}${rows}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}
