import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  contohTag,
  countsBar,
  emptyState,
  errorSummary,
  filterBar,
  form,
  pager,
  pageTitle,
  selectField,
  statusTag,
  table,
  textField,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest, tableLinks } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { stateTag, type Queued } from '../../nominations/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName, listProvinces } from '../../regions/index.ts'
import type { Assignment } from '../assignment-store.ts'
import { queueWords } from '../queue-messages.ts'
import {
  CHOSEN,
  CSV_PATH,
  daysWaiting,
  dueAt,
  HAND_OVER_PATH,
  lenses,
  QUEUE_PATH,
  queueAddress,
  untilDue,
  waitingStates,
  type QueueQuery,
} from '../queue.ts'
import { noMarks, type LensCounts, type Marks } from '../queue-store.ts'
import { ownTies } from './own-ties.ts'
import type { VerificationSettings } from '../settings.ts'

export type Person = Readonly<{ id: string; name: string }>

/** Some files of the queue with what the page says of each. */
export type QueueRows = Readonly<{
  rows: readonly Queued[]
  editions: readonly Edition[]
  commodities: readonly Readonly<{ id: string; title: Text }>[]
  products: ReadonlyMap<string, ProductBrief>
  assignments: ReadonlyMap<string, Assignment>
  names: ReadonlyMap<string, string>
  /** How many items each has, where its rules are those in force. */
  items: ReadonlyMap<string, number>
  marks: ReadonlyMap<string, Marks>
}>

export type QueueView = QueueRows &
  Readonly<{
    counts: LensCounts
    query: QueueQuery
    /** Everybody who verifies now. */
    verifiers: readonly Person[]
    settings: Pick<VerificationSettings, 'targetDays'>
    mayTake: boolean
    /** Files in the reader's hands that an interest closes. */
    toHandBack: readonly string[]
    mayAssign: boolean
    newerHref: string | null
    olderHref: string | null
  }>

/** A part that is empty now takes no room, unless it is the one that is shown, or the first. */
const isShown = (lens: (typeof lenses)[number], counts: LensCounts, query: QueueQuery): boolean =>
  counts[lens] > 0 || lens === query.lens || lens === lenses[0]

const countLinks = ({ locale, link }: PageRequest, { counts, query }: QueueView): Html =>
  countsBar({
    label: queueWords[locale].countsLabel,
    items: lenses
      .filter(lens => isShown(lens, counts, query))
      .map(lens => ({
        label: queueWords[locale].lenses[lens],
        count: counts[lens],
        href: link(queueAddress({ ...query, lens })),
        current: query.lens === lens,
      })),
  })

