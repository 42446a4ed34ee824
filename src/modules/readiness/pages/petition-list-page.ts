import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatNumber } from '../../../platform/translations.ts'
import { countsBar, emptyState, filterBar, pager, pageTitle, selectField, table } from '../../../ui/index.ts'
import { listAddress, type PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { petitionStates, type Petition, type PetitionState } from '../petition.ts'
import { petitionWords } from '../petition-messages.ts'
import { petitionTag } from './petition-parts.ts'
import { OFFICE_LIST } from './petition-office-page.ts'

export type PetitionQuery = Readonly<{ state: PetitionState | ''; commodity: string }>

export type PetitionListView = Readonly<{
  rows: readonly Petition[]
  counts: Readonly<Partial<Record<PetitionState, number>>>
  query: PetitionQuery
  commodities: readonly Readonly<{ id: string; title: Text }>[]
  newerHref: string | null
  olderHref: string | null
}>

export const petitionsAddress = (query: PetitionQuery, more: Readonly<Record<string, string>> = {}): string =>
  listAddress(OFFICE_LIST, { status: query.state, komoditas: query.commodity, ...more })

function countLinks({ locale, link }: PageRequest, { counts, query }: PetitionListView): Html {
  const own = petitionWords[locale]
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const item = (label: string, state: PetitionQuery['state'], count: number) => ({
    label,
    count,
    href: link(petitionsAddress({ ...query, state })),
    current: query.state === state,
  })
  const shown = petitionStates.filter(state => (counts[state] ?? 0) > 0 || query.state === state)
  return countsBar({
    label: own.countsLabel,
    items: [item(own.all, '', total), ...shown.map(one => item(own.states[one], one, counts[one] ?? 0))],
  })
}

function rowOf({ locale, link }: PageRequest, { commodities }: PetitionListView, one: Petition) {
  const own = petitionWords[locale]
  const number = (value: number): string => formatNumber(value, locale)
  return {
    cells: [
      html`<a href="${link(`${OFFICE_LIST}/${one.id}`)}">${one.product}</a><br><span class="muted">${one.sender?.business ?? own.erased}</span>`,
      areaName(one.placePath),
      commodities.find(each => each.id === one.commodity)?.title[locale] ?? one.commodity,
      petitionTag(one.state, locale),
      own.metOf(number(one.readiness.met), number(one.readiness.asked)),
      formatDate(one.receivedAt, locale),
    ],
  }
}

/** The petitions that lie with the reader's office, and with those in its area: counts, filters, the oldest first. */
export function petitionListPage(request: PageRequest, view: PetitionListView): Html {
  const { locale, link } = request
  const own = petitionWords[locale]
  const { query, commodities } = view
  const filters = filterBar({
    locale,
    action: link(OFFICE_LIST),
    label: own.filter,
    body: selectField({
      locale,
      name: 'komoditas',
      label: own.commodity,
      value: query.commodity,
      prompt: own.anyCommodity,
      required: true,
      options: commodities.map(one => ({ value: one.id, label: one.title[locale] })),
    }),
    hidden: query.state === '' ? {} : { status: query.state },
    clearHref: query.commodity === '' ? null : link(petitionsAddress({ ...query, commodity: '' })),
  })
  const rows = table({
    caption: own.listTitle,
    captionHidden: true,
    columns: [own.product, own.place, own.commodity, own.state, own.lacks, own.received].map(label => ({
      label,
    })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  return html`${pageTitle({ locale, title: own.listTitle, lead: own.listLead })}${countLinks(request, view)}${filters}${rows}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}
