import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../../platform/translations.ts'
import { emptyState, pageTitle, statusTag, table, type Tone } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { publicationWords } from '../publication-messages.ts'
import type { RecommendationBrief } from '../../chain/recommendation.ts'

export type PublicationState = 'decided' | 'prepared' | 'confirmed' | 'published'

export const publicationTones: Readonly<Record<PublicationState, Tone>> = {
  decided: 'attention',
  prepared: 'waiting',
  confirmed: 'waiting',
  published: 'good',
}

export type PublicationRow = Readonly<{ list: RecommendationBrief; title: string; state: PublicationState }>

/** The decided lists and how far their publication is. */
export function publicationsPage(request: PageRequest, rows: readonly PublicationRow[]): Html {
  const { locale } = request
  const own = publicationWords[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${table({
  caption: own.title,
  captionHidden: true,
  columns: [
    { label: own.list },
    { label: own.results, numeric: true },
    { label: own.decided },
    { label: own.state },
  ],
  rows: rows.map(({ list, title, state }) => ({
    cells: [
      html`<a href="${request.link(`/publikasi/${list.id}`)}">${title}</a>`,
      formatNumber(list.count, locale),
      list.decidedAt ? formatMoment(list.decidedAt, locale) : '–',
      statusTag({ state, label: own.states[state], tone: publicationTones[state] }),
    ],
  })),
  empty: emptyState({ title: own.none, text: own.noneText }),
})}`
}
