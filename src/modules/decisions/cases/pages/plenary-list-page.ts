import { mayEver } from '../../../../access/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import { emptyState, pageTitle, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../own-interest-messages.ts'
import { plenaryWords } from '../plenary-messages.ts'

export type PlenaryEditionRow = Readonly<{
  id: string
  title: string
  inAssessment: number
  /** Assessed and not settled. */
  waiting: number
  settled: number
  onList: number
}>

/** The editions that have something for the plenary, with counts. */
export function plenaryListPage(request: PageRequest, rows: readonly PlenaryEditionRow[]): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const number = (value: number): string => formatNumber(value, locale)
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${table({
  caption: own.title,
  captionHidden: true,
  columns: [
    { label: own.edition },
    { label: own.assessed, numeric: true },
    { label: own.settled, numeric: true },
    { label: own.inAssessment, numeric: true },
    { label: own.onList, numeric: true },
  ],
  rows: rows.map(row => ({
    cells: [
      html`<a href="${request.link(`/pleno/${row.id}`)}">${row.title}</a>`,
      number(row.waiting),
      number(row.settled),
      number(row.inAssessment),
      number(row.onList),
    ],
  })),
  empty: emptyState({ title: own.none, text: own.noneText }),
})}
${mayEver(request.actor, 'interest.read-ties') ? html`<p><a href="${request.link('/benturan')}">${interestWords[locale].ties}</a></p>` : ''}`
}
