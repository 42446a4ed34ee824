import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  countsBar,
  definitionList,
  emptyState,
  errorSummary,
  form,
  longTextField,
  notice,
  pageTitle,
  pager,
  statusTag,
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { conditions, type Sample } from '../sample.ts'

export type DeskRow = Readonly<{
  sample: Sample
  productName: string
  officeName: string
  blindCode: string | null
}>
export type DeskView = Readonly<{
  rows: readonly DeskRow[]
  counts: Readonly<Record<Sample['state'], number>>
  state: Sample['state'] | null
  olderHref: string | null
}>

/** The secretariat's list of samples: what is on its way, what has arrived. */
export function deskPage(request: PageRequest, view: DeskView): Html {
  const own = words[request.locale]
  const state = (sample: Sample): Html =>
    statusTag({
      state: sample.state,
      label: own.states[sample.state],
      tone: sample.state === 'received' ? 'good' : 'waiting',
    })
  const rows = view.rows.map(({ sample, productName, officeName, blindCode }) => ({
    cells: [
      html`<a href="${request.link(`/contoh-produk/${sample.id}`)}">${productName}</a>`,
      officeName,
      formatMoment(sample.announcedAt, request.locale),
      state(sample),
      blindCode ?? '–',
    ],
  }))
  const columns = [own.product, own.office, own.announced, own.state, own.blindCode].map(label => ({ label }))
  const counts = (['announced', 'received'] as const).map(one => ({
    label: own.states[one],
    count: view.counts[one],
    href: request.link(`/contoh-produk?status=${one}`),
    current: view.state === one,
  }))
  return html`${pageTitle({ locale: request.locale, title: own.deskTitle })}
${countsBar({ label: own.counts, items: counts })}
${table({ caption: own.deskTitle, captionHidden: true, columns, rows, empty: emptyState({ title: own.none }) })}
${view.olderHref ? pager({ locale: request.locale, olderHref: view.olderHref }) : ''}`
}

/** One sample: where it comes from, and the form that records its arrival. */
export function receivePage(request: PageRequest, row: DeskRow & Readonly<{ mayReceive: boolean }>): Html {
  const own = words[request.locale]
  const { sample } = row
  const items = [
    { term: own.office, detail: row.officeName },
    { term: own.pieces, detail: String(sample.pieces) },
    { term: own.courier, detail: sample.courier },
    ...(sample.trackingNumber ? [{ term: own.tracking, detail: sample.trackingNumber }] : []),
    { term: own.announced, detail: formatMoment(sample.announcedAt, request.locale) },
    ...(sample.note ? [{ term: own.note, detail: sample.note }] : []),
    ...(sample.receivedAt
      ? [{ term: own.received, detail: formatMoment(sample.receivedAt, request.locale) }]
      : []),
    ...(sample.condition ? [{ term: own.condition, detail: own.conditions[sample.condition] }] : []),
    ...(sample.conditionNote ? [{ term: own.conditionNote, detail: sample.conditionNote }] : []),
  ]
  const code = row.blindCode
    ? notice({
        locale: request.locale,
        kind: 'success',
        title: `${own.blindCode}: ${row.blindCode}`,
        text: own.blindCodeText,
      })
    : ''
  return html`${pageTitle({ locale: request.locale, title: row.productName, crumbs: [{ label: own.deskTitle, href: request.link('/contoh-produk') }] })}
${errorSummary({ locale: request.locale, problems: problemsOf(request.form, request.locale) })}
${code}${definitionList({ items })}
${row.mayReceive ? receiveForm(request, sample) : ''}`
}

function receiveForm(request: PageRequest, sample: Sample): Html {
  const own = words[request.locale]
  const choices = conditions.map(value => ({ value, label: own.conditions[value] }))
  const body = html`${choiceField({ ...fieldState(request, 'sample.receive', 'condition'), label: own.condition, choices, required: true })}
${longTextField({ ...fieldState(request, 'sample.receive', 'condition_note'), label: own.conditionNote, hint: own.conditionNoteHint })}
${actionButton({ action: 'sample.receive', label: own.receive, kind: 'primary' })}`
  return form({
    action: request.link(`/contoh-produk/${sample.id}`),
    key: request.formKey(),
    version: sample.rowVersion,
    body,
    label: own.receiveTitle,
  })
}
