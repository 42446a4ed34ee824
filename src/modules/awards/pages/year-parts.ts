import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { bars, table } from '../../../ui/index.ts'
import type { Figure } from '../figures.ts'
import { words } from '../messages.ts'
import { commodityName, figureCell, references, scaleName, type Counted, type Shown } from './stated-parts.ts'

type Named = Readonly<{ name: string; figure: Figure }>

/** A bar for each value that is stated, with the numbers of its sources. */
export function barsOf(shown: Shown, caption: string, named: readonly Named[]): Html | '' {
  const most = Math.max(1, ...named.flatMap(({ figure }) => figure.stated.map(one => one.value)))
  const drawn = named.flatMap(({ name, figure }) =>
    figure.stated.map(({ value, claims }) => ({
      label: html`${name} ${references(shown, claims)}`,
      share: value / most,
      text: formatNumber(value, shown.locale),
    })),
  )
  return drawn.length === 0 ? '' : bars({ caption, bars: drawn })
}

export const yearsOf = (figures: readonly Figure[]): readonly number[] =>
  [...new Set(figures.map(one => one.year))].toSorted((one, other) => one - other)

function scalePart({ shown, figures }: Counted, scale: string): Html {
  const own = words[shown.locale]
  const name = scaleName(shown, scale)
  const of = figures.filter(one => one.scale === scale)
  const totals = of.filter(one => one.subject === 'total').toSorted((one, other) => one.year - other.year)
  const stars = [...new Set(of.filter(one => one.subject === 'stars').map(one => one.stars ?? 0))].toSorted(
    (one, other) => other - one,
  )
  const provinces = of.filter(one => one.subject === 'provinces')
  const cell = (year: number, subject: Figure['subject'], star: number | null): Html =>
    figureCell(
      shown,
      of.find(one => one.year === year && one.subject === subject && one.stars === star),
    )
  const rows = yearsOf(of).map(year => ({
    cells: [
      String(year),
      cell(year, 'total', null),
      ...stars.map(star => cell(year, 'stars', star)),
      ...(provinces.length > 0 ? [cell(year, 'provinces', null)] : []),
    ],
  }))
  const picture = barsOf(
    shown,
    own.byYearCaption(name),
    totals.map(figure => ({ name: String(figure.year), figure })),
  )
  const labels = [own.year, own.total, ...stars.map(star => own.starsOf(String(star)))]
  const columns = [...labels, ...(provinces.length > 0 ? [own.provinces] : [])].map(label => ({ label }))
  return html`<h3>${name}</h3>${picture}${table({ caption: own.byYearTable(name), captionHidden: true, columns, rows, empty: '' })}`
}

/** A picture and a table for each scale: stars of two scales are never counted together. */
export const byYearPart = (all: Counted): Html => html`${all.scales.map(scale => scalePart(all, scale))}`

export function byCommodityPart({ shown, figures, scales }: Counted): Html {
  const own = words[shown.locale]
  const found = figures.filter(one => one.subject === 'commodity')
  const order = shown.settings.commodities.map(one => one.id)
  const sorted = scales.flatMap(scale =>
    found
      .filter(one => one.scale === scale)
      .toSorted(
        (one, other) =>
          one.year - other.year || order.indexOf(one.commodity ?? '') - order.indexOf(other.commodity ?? ''),
      ),
  )
  const groups = scales.flatMap(scale =>
    yearsOf(sorted.filter(one => one.scale === scale)).map(year => ({ scale, year })),
  )
  const pictures = groups.map(({ scale, year }) => {
    const some = sorted.filter(one => one.scale === scale && one.year === year)
    const caption = own.byCommodityCaption(String(year), scaleName(shown, scale))
    const drawn = barsOf(
      shown,
      caption,
      some.map(figure => ({ name: commodityName(shown, figure.commodity ?? ''), figure })),
    )
    // One commodity alone fills its bar, which would say that it was all there was.
    const isPart = some.length < shown.settings.commodities.length
    return isPart
      ? html`${drawn}<p class="muted">${own.partOfYear(String(year), String(some.length))}</p>`
      : drawn
  })
  const rows = sorted.map(figure => ({
    cells: [
      commodityName(shown, figure.commodity ?? ''),
      String(figure.year),
      scaleName(shown, figure.scale),
      figureCell(shown, figure),
    ],
  }))
  const columns = [own.commodity, own.year, own.scheme, own.total].map(label => ({ label }))
  return html`${pictures}${table({ caption: own.byCommodityTable, captionHidden: true, columns, rows, empty: own.noData })}`
}
