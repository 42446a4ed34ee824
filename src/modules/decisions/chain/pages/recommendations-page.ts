import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../../platform/translations.ts'
import { countsBar, emptyState, pageTitle, statusTag, table, type Tone } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { listWords } from '../list-messages.ts'
import type { ListState, RecommendationBrief } from '../recommendation.ts'

export type ListsView = Readonly<{
  rows: readonly Readonly<{ list: RecommendationBrief; title: string }>[]
  counts: Readonly<Record<ListState, number>>
  state: ListState | null
}>

export const listStates: readonly ListState[] = ['recommended', 'approved', 'decided', 'returned']

export const listTones: Readonly<Record<ListState, Tone>> = {
  recommended: 'waiting',
  approved: 'waiting',
  decided: 'honour',
  returned: 'attention',
}

/** Every signed list of every edition. */
export function recommendationsPage(request: PageRequest, view: ListsView): Html {
  const { locale } = request
  const own = listWords[locale]
  const counts = listStates.map(state => ({
    label: own.states[state],
    count: view.counts[state],
    href: request.link(`/penetapan?status=${state}`),
    current: view.state === state,
  }))
  const all = {
    label: own.allStates,
    count: listStates.reduce((sum, state) => sum + view.counts[state], 0),
    href: request.link('/penetapan'),
    current: view.state === null,
  }
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${countsBar({ label: own.state, items: [all, ...counts] })}
${table({
  caption: own.title,
  captionHidden: true,
  columns: [
    { label: own.list },
    { label: own.count, numeric: true },
    { label: own.signed },
    { label: own.state },
  ],
  rows: view.rows.map(({ list, title }) => ({
    cells: [
      html`<a href="${request.link(`/penetapan/${list.id}`)}">${own.listTitle(title, String(list.version))}</a>`,
      formatNumber(list.count, locale),
      formatMoment(list.signedAt, locale),
      statusTag({ state: list.state, label: own.states[list.state], tone: listTones[list.state] }),
    ],
  })),
  empty: emptyState({ title: own.none, text: own.noneText }),
})}`
}
