import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  contohTag,
  countsBar,
  emptyState,
  filterBar,
  pager,
  pageTitle,
  selectField,
  table,
  textField,
} from '../../../ui/index.ts'
import { listAddress, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { stateTag, stateWords, type NominationBrief, type NominationState } from '../../nominations/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName, listProvinces } from '../../regions/index.ts'
import { words } from '../messages.ts'

export type QueueQuery = Readonly<{
  state: NominationState | ''
  edition: string
  commodity: string
  province: string
  text: string
}>

export type QueueView = Readonly<{
  rows: readonly NominationBrief[]
  counts: Readonly<Partial<Record<NominationState, number>>>
  checked: ReadonlyMap<string, number>
  query: QueueQuery
  editions: readonly Edition[]
  commodities: readonly Readonly<{ id: string; title: Text }>[]
  products: ReadonlyMap<string, ProductBrief>
  newerHref: string | null
  olderHref: string | null
}>

/** Files that wait here, and those that were decided or are with the office. */
export const waitingStates: readonly NominationState[] = ['submitted', 'resubmitted']
export const shownStates: readonly NominationState[] = [
  ...waitingStates,
  'returned',
  'admitted',
  'not-admitted',
]

export const queueAddress = (
  query: Partial<QueueQuery>,
  more: Readonly<Record<string, string>> = {},
): string =>
  listAddress('/verifikasi', {
    status: query.state,
    edisi: query.edition,
    komoditas: query.commodity,
    provinsi: query.province,
    q: query.text,
    ...more,
  })

function countLinks({ locale, link }: PageRequest, { counts, query }: QueueView): Html {
  const own = words[locale]
  const waiting = waitingStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return countsBar({
    label: own.countsLabel,
    items: [
      {
        label: own.waiting,
        count: waiting,
        href: link(queueAddress({ ...query, state: '' })),
        current: query.state === '',
      },
      ...shownStates.map(state => ({
        label: stateWords[state].word[locale],
        count: counts[state] ?? 0,
        href: link(queueAddress({ ...query, state })),
        current: query.state === state,
      })),
    ],
  })
}

type Option = Readonly<{ value: string; label: string }>

function filters({ locale, link }: PageRequest, view: QueueView): Html {
  const own = words[locale]
  const { query } = view
  const titled = (one: Readonly<{ id: string; title: Text }>): Option => ({
    value: one.id,
    label: one.title[locale],
  })
  const select = (
    name: string,
    label: string,
    value: string,
    prompt: string,
    options: readonly Option[],
  ): Html => selectField({ locale, name, label, value, prompt, options })
  const provinces = listProvinces().map(area => ({ value: area.code, label: area.name }))
  const body = html`${textField({ locale, name: 'q', label: own.search, value: query.text, type: 'search' })}${select('edisi', own.edition, query.edition, own.anyEdition, view.editions.map(titled))}${select('komoditas', own.commodity, query.commodity, own.anyCommodity, view.commodities.map(titled))}${select('provinsi', own.province, query.province, own.anyProvince, provinces)}`
  const isSet = [query.edition, query.commodity, query.province, query.text].some(value => value !== '')
  return filterBar({
    locale,
    action: link('/verifikasi'),
    label: own.filter,
    body,
    hidden: query.state === '' ? {} : { status: query.state },
    clearHref: isSet ? link(queueAddress({ state: query.state })) : null,
  })
}

const DAY = 86_400_000

function rowOf({ locale, link, now }: PageRequest, view: QueueView, one: NominationBrief) {
  const own = words[locale]
  const product = view.products.get(one.productId)
  const edition = view.editions.find(each => each.id === one.editionId)
  const age = Math.max(0, Math.floor((now.getTime() - one.stateAt.getTime()) / DAY))
  return {
    cells: [
      html`<a href="${link(`/verifikasi/${one.id}`)}">${product?.name ?? one.id}</a> ${edition?.fictional ? contohTag({ locale }) : ''}<br><span class="muted">${product?.producerName ?? ''} · ${one.receipt ?? ''}</span>`,
      areaName(one.areaPath),
      view.commodities.find(each => each.id === one.commodity)?.title[locale] ?? one.commodity,
      stateTag(one.state, locale),
      own.days(age),
      own.checkedCount(view.checked.get(one.id) ?? 0),
    ],
  }
}

/** Files to verify: counts first, then the filters, the oldest on top. */
export function queuePage(request: PageRequest, view: QueueView): Html {
  const { locale } = request
  const own = words[locale]
  const rows = table({
    caption: own.queue,
    captionHidden: true,
    columns: [own.product, own.office, own.commodity, own.state, own.age, own.progress].map(label => ({
      label,
    })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  return html`${pageTitle({ locale, title: own.queue, lead: own.queueLead })}${countLinks(request, view)}${filters(request, view)}${rows}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}
