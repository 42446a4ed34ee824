import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatMoment } from '../../../../platform/translations.ts'
import { emptyState, pageTitle, section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { areaName } from '../../../regions/index.ts'
import { levelAddress } from '../answer-level.ts'
import type { LevelLine } from '../level-list.ts'
import { levelWords } from '../level-messages.ts'

export type LevelListView = Readonly<{
  waiting: readonly LevelLine[]
  sent: readonly LevelLine[]
  /** How many there are of each beside those that are shown. */
  moreWaiting: number
  moreSent: number
  /** Product by nomination, closing of scoring by edition. */
  products: ReadonlyMap<string, string>
  closings: ReadonlyMap<string, Date>
  officeOf: (line: LevelLine) => string
  follows: boolean
}>

/** What waits for the reader's office, or, for who follows them all, for which; and what was sent. */
export function levelListPage(request: PageRequest, view: LevelListView): Html {
  const said = levelWords[request.locale]
  const lead = view.follows ? said.leadFollow : said.lead
  return html`${pageTitle({ locale: request.locale, title: said.title, lead })}${waitingPart(request, view)}${sentPart(request, view)}`
}

function productCell({ locale, link }: PageRequest, { products }: LevelListView, line: LevelLine): Html {
  const { nomination, level, live } = line
  const draft = live?.state === 'open' ? html` <span class="muted">(${levelWords[locale].draft})</span>` : ''
  return html`<div><a href="${link(levelAddress(nomination.id, level.id))}">${products.get(nomination.id) ?? nomination.id}</a>${draft}<br><span class="muted">${areaName(nomination.areaPath, 'short')}</span></div>`
}

const more = (count: number, { locale }: PageRequest): Html | '' =>
  count > 0 ? html`<p class="muted">${levelWords[locale].more(count)}</p>` : ''

function waitingPart(request: PageRequest, view: LevelListView): Html {
  const { locale } = request
  const said = levelWords[locale]
  const columns = [said.product, said.level, said.office, said.since, said.until].map(label => ({ label }))
  const rows = view.waiting.map(line => {
    const closing = view.closings.get(line.nomination.editionId)
    return {
      cells: [
        productCell(request, view, line),
        line.level.title[locale],
        view.officeOf(line),
        formatDate(line.nomination.stateAt, locale),
        closing ? formatMoment(closing, locale) : '–',
      ],
    }
  })
  const empty = emptyState({ title: said.noWaiting, text: said.noWaitingText })
  const list = table({ caption: said.waiting, captionHidden: true, columns, rows, empty })
  return section({
    title: said.waiting,
    id: 'menunggu',
    body: html`${list}${more(view.moreWaiting, request)}`,
  })
}

function sentPart(request: PageRequest, view: LevelListView): Html {
  const { locale } = request
  const said = levelWords[locale]
  const columns = [said.product, said.level, said.office, said.sentAt].map(label => ({ label }))
  const rows = view.sent.map(line => ({
    cells: [
      productCell(request, view, line),
      line.level.title[locale],
      view.officeOf(line),
      line.live?.sentAt ? formatMoment(line.live.sentAt, locale) : '–',
    ],
  }))
  const empty = html`<p class="muted">${said.noSent}</p>`
  const list = table({ caption: said.sent, captionHidden: true, columns, rows, empty })
  return section({ title: said.sent, id: 'dikirim', body: html`${list}${more(view.moreSent, request)}` })
}
