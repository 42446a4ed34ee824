import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths, formatNumber } from '../../../platform/translations.ts'
import { bars, emptyState, linkButton, pageTitle, section, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { resultFilters, type ResultChoices } from '../../nominations/index.ts'
import { shareOf } from '../criterion-standing.ts'
import { words } from '../messages.ts'
import type { CommonStep, CriterionTotal } from '../standing-store.ts'
import { criterionAddress, OVERVIEW_CSV, OVERVIEW_PATH, withQuery } from './addresses.ts'

/** In the picture; the table has all of them. */
const MOST_BARS = 10

export type OverviewView = ResultChoices &
  Readonly<{
    /** The weakest first. */
    totals: readonly CriterionTotal[]
    /** The same criteria over the whole country, where enough products stand behind them. */
    country: ReadonlyMap<string, CriterionTotal>
    leastProducts: number
    /** False where the reader looks at the whole country already. */
    isLocal: boolean
    steps: readonly CommonStep[]
  }>

function stepsPart({ locale, link }: PageRequest, { steps, query }: OverviewView): Html {
  const own = words[locale]
  const rows = steps.map(one => ({
    cells: [
      html`<a href="${link(criterionAddress(one.criterionId, query))}">${one.title[locale]}</a>`,
      one.step[locale],
      formatNumber(one.products, locale),
      formatNumber(one.lifts, locale),
      formatHundredths(one.winnable, locale),
    ],
  }))
  const list = table({
    caption: own.proposals,
    captionHidden: true,
    columns: [
      { label: own.criterion },
      { label: own.step },
      { label: own.products, numeric: true },
      { label: own.lifts, numeric: true },
      { label: own.winnable, numeric: true },
    ],
    rows,
    empty: '–',
  })
  return section({ title: own.proposals, body: html`<p class="muted">${own.proposalsLead}</p>${list}` })
}

function totalsPart({ locale, link }: PageRequest, view: OverviewView): Html {
  const own = words[locale]
  const percent = (one: CriterionTotal): string => formatNumber(shareOf(one) * 100, locale, 1)
  const counted = (count: number): string => formatNumber(count, locale)
  const picture = bars({
    caption: own.picture,
    bars: view.totals.slice(0, MOST_BARS).map(one => ({
      label: one.title[locale],
      share: shareOf(one),
      text: `${percent(one)} %`,
    })),
  })
  const countryCell = (id: string): string => {
    const found = view.country.get(id)
    return found ? `${percent(found)} %` : '–'
  }
  const list = table({
    caption: own.all,
    captionHidden: true,
    columns: [
      { label: own.criterion },
      { label: own.reached, numeric: true },
      ...(view.isLocal ? [{ label: own.country, numeric: true }] : []),
      { label: own.below, numeric: true },
      { label: own.products, numeric: true },
    ],
    rows: view.totals.map(one => ({
      cells: [
        html`<a href="${link(criterionAddress(one.criterionId, view.query))}">${one.title[locale]}</a>`,
        `${percent(one)} %`,
        ...(view.isLocal ? [countryCell(one.criterionId)] : []),
        counted(one.below),
        counted(one.products),
      ],
    })),
    empty: '–',
  })
  const note = view.isLocal ? html`<p class="muted">${own.countryNote(counted(view.leastProducts))}</p>` : ''
  return section({ title: own.all, body: html`${picture}${list}${note}` })
}

/** Where an area's products lose points, and what several of them could work on together. */
export function overviewPage(request: PageRequest, view: OverviewView): Html {
  const { locale, link } = request
  const own = words[locale]
  const download = linkButton({
    href: link(withQuery(OVERVIEW_CSV, view.query)),
    label: own.download,
    icon: 'download',
    download: true,
  })
  const isEmpty = view.totals.length === 0
  const head = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    ...(isEmpty ? {} : { actions: download }),
  })
  const body = isEmpty
    ? emptyState({ title: own.none, text: own.noneText })
    : html`${stepsPart(request, view)}${totalsPart(request, view)}`
  return html`${head}${resultFilters(request, OVERVIEW_PATH, view)}${body}`
}
