import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  emptyState,
  errorSummary,
  form,
  formActions,
  linkButton,
  pager,
  pageTitle,
  section,
  table,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { verdicts, type Import, type RowCounts } from '../import.ts'
import { words } from '../messages.ts'
import { IMPORTS_PATH } from '../send-import.ts'
import { stateTag, whoWhen } from './import-words.ts'
import { spreadsheetField } from './spreadsheet-field.ts'

export type ImportsView = Readonly<{
  imports: readonly Import[]
  counts: ReadonlyMap<string, RowCounts>
  names: ReadonlyMap<string, string>
  editions: readonly Edition[]
  maySend: boolean
  olderHref: string | null
}>

function templatesPart({ locale, link }: PageRequest, { editions }: ImportsView): Html {
  const own = words[locale]
  const links = editions.map(edition =>
    linkButton({
      href: link(`${IMPORTS_PATH}/templat/${edition.slug}.xlsx`),
      label: own.template(edition.title[locale]),
      icon: 'download',
      download: true,
    }),
  )
  const body =
    links.length === 0 ? html`<p>${own.noTemplates}</p>` : html`<div class="buttons">${links}</div>`
  return section({ title: own.templates, lead: own.templatesLead, body })
}

function sendPart(request: PageRequest): Html {
  const { locale, link } = request
  const own = words[locale]
  const body = html`${spreadsheetField(request, 'import.send', 'importFile', own)}${formActions([actionButton({ action: 'import.send', label: own.send, icon: 'upload' })])}`
  return section({
    title: own.newFile,
    body: form({
      action: link(IMPORTS_PATH),
      key: request.formKey(),
      multipart: true,
      body,
      label: own.newFile,
    }),
  })
}

function rowWords({ locale }: PageRequest, counts: RowCounts): string {
  const own = words[locale]
  return verdicts
    .filter(one => (counts[one] ?? 0) > 0)
    .map(one => `${own.verdicts[one]} ${formatNumber(counts[one] ?? 0, locale)}`)
    .join(', ')
}

function historyPart(request: PageRequest, { imports, counts, names, olderHref }: ImportsView): Html {
  const { locale, link } = request
  const own = words[locale]
  const list = table({
    caption: own.history,
    captionHidden: true,
    columns: Object.values(own.columns).map(label => ({ label })),
    rows: imports.map(one => ({
      cells: [
        html`<a href="${link(`${IMPORTS_PATH}/${one.id}`)}">${one.name}</a>`,
        whoWhen(locale, names, one.sentAt, one.sentBy),
        stateTag(one.state, locale),
        rowWords(request, counts.get(one.id) ?? {}),
      ],
    })),
    empty: emptyState({ title: own.historyNone }),
  })
  return section({ title: own.history, body: html`${list}${olderHref ? pager({ locale, olderHref }) : ''}` })
}

/** Where an office takes a template and sends a spreadsheet, and what became of earlier ones. */
export function importsPage(request: PageRequest, view: ImportsView): Html {
  const { locale } = request
  const own = words[locale]
  const title = pageTitle({ locale, title: own.title, lead: view.maySend ? own.lead : own.readLead })
  const forms = view.maySend ? html`${templatesPart(request, view)}${sendPart(request)}` : ''
  return html`${title}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${forms}${historyPart(request, view)}`
}
