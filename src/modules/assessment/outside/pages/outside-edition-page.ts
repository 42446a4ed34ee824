import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import type { Text } from '../../../../foundation/text.ts'
import {
  actionButton,
  emptyState,
  errorSummary,
  form,
  formActions,
  linkButton,
  pageTitle,
  section,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { spreadsheetField } from '../../../imports/index.ts'
import { areaName } from '../../../regions/index.ts'
import { outsideAddress } from '../bring-outside.ts'
import { FACT_COLUMN, outsideColumns } from '../outside-columns.ts'
import { editionAddress, listAddressOf } from '../outside-list.ts'
import type { OutsideListBrief } from '../outside-list-store.ts'
import { outsideWords } from '../outside-messages.ts'
import type { Waiting, WaitingFile } from '../outside-waiting.ts'
import { OUTSIDE_FILE } from '../read-outside-file.ts'

export type OutsideEditionsView = Readonly<{
  editions: readonly Readonly<{ id: string; title: Text; files: number; waiting: number }>[]
  mayBring: boolean
}>

/** The editions whose rules want something from outside. */
export function outsideEditionsPage({ locale, link }: PageRequest, view: OutsideEditionsView): Html {
  const own = outsideWords[locale]
  const list = table({
    caption: own.title,
    captionHidden: true,
    columns: [
      { label: own.edition },
      { label: own.waitingCount, numeric: true },
      { label: own.filesCount, numeric: true },
    ],
    rows: view.editions.map(one => ({
      cells: [
        html`<a href="${link(editionAddress(one.id))}">${one.title[locale]}</a>`,
        one.waiting,
        one.files,
      ],
    })),
    empty: emptyState({ title: own.noEditions, text: own.noEditionsText }),
  })
  return html`${pageTitle({ locale, title: own.title, lead: view.mayBring ? own.lead : own.readLead })}${list}`
}

export type OutsideEditionView = Readonly<{
  id: string
  title: Text
  waiting: Waiting
  products: ReadonlyMap<string, string>
  lists: readonly OutsideListBrief[]
  names: ReadonlyMap<string, string>
  mayBring: boolean
}>

const SHOWN = 100

function wantedPart({ locale }: PageRequest, { waiting }: OutsideEditionView): Html {
  const own = outsideWords[locale]
  const columns = outsideColumns(waiting.facts)
  const rows = waiting.facts.map(one => ({
    cells: [
      one.fact.title[locale],
      columns.find(each => each.id === `${FACT_COLUMN}${one.fact.name}`)?.hint[locale] ?? '',
      one.onSheets ? own.untilLock : own.untilSigned,
    ],
  }))
  const heads = [own.wantedFact, own.wantedHow, own.wantedUntil].map(label => ({ label }))
  return section({
    title: own.wanted,
    body: table({ caption: own.wanted, captionHidden: true, columns: heads, rows, empty: '' }),
  })
}

function filesTable(
  { locale, link }: PageRequest,
  { products }: OutsideEditionView,
  files: readonly WaitingFile[],
  { caption, empty }: Readonly<{ caption: string; empty: Html }>,
): Html {
  const own = outsideWords[locale]
  const rows = files.slice(0, SHOWN).map(({ nomination, missing }) => ({
    cells: [
      html`<div><a href="${link(outsideAddress(nomination.id))}">${products.get(nomination.id) ?? nomination.id}</a><br><span class="code">${nomination.receipt ?? ''}</span></div>`,
      areaName(nomination.areaPath, 'short'),
      missing.map(one => one.fact.title[locale]).join(', ') || '–',
    ],
  }))
  const columns = [own.product, own.place, own.awaits].map(label => ({ label }))
  const rest = files.length - SHOWN
  const more = rest > 0 ? html`<p class="muted">${own.more(rest)}</p>` : ''
  return html`${table({ caption, captionHidden: true, columns, rows, empty })}${more}`
}

function sendPart(request: PageRequest, { id, mayBring }: OutsideEditionView): Html | '' {
  const { locale, link } = request
  const own = outsideWords[locale]
  if (!mayBring) return ''
  const template = linkButton({
    href: link(`${editionAddress(id)}/templat.xlsx`),
    label: own.template,
    icon: 'download',
    download: true,
  })
  const body = html`${spreadsheetField(request, 'outside-list.send', OUTSIDE_FILE, own)}${formActions([actionButton({ action: 'outside-list.send', label: own.send, icon: 'upload' })])}`
  const sends = form({
    action: link(editionAddress(id)),
    key: request.formKey(),
    multipart: true,
    label: own.sendTitle,
    body,
  })
  return section({
    title: own.sendTitle,
    id: 'kirim',
    body: html`<p>${own.templateLead}</p><p class="buttons">${template}</p>${sends}`,
  })
}

function listsPart({ locale, link }: PageRequest, { lists, names }: OutsideEditionView): Html {
  const own = outsideWords[locale]
  const rows = lists.map(one => ({
    cells: [
      html`<a href="${link(listAddressOf(one.id))}">${one.name}</a>`,
      html`<div>${formatMoment(one.sentAt, locale)}<br><span class="muted">${names.get(one.sentBy) ?? ''}</span></div>`,
      own.states[one.state],
    ],
  }))
  const columns = [own.list, own.sent, own.state].map(label => ({ label }))
  const empty = html`<p class="muted">${own.noLists}</p>`
  return section({
    title: own.lists,
    id: 'berkas',
    body: table({ caption: own.lists, captionHidden: true, columns, rows, empty }),
  })
}

/** One edition: what its rules ask for, the files that wait, and the way to bring many facts at once. */
export function outsideEditionPage(request: PageRequest, view: OutsideEditionView): Html {
  const { locale, link } = request
  const own = outsideWords[locale]
  const { files } = view.waiting
  const waits = files.filter(one => one.missing.length > 0)
  const done = files.filter(one => one.missing.length === 0)
  const title = pageTitle({
    locale,
    title: own.editionTitle(view.title[locale]),
    lead: own.editionLead(waits.length, files.length),
    crumbs: [{ label: own.title, href: link('/fakta-luar') }],
  })
  const waiting = filesTable(request, view, waits, {
    caption: own.waiting,
    empty: emptyState({ title: own.noWaiting, text: own.noWaitingText }),
  })
  const complete = filesTable(request, view, done, {
    caption: own.complete,
    empty: html`<p class="muted">${own.noComplete}</p>`,
  })
  return html`${title}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${section({ title: own.waiting, id: 'menunggu', body: waiting })}${sendPart(request, view)}${wantedPart(request, view)}
${section({ title: own.complete, id: 'terisi', body: complete })}${listsPart(request, view)}`
}