/** The act that a verifier comes for: one button, with the filters that are set. */
function takeNextPart(request: PageRequest, { counts, query, mayTake }: QueueView): Html {
  const { locale, link } = request
  const own = queueWords[locale]
  if (!mayTake) return html``
  const kept = Object.entries({
    edition: query.edition,
    commodity: query.commodity,
    province: query.province,
    holder: query.holder,
    text: query.text,
  }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  return form({
    action: link(queueAddress(query)),
    key: request.formKey(),
    label: own.takeNext,
    body: html`${kept}<div class="buttons">${actionButton({
      action: 'verification.take-next',
      label: `${own.takeNext} (${counts.free})`,
      icon: 'arrow-right',
      disabled: counts.free === 0,
    })}</div><p class="muted">${own.takeNextHint}</p>`,
  })
}

type Option = Readonly<{ value: string; label: string }>

function filters({ locale, link }: PageRequest, view: QueueView): Html {
  const own = queueWords[locale]
  const { query } = view
  const titled = (one: Readonly<{ id: string; title: Text }>): Option => ({
    value: one.id,
    label: one.title[locale],
  })
  const select = (
    name: string,
    label: string,
    value: string,
    prompt: string | null,
    options: readonly Option[],
  ): Html => selectField({ locale, name, label, value, prompt, options })
  const provinces = listProvinces().map(area => ({ value: area.code, label: area.name }))
  const people = view.verifiers.map(one => ({ value: one.id, label: one.name }))
  const orders = (['batas', 'umur'] as const).map(value => ({ value, label: own.orders[value] }))
  const body = html`${textField({ locale, name: 'q', label: own.search, value: query.text, type: 'search' })}${select('edisi', own.edition, query.edition, own.anyEdition, view.editions.map(titled))}${select('komoditas', own.commodity, query.commodity, own.anyCommodity, view.commodities.map(titled))}${select('provinsi', own.province, query.province, own.anyProvince, provinces)}${select('petugas', own.holder, query.holder, own.anyHolder, people)}${select('urut', own.order, query.order, null, orders)}`
  const set = [query.edition, query.commodity, query.province, query.text, query.holder]
  return filterBar({
    locale,
    action: link(QUEUE_PATH),
    label: own.filter,
    body,
    hidden: query.lens === 'menunggu' ? {} : { status: query.lens },
    clearHref: set.some(value => value !== '') ? link(queueAddress({ lens: query.lens })) : null,
  })
}

/** By when, in days; what is overdue says so in words. */
function dueCell({ locale, now }: PageRequest, { settings }: QueueView, one: Queued): Html | string {
  const own = queueWords[locale]
  if (!waitingStates.includes(one.state)) return ''
  const due = dueAt(one, settings)
  const { late, days } = untilDue(due, now)
  const day = html`<time datetime="${due.toISOString()}">${formatDate(due, locale)}</time>`
  if (!late) return html`<span>${day}<br><span class="muted">${own.dueIn(days)}</span></span>`
  return html`<span>${day}<br>${statusTag({ state: 'overdue', label: own.overdue(days), tone: 'bad' })}</span>`
}

function marksOf({ locale }: PageRequest, view: QueueView, { id }: Queued): Html {
  const own = queueWords[locale]
  const { questions, flags, secondLook } = view.marks.get(id) ?? noMarks
  const said = [
    questions > 0 ? own.questions(questions) : '',
    flags > 0 ? own.flags(flags) : '',
    secondLook ? own.secondLook : '',
  ].filter(Boolean)
  return html`${said.map(word => html` ${statusTag({ state: 'marked', label: word, tone: 'attention' })}`)}`
}

/** The name of who holds a file, or that nobody does. */
export function holderText({ locale, actor }: PageRequest, rows: QueueRows, id: string): string {
  const own = queueWords[locale]
  const holder = rows.assignments.get(id)?.personId
  if (holder === undefined) return own.nobody
  return holder === actor.personId ? own.you : (rows.names.get(holder) ?? '')
}

/** Product, maker and receipt, with the way to the file. */
export function fileCell({ locale, link }: PageRequest, rows: QueueRows, one: Queued): Html {
  const product = rows.products.get(one.productId)
  const edition = rows.editions.find(each => each.id === one.editionId)
  return html`<div><a href="${link(`/verifikasi/${one.id}`)}">${product?.name ?? one.id}</a> ${edition?.fictional ? contohTag({ locale }) : ''}<br><span class="muted">${product?.producerName ?? ''} · ${one.receipt ?? ''}</span></div>`
}

function rowOf(request: PageRequest, view: QueueView, one: Queued) {
  const { locale, now } = request
  const own = queueWords[locale]
  const box = html`<input class="pick" type="checkbox" name="${CHOSEN}"${attributes({ value: one.id, 'aria-label': view.products.get(one.productId)?.name ?? one.id })}>`
  const file = fileCell(request, view, one)
  return {
    cells: [
      view.mayAssign && waitingStates.includes(one.state)
        ? html`<div class="picked">${box}${file}</div>`
        : file,
      html`<div>${areaName(one.areaPath)}<br><span class="muted">${view.commodities.find(each => each.id === one.commodity)?.title[locale] ?? one.commodity}</span></div>`,
      html`<div>${stateTag(one.state, locale)}${marksOf(request, view, one)}</div>`,
      own.days(daysWaiting(one.stateAt, now)),
      dueCell(request, view, one),
      holderText(request, view, one.id),
      own.checked((view.marks.get(one.id) ?? noMarks).checked, view.items.get(one.id) ?? null),
    ],
  }
}

function listPart(request: PageRequest, view: QueueView): Html {
  const { locale, link } = request
  const own = queueWords[locale]
  const columns = [own.product, own.office, own.state, own.waiting, own.due, own.holder, own.progress]
  const rows = table({
    caption: own.lenses[view.query.lens],
    captionHidden: true,
    columns: columns.map(label => ({ label })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  if (!view.mayAssign || !view.rows.some(one => waitingStates.includes(one.state))) return rows
  return html`<form method="get" action="${link(HAND_OVER_PATH)}" aria-label="${own.handOverChosen}">${rows}<div class="buttons"><button class="button button--secondary" type="submit">${own.handOverChosen}</button></div></form>`
}

/** Files to verify: counts by part first, the next file at once, then the filters, the most urgent on top. */
export function queuePage(request: PageRequest, view: QueueView): Html {
  const { locale, link } = request
  const own = queueWords[locale]
  const download = tableLinks(link(queueAddress(view.query, {}, CSV_PATH)), own.download)
  const problems = problemsOf(request.form, locale).map(one => ({ ...one, path: '' }))
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${errorSummary({ locale, problems })}${countLinks(request, view)}${ownTies(request, view.toHandBack, view.mayTake)}${takeNextPart(request, view)}${filters(request, view)}${listPart(request, view)}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}<p class="buttons">${download}</p>`
}
