import { formatDay } from '../../../platform/translations.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  contohTag,
  definitionList,
  emptyState,
  linkButton,
  notice,
  pageTitle,
  section,
  stars,
  statusTag,
  table,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { starsText } from '../../decisions/index.ts'
import type { Edition } from '../../editions/index.ts'
import type { Certificate } from '../certificate.ts'
import { LIST_PATH } from '../certificate-list.ts'
import { confermentName, confermentPath, managedPath, type Conferment } from '../conferment.ts'
import { confermentWords } from '../conferment-messages.ts'
import type { CountedConferment } from '../conferment-store.ts'
import { conferrerText } from './hand-over-words.ts'

export type ConfermentListView = Readonly<{
  events: readonly CountedConferment[]
  editions: readonly Edition[]
  /** `YYYY-MM-DD`. */
  today: string
}>

const editionOf = ({ editions }: ConfermentListView, event: Conferment): Edition | undefined =>
  editions.find(one => one.id === event.editionId)

function eventTable(
  { locale, link }: PageRequest,
  view: ConfermentListView,
  parts: Readonly<{ caption: string; pathOf: (id: string) => string; empty: Html }>,
): Html {
  const own = confermentWords[locale]
  const rowOf = (event: CountedConferment) => {
    const edition = editionOf(view, event)
    const planned = event.heldOn > view.today
    return {
      cells: [
        html`<a href="${link(parts.pathOf(event.id))}">${confermentName(event)[locale]}</a><br><span class="muted">${edition?.title[locale] ?? ''}</span> ${edition?.fictional ? contohTag({ locale }) : ''}`,
        html`<div>${formatDay(event.heldOn, locale)}${planned ? html`<br>${statusTag({ state: 'planned', label: own.planned, tone: 'waiting' })}` : ''}</div>`,
        event.place,
        conferrerText(event, locale),
        event.handed,
      ],
    }
  }
  return table({
    caption: parts.caption,
    captionHidden: true,
    columns: [
      ...[own.event, own.date, own.place, own.conferrer].map(label => ({ label })),
      { label: own.handed, numeric: true },
    ],
    rows: view.events.map(rowOf),
    empty: parts.empty,
  })
}

/** Every event for those who prepare them: planned ones as well. */
export function managedListPage(request: PageRequest, view: ConfermentListView, mayRecord: boolean): Html {
  const { locale, link } = request
  const own = confermentWords[locale]
  const record = linkButton({
    href: link('/penganugerahan-kelola/baru'),
    label: own.record,
    kind: 'primary',
    icon: 'plus',
  })
  const toList = linkButton({ href: link(LIST_PATH), label: own.list.toList })
  const empty = emptyState({ title: own.noEvents, text: own.noEventsText })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead, actions: html`${mayRecord ? record : ''}${toList}` })}${eventTable(request, view, { caption: own.title, pathOf: managedPath, empty })}`
}

/** Events at which something was handed over, for everybody. */
export function publicListPage(request: PageRequest, view: ConfermentListView): Html {
  const { locale } = request
  const own = confermentWords[locale].public
  const empty = emptyState({ title: own.none, text: own.noneText })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${eventTable(request, view, { caption: own.title, pathOf: confermentPath, empty })}`
}

function winnerRow({ locale, link }: PageRequest, one: Certificate) {
  const own = confermentWords[locale].public
  const { content, checkKey } = one
  const key = encodeURIComponent(checkKey)
  const state =
    one.state === 'withdrawn'
      ? html`<br>${statusTag({ state: 'withdrawn', label: own.withdrawn, tone: 'bad' })}`
      : one.state === 'replaced'
        ? html`<br>${statusTag({ state: 'replaced', label: own.replaced, tone: 'neutral' })}`
        : ''
  return {
    cells: [
      html`<a href="${link(`/katalog/piagam/${key}`)}">${content.product}</a><br><span class="muted">${content.holder}</span>`,
      content.place,
      content.commodity[locale],
      stars({ stars: content.stars, of: content.of, label: starsText(content.stars, content.of)[locale] }),
      html`<div><a href="${link(`/piagam/${key}`)}">${one.number}</a>${state}</div>`,
    ],
  }
}

function winners(request: PageRequest, handed: readonly Certificate[]): Html {
  const own = confermentWords[request.locale]
  const sorted = handed.toSorted((one, other) => other.content.stars - one.content.stars)
  const { choose } = own
  return table({
    caption: own.public.winners(String(handed.length)),
    captionHidden: true,
    columns: [choose.product, choose.area, own.commodity, choose.stars, choose.number].map(label => ({
      label,
    })),
    rows: sorted.map(one => winnerRow(request, one)),
    empty: '',
  })
}

/** One event for everybody: when, where, by whom, and who received certificates. */
export function publicConfermentPage(
  request: PageRequest,
  event: Conferment,
  edition: Edition,
  handed: readonly Certificate[],
): Html {
  const { locale, link } = request
  const own = confermentWords[locale]
  const example = handed.some(one => one.content.example)
  const facts = definitionList({
    items: [
      { term: own.date, detail: formatDay(event.heldOn, locale) },
      { term: own.place, detail: event.place },
      { term: own.conferrer, detail: conferrerText(event, locale) },
      {
        term: own.edition,
        detail: html`<a href="${link(`/edisi/${edition.slug}`)}">${edition.title[locale]}</a>`,
      },
    ],
  })
  return html`${pageTitle({
    locale,
    title: confermentName(event)[locale],
    crumbs: [{ label: own.public.title, href: link('/penganugerahan') }],
    ...(example ? { tags: contohTag({ locale }) } : {}),
  })}
${example ? notice({ locale, kind: 'info', text: own.public.example }) : ''}
<div>${facts}</div>
${section({ title: own.public.winners(String(handed.length)), body: winners(request, handed) })}`
}
