import { findDocumentType, type DocumentTypes } from '../../../engine/document-numbers/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDay, formatNumber } from '../../../platform/translations.ts'
import {
  countsBar,
  emptyState,
  filterBar,
  pager,
  pageTitle,
  selectField,
  statusTag,
  table,
  type Row,
} from '../../../ui/index.ts'
import { tableLinks, type PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import {
  daysUntil,
  ENDING_CSV,
  ENDING_PATH,
  endingAddress,
  type EndingQuery,
  type NamedEnding,
} from '../ending-list.ts'
import { endingWords } from '../ending-messages.ts'
import type { EndingCounts } from '../ending-store.ts'
import { words } from '../messages.ts'
import { typeTitle } from './document-words.ts'

export type EndingPageData = Readonly<{
  rows: readonly NamedEnding[]
  counts: EndingCounts
  query: EndingQuery
  spans: readonly number[]
  types: DocumentTypes
  /** The kinds among what the reader may see. */
  kinds: readonly string[]
  /** `YYYY-MM-DD`. */
  today: string
  newerHref: string | null
  olderHref: string | null
}>

/** `12 hari lagi` */
export function leftText(endsOn: string, today: string, locale: Locale): string {
  const own = endingWords[locale]
  const left = daysUntil(endsOn, today)
  if (left === 0) return own.today
  return left > 0 ? own.days(formatNumber(left, locale)) : own.ago(formatNumber(-left, locale))
}

function countLinks({ locale, link }: PageRequest, { counts, query, spans }: EndingPageData): Html {
  const own = endingWords[locale]
  const longest = Math.max(...spans)
  const item = (label: string, count: number, span: EndingQuery['span']) => ({
    label,
    count,
    href: link(endingAddress({ ...query, span })),
    current: query.span === span,
  })
  return countsBar({
    label: own.counts,
    items: [
      item(own.all, counts.over + (counts.within.get(longest) ?? 0), null),
      item(own.over, counts.over, 'over'),
      ...spans.map(days => item(own.within(formatNumber(days, locale)), counts.within.get(days) ?? 0, days)),
    ],
  })
}

function filters({ locale, link }: PageRequest, { query, kinds, types }: EndingPageData): Html {
  const own = endingWords[locale]
  const batas = new URLSearchParams(endingAddress({ span: query.span, type: '' }).split('?')[1]).get('batas')
  return filterBar({
    locale,
    action: link(ENDING_PATH),
    label: own.filter,
    hidden: batas === null ? {} : { batas },
    body: selectField({
      locale,
      name: 'jenis',
      label: own.type,
      value: query.type,
      prompt: own.anyType,
      options: kinds.map(id => ({ value: id, label: typeTitle(findDocumentType(types, id), id, locale) })),
    }),
    clearHref: query.type === '' ? null : link(endingAddress({ ...query, type: '' })),
  })
}

function rowOf({ locale, link }: PageRequest, { types, today }: EndingPageData, one: NamedEnding): Row {
  const own = endingWords[locale]
  const state = one.changedOn !== null ? 'changed' : one.endsOn < today ? 'over' : 'ending'
  const maker = one.makerName === null ? '' : html`<br><span class="muted">${one.makerName}</span>`
  return {
    cells: [
      html`<a href="${link(`/dokumen/${one.id}`)}">${typeTitle(findDocumentType(types, one.type), one.type, locale)}</a>`,
      html`<a href="${link(one.ownerPage)}">${one.ownerName}</a> <span class="muted">(${words[locale].ownerKinds[one.ownerKind]})</span>${maker}`,
      areaName(one.areaPath),
      formatDay(one.endsOn, locale),
      html`${statusTag({ state, label: own.state[state], tone: state === 'ending' ? 'attention' : 'bad' })} ${leftText(one.endsOn, today, locale)}`,
    ],
  }
}

/** Documents that are over or come to their end: counts by time left first, then the list. */
export function endingPage(request: PageRequest, data: EndingPageData): Html {
  const { locale, link } = request
  const own = endingWords[locale]
  const isFiltered = data.query.span !== null || data.query.type !== ''
  const download = tableLinks(link(endingAddress(data.query, {}, ENDING_CSV)), own.download)
  const rows = table({
    caption: own.title,
    captionHidden: true,
    columns: [own.document, own.owner, own.place, own.endsOn, own.left].map(label => ({ label })),
    rows: data.rows.map(one => rowOf(request, data, one)),
    empty: emptyState({ title: own.none, text: isFiltered ? own.noneFiltered : own.noneText }),
  })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead, actions: download })}${countLinks(request, data)}${filters(request, data)}${rows}${pager({ locale, newerHref: data.newerHref, olderHref: data.olderHref })}`
}
