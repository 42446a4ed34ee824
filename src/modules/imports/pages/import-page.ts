import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber, formatSize } from '../../../platform/translations.ts'
import {
  actionButton,
  checkField,
  countsBar,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pager,
  pageTitle,
  progressBar,
  section,
} from '../../../ui/index.ts'
import { fieldState, listAddress, problemsOf, type PageRequest } from '../../../web/index.ts'
import { sheetNames, type Columns } from '../columns.ts'
import { outcomes, verdicts, type Import, type Kind, type RowCounts, type StoredRow } from '../import.ts'
import { words } from '../messages.ts'
import type { RowPart } from '../row-store.ts'
import { IMPORTS_PATH } from '../send-import.ts'
import { stateTag, whoWhen } from './import-words.ts'
import { rowsTable } from './rows-table.ts'

export type ImportView = Readonly<{
  found: Import
  counts: RowCounts
  names: ReadonlyMap<string, string>
  columns: Columns
  rows: readonly StoredRow[]
  part: RowPart
  newerHref: string | null
  olderHref: string | null
  /** The kinds of which rows are wrong. */
  wrongKinds: readonly Kind[]
  mayConfirm: boolean
  mayCancel: boolean
}>

/** The address of an import's page, narrowed to a part of its rows. */
export const importAddress = (
  id: string,
  part: RowPart,
  more: Readonly<Record<string, string>> = {},
): string => listAddress(`${IMPORTS_PATH}/${id}`, { bagian: part, ...more })

const number = ({ locale }: PageRequest, count: number | undefined): string =>
  formatNumber(count ?? 0, locale)

function counts(request: PageRequest, { found, counts: all, part }: ImportView): Html {
  const { locale, link } = request
  const own = words[locale]
  const item = (value: RowPart, label: string, count: number) => ({
    label,
    count,
    href: link(importAddress(found.id, value)),
    current: part === value,
  })
  const total = verdicts.reduce((sum, one) => sum + (all[one] ?? 0), 0)
  const ended = outcomes.filter(one => (all[one] ?? 0) > 0)
  return countsBar({
    label: own.countsLabel,
    items: [
      item(null, own.all, total),
      ...verdicts.map(one => item(one, own.verdicts[one], all[one] ?? 0)),
      ...ended.map(one => item(one, own.outcomes[one], all[one] ?? 0)),
    ],
  })
}

function progress(request: PageRequest, { found, counts: all }: ImportView): Html {
  if (found.state !== 'running') return nothing
  const { locale, link } = request
  const own = words[locale]
  const total = (all.new ?? 0) + (all.changed ?? 0)
  const done = total - (all.waiting ?? 0)
  const bar = progressBar({
    locale,
    label: own.progress,
    done,
    total,
    doneText: number(request, done),
    totalText: number(request, total),
  })
  return html`${bar}<p>${linkButton({ href: link(importAddress(found.id, null)), label: own.reload })}</p>`
}

function cancelForm(request: PageRequest, { found, mayCancel }: ImportView): Html {
  const own = words[request.locale]
  if (!mayCancel || (found.state !== 'seen' && found.state !== 'running')) return nothing
  const label = found.state === 'running' ? own.stop : own.cancel
  return form({
    action: request.link(`${IMPORTS_PATH}/${found.id}`),
    key: request.formKey(),
    version: found.rowVersion,
    label,
    body: formActions([actionButton({ action: 'import.cancel', label, kind: 'secondary' })]),
  })
}

function confirmPart(request: PageRequest, view: ImportView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { found, counts: all, mayConfirm } = view
  if (found.state !== 'seen') return cancelForm(request, view)
  const waiting = all.waiting ?? 0
  if (waiting === 0)
    return html`${notice({ locale, kind: 'info', text: (all.wrong ?? 0) > 0 ? own.onlyWrong : own.nothingNew })}${cancelForm(request, view)}`
  if (!mayConfirm) return nothing
  const leave =
    (all.wrong ?? 0) > 0
      ? checkField({
          ...fieldState(request, 'import.confirm', 'leaveOut'),
          value: 'yes',
          label: own.leaveOut(number(request, all.wrong)),
          required: true,
        })
      : nothing
  const label = own.confirm(number(request, waiting))
  const body = form({
    action: link(`${IMPORTS_PATH}/${found.id}`),
    key: request.formKey(),
    version: found.rowVersion,
    label: own.confirmTitle,
    body: html`${leave}${formActions([actionButton({ action: 'import.confirm', label, icon: 'check' })])}`,
  })
  return section({ title: own.confirmTitle, body: html`${body}${cancelForm(request, view)}` })
}

function wrongPart({ locale, link }: PageRequest, { found, wrongKinds }: ImportView): Html {
  if (wrongKinds.length === 0) return nothing
  const own = words[locale]
  const links = wrongKinds.map(kind =>
    linkButton({
      href: link(listAddress(`${IMPORTS_PATH}/${found.id}/salah.csv`, { lembar: kind, format: 'xlsx' })),
      label: own.wrongFile(sheetNames[kind][locale]),
      icon: 'download',
      download: true,
    }),
  )
  return html`<p class="muted">${own.wrongLead}</p><div class="buttons">${links}</div>`
}

function facts(request: PageRequest, { found, names }: ImportView): Html {
  const { locale } = request
  const own = words[locale]
  const confirmed =
    found.confirmedAt === null
      ? []
      : [{ term: own.facts.confirmed, detail: whoWhen(locale, names, found.confirmedAt, found.confirmedBy) }]
  const ended =
    found.endedAt === null ? [] : [{ term: own.facts.ended, detail: formatMoment(found.endedAt, locale) }]
  return definitionList({
    items: [
      { term: own.facts.sent, detail: whoWhen(locale, names, found.sentAt, found.sentBy) },
      { term: own.facts.size, detail: formatSize(found.bytes, locale) },
      ...confirmed,
      ...ended,
    ],
  })
}

/** One file: what importing it would do, row by row, and what became of it. */
export function importPage(request: PageRequest, view: ImportView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { found } = view
  const head = pageTitle({
    locale,
    title: found.name,
    crumbs: [{ label: own.title, href: link(IMPORTS_PATH) }],
  })
  const notes = found.notes.map(one => notice({ locale, kind: 'info', text: one[locale] }))
  const rows = section({
    title: own.rowsCaption,
    body: html`${wrongPart(request, view)}${rowsTable(request, view)}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`,
  })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}<p>${stateTag(found.state, locale, true)}</p>${counts(request, view)}${progress(request, view)}${confirmPart(request, view)}${notes}${rows}${section({ title: own.facts.file, body: facts(request, view) })}`
}
