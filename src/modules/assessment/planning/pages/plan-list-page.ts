import { html, type Html } from '../../../../platform/html.ts'
import { emptyState, linkButton, notice, pageTitle, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { words } from '../../messages.ts'
import { planWords } from '../plan-messages.ts'

export type EditionRow = Readonly<{
  id: string
  title: string
  admitted: number
  inAssessment: number
  assessed: number
}>

/** The editions whose nominations wait for assessors or are with them. */
export function planListPage(request: PageRequest, rows: readonly EditionRow[]): Html {
  const said = words[request.locale]
  const columns = [
    { label: said.editions },
    ...[said.admitted, said.inAssessment, said.assessed].map(label => ({ label, numeric: true })),
  ]
  const lines = rows.map(row => ({
    cells: [
      html`<a href="${request.link(`/penugasan/${row.id}`)}">${row.title}</a>`,
      row.admitted,
      row.inAssessment,
      row.assessed,
    ],
  }))
  return html`${pageTitle({ locale: request.locale, title: said.planTitle, lead: said.planLead })}
${table({ caption: said.planTitle, captionHidden: true, columns, rows: lines, empty: emptyState({ title: said.planEmpty }) })}
<p>${linkButton({ href: request.link('/penilai'), label: planWords[request.locale].assessors })}</p>`
}

export const tooSlowPage = (request: PageRequest): Html =>
  html`${pageTitle({ locale: request.locale, title: words[request.locale].planTitle })}
${notice({ locale: request.locale, kind: 'info', text: planWords[request.locale].tooSlow })}`
