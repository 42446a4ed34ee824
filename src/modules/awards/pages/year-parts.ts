import { html, type Html } from '../../../platform/html.ts'
import { bars, section, table } from '../../../ui/index.ts'
import type { Figure } from '../figures.ts'
import { words } from '../messages.ts'
import { commodityName, figureCell, numbersOf, scaleName, type Counted, type Shown } from './stated-parts.ts'

type Named = Readonly<{ name: string; figure: Figure }>

/** A bar for each value that is stated; where there are several, each has the numbers of its sources. */
function barsOf(shown: Shown, caption: string, named: readonly Named[]): Html | '' {
  const most = Math.max(1, ...named.flatMap(({ figure }) => figure.stated.map(one => one.value)))
  const drawn = named.flatMap(({ name, figure }) =>
    figure.stated.map(({ value, claims }) => ({
      label: figure.stated.length > 1 ? `${name} [${numbersOf(shown, claims).join(', ')}]` : name,
      share: value / most,
      text: String(value),
    })),
  )
  return drawn.length === 0 ? '' : bars({ caption, bars: drawn })
}

const yearsOf = (figures: readonly Figure[]): readonly number[] =>
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
  const pictures = groups.map(({ scale, year }) =>
    barsOf(
      shown,
      own.byCommodityCaption(String(year), scaleName(shown, scale)),
      sorted
        .filter(one => one.scale === scale && one.year === year)
        .map(figure => ({ name: commodityName(shown, figure.commodity ?? ''), figure })),
    ),
  )
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

const selecting = ['nominations', 'nominating-provinces', 'admitted', 're-evaluated'] as const

/** How many were nominated and admitted, where a source says it. */
export function selectionPart({ shown, figures }: Counted): Html | '' {
  const own = words[shown.locale]
  const found = figures.filter(one => (selecting as readonly string[]).includes(one.subject))
  if (found.length === 0) return ''
  const rows = yearsOf(found).map(year => ({
    cells: [
      String(year),
      ...selecting.map(subject =>
        figureCell(
          shown,
          found.find(one => one.year === year && one.subject === subject),
        ),
      ),
    ],
  }))
  const columns = [own.year, ...selecting.map(subject => own.subjects[subject])].map(label => ({ label }))
  const body = table({ caption: own.selectionTable, captionHidden: true, columns, rows, empty: '' })
  return section({ title: own.selection, body, id: 'seleksi' })
}
