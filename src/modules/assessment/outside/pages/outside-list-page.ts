import { html, type Html } from '../../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  section,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { FactChange } from '../judge-outside.ts'
import type { JudgedRow } from '../judge-outside-list.ts'
import { lastBrought } from '../outside-fact.ts'
import { editionAddress, listAddressOf, type OutsideList } from '../outside-list.ts'
import { outsideWords } from '../outside-messages.ts'
import { valueWords } from './outside-parts.ts'

export type OutsideListView = Readonly<{
  list: OutsideList
  /** Judged as things are now; empty once it was stored or cancelled. */
  rows: readonly JudgedRow[]
  products: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  mayConfirm: boolean
}>

function changeLine({ ground }: JudgedRow, change: FactChange, { locale }: PageRequest): Html | '' {
  const outside = ground?.wanted.find(one => one.fact.name === change.fact)
  if (!ground || !outside) return ''
  const own = outsideWords[locale]
  const before = lastBrought(ground.rows).get(change.fact)
  const after = valueWords(outside, change.value, locale)
  const words = before ? own.becomes(valueWords(outside, before.value, locale), after) : after
  return html`<li>${outside.fact.title[locale]}: <b>${words}</b></li>`
}

function rowOf(request: PageRequest, { products }: OutsideListView, one: JudgedRow) {
  const { locale } = request
  const own = outsideWords[locale]
  const written = one.row.cells['number'] ?? '–'
  const name = one.ground ? (products.get(one.ground.nomination.id) ?? '') : ''
  const kept = one.unchanged > 0 ? html`<p class="muted">${own.unchanged(one.unchanged)}</p>` : ''
  const lines = one.changes.map(change => changeLine(one, change, request))
  const [first] = one.changes
  const source = first ? own.sourceOf(first.issuer, first.paper, formatDay(first.paperDate, locale)) : '–'
  const wrong = one.problems.map(
    ({ cell, message }) => html`<li>${cell ? html`<b class="code">${cell}</b> ` : ''}${message[locale]}</li>`,
  )
  return {
    marked: one.problems.length > 0,
    cells: [
      html`<div>${one.row.row}. <span class="code">${written}</span><br>${name}</div>`,
      html`<div>${lines.length > 0 ? html`<ul>${lines}</ul>` : '–'}${kept}</div>`,
      source,
      wrong.length > 0 ? html`<ul>${wrong}</ul>` : own.fine,
    ],
  }
}

function actPart(request: PageRequest, { list, rows, mayConfirm }: OutsideListView): Html | '' {
  const { locale, link } = request
  const own = outsideWords[locale]
  if (list.state !== 'seen')
    return notice({
      locale,
      kind: 'info',
      text: `${own.states[list.state]}, ${list.endedAt ? formatMoment(list.endedAt, locale) : ''}`,
    })
  const wrong = rows.filter(one => one.problems.length > 0).length
  const facts = rows.reduce((sum, one) => sum + one.changes.length, 0)
  const told = rows.filter(one => one.changes.length > 0).length
  const isReady = wrong === 0 && facts > 0
  const said =
    wrong > 0
      ? notice({ locale, kind: 'warning', text: own.listWrong(wrong) })
      : notice({ locale, kind: 'info', text: facts > 0 ? own.listLead(facts, told) : own.listNothing })
  if (!mayConfirm) return said
  const confirm = actionButton({ action: 'outside-list.confirm', label: own.confirm(facts), icon: 'check' })
  const cancel = actionButton({ action: 'outside-list.cancel', label: own.cancel, kind: 'secondary' })
  return html`${said}${form({
    action: link(listAddressOf(list.id)),
    key: request.formKey(),
    version: list.rowVersion,
    label: own.title,
    body: formActions(isReady ? [confirm, cancel] : [cancel]),
  })}`
}

/** A file as it was sent: row by row what it would store, and everything that is wrong with it. */
export function outsideListPage(request: PageRequest, view: OutsideListView): Html {
  const { locale, link } = request
  const own = outsideWords[locale]
  const { list, rows, names } = view
  const title = pageTitle({
    locale,
    title: list.name,
    crumbs: [
      { label: own.title, href: link('/fakta-luar') },
      { label: own.lists, href: `${link(editionAddress(list.editionId))}#berkas` },
    ],
  })
  const columns = [own.row, own.brings, own.source, own.problems].map(label => ({ label }))
  // What is wrong is read first.
  const order = rows.toSorted((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0))
  const body = table({
    caption: own.rows,
    captionHidden: true,
    columns,
    rows: order.map(one => rowOf(request, view, one)),
    empty: '',
  })
  const about = definitionList({
    items: [
      {
        term: own.sent,
        detail: [formatMoment(list.sentAt, locale), names.get(list.sentBy) ?? []].flat().join(', '),
      },
    ],
  })
  const notes = list.notes.map(one => notice({ locale, kind: 'info', text: one[locale] }))
  const shown = rows.length > 0 ? section({ title: own.rows, body }) : ''
  return html`${title}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${actPart(request, view)}${notes}${shown}${about}`
}
