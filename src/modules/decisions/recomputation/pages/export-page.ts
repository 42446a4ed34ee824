import { html, type Html } from '../../../../platform/html.ts'
import { formatDay, formatMoment, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  emptyState,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  section,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { EXPORT_PATH, exportAddress, takeExport } from '../export-download.ts'
import { exportWords } from '../export-messages.ts'
import type { RecommendationBrief } from '../../chain/recommendation.ts'

type Row = Readonly<{ id: string; title: string; cases: number; last: Date | null }>

/** The editions that can be taken along. */
export function exportListPage({ locale, link }: PageRequest, rows: readonly Row[]): Html {
  const own = exportWords[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${table({
    caption: own.title,
    captionHidden: true,
    columns: [{ label: own.edition }, { label: own.cases, numeric: true }, { label: own.last }],
    rows: rows.map(({ id, title, cases, last }) => ({
      cells: [
        html`<a href="${link(exportAddress(id))}">${title}</a>`,
        formatNumber(cases, locale),
        last ? formatMoment(last, locale) : own.never,
      ],
    })),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })}`
}

export type ExportView = Readonly<{
  editionId: string
  title: string
  list: RecommendationBrief
  downloads: readonly Readonly<{ at: Date; person: string }>[]
}>

function takePart(request: PageRequest, { editionId }: ExportView): Html {
  const { locale, link } = request
  const own = exportWords[locale]
  return form({
    action: link(exportAddress(editionId)),
    key: request.formKey(),
    label: own.take,
    body: html`<p class="muted">${own.recorded}</p>${formActions([actionButton({ action: takeExport.name, label: own.take, icon: 'download' })])}`,
  })
}

/** What an edition's export holds, how it is checked, and who took it along. */
export function exportPage(request: PageRequest, view: ExportView): Html {
  const { locale, link } = request
  const own = exportWords[locale]
  const { list } = view
  const parts = Object.entries(own.parts).map(([term, detail]) => ({ term, detail }))
  const decree = [list.decreeNumber, list.decreeDate && formatDay(list.decreeDate, locale)].filter(Boolean)
  const known = definitionList({
    items: [
      { term: own.cases, detail: formatNumber(list.count, locale) },
      { term: own.decree, detail: decree.join(', ') || '–' },
      { term: own.digest, detail: html`<span class="code">${list.digest}</span>` },
    ],
  })
  return html`${pageTitle({
    locale,
    title: own.pageTitle(view.title),
    lead: own.lead,
    crumbs: [{ href: link(EXPORT_PATH), label: own.title }],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${known}${section({
  title: own.holds,
  body: html`${notice({ locale, kind: 'warning', text: own.names })}${definitionList({ items: parts })}${takePart(request, view)}`,
})}${section({
  title: own.check,
  body: html`<p>${own.checkText}</p><p><code class="code">${own.command}</code></p><p>${own.checkEnd(String(list.count))}</p>`,
})}${section({
  title: own.downloads,
  body: table({
    caption: own.downloads,
    captionHidden: true,
    columns: [{ label: own.when }, { label: own.who }],
    rows: view.downloads.map(one => ({ cells: [formatMoment(one.at, locale), one.person] })),
    empty: own.never,
  }),
})}`
}
