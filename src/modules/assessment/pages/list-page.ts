import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import { emptyState, pageTitle, statusTag, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'

export type ListRow = Readonly<{
  code: string
  commodity: string
  done: number
  all: number
  state: 'open' | 'locked'
  total: number | null
}>

/** An assessor's own products, by blind code. */
export function listPage(request: PageRequest, rows: readonly ListRow[]): Html {
  const said = words[request.locale]
  const columns = [
    { label: said.code },
    { label: said.commodity },
    { label: said.progress },
    { label: said.state },
    { label: said.total, numeric: true },
  ]
  const lines = rows.map(row => ({
    cells: [
      html`<a href="${request.link(`/penilaian/${row.code}`)}">${row.code}</a>`,
      row.commodity,
      said.scored(row.done, row.all),
      statusTag({
        state: row.state,
        label: said.states[row.state],
        tone: row.state === 'locked' ? 'good' : 'attention',
      }),
      row.total === null ? said.none0 : formatHundredths(row.total, request.locale),
    ],
  }))
  return html`${pageTitle({ locale: request.locale, title: said.listTitle, lead: said.listLead })}
${table({ caption: said.listTitle, captionHidden: true, columns, rows: lines, empty: emptyState({ title: said.none, text: said.noneText }) })}`
}
