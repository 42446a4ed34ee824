import { html, type Html } from '../../../platform/html.ts'
import { bars, table } from '../../../ui/index.ts'
import { awardsByProvince, type Award } from '../figures.ts'
import { words } from '../messages.ts'
import {
  block,
  commodityName,
  figureCell,
  references,
  scaleName,
  starsCell,
  type Shown,
  type Counted,
} from './stated-parts.ts'

const yearsOf = (awards: readonly Award[]): string =>
  [...new Set(awards.map(one => one.year))].toSorted((one, other) => one - other).join(', ')

/** How many provinces a source says there were. */
function reachedTable({ shown, figures }: Counted): Html {
  const own = words[shown.locale]
  const reached = figures.filter(one => one.subject === 'provinces')
  return table({
    caption: own.provincesTable,
    columns: [{ label: own.year }, { label: own.scheme }, { label: own.provinces }],
    rows: reached.map(one => ({
      cells: [String(one.year), scaleName(shown, one.scale), figureCell(shown, one)],
    })),
    empty: '',
  })
}

/** From what sources name, and beside it how many provinces a source says there were. */
export function byProvincePart(all: Counted): Html {
  const { shown, awards, scales } = all
  const own = words[shown.locale]
  const nameOf = (province: string | null): string =>
    province === null ? own.noProvince : shown.areaName(province)
  const ofScale = scales.map(scale => ({
    scale,
    provinces: awardsByProvince(awards.filter(one => one.scale === scale)),
  }))
  const pictures = ofScale.map(({ scale, provinces }) => {
    const most = Math.max(1, ...provinces.map(one => one.awards.length))
    const drawn = provinces.map(one => ({
      label: nameOf(one.province),
      share: one.awards.length / most,
      text: String(one.awards.length),
    }))
    return drawn.length === 0
      ? ''
      : bars({ caption: own.byProvinceCaption(scaleName(shown, scale)), bars: drawn })
  })
  const rows = ofScale.flatMap(({ scale, provinces }) =>
    provinces.map(one => ({
      cells: [
        nameOf(one.province),
        scaleName(shown, scale),
        yearsOf(one.awards),
        block(
          html`<b>${one.awards.length}</b> ${references(
            shown,
            one.awards.flatMap(award => award.claims),
          )}`,
        ),
      ],
    })),
  )
  const columns = [own.province, own.scheme, own.years, own.total].map(label => ({ label }))
  return html`${pictures}${table({ caption: own.byProvinceTable, captionHidden: true, columns, rows, empty: own.noData })}${reachedTable(all)}`
}

const placesOf = (shown: Shown, { areas }: Award): string =>
  areas.map(shown.areaName).join(words[shown.locale].or) || words[shown.locale].noProvince

/** Every award that a source names, the newest first. */
export function namedPart({ shown, awards }: Counted): Html {
  const own = words[shown.locale]
  const rows = awards.map(award => ({
    cells: [
      award.maker,
      block(
        html`${award.product || html`<span class="muted">${own.notFound}</span>`}<br><span class="muted">${award.commodities
          .map(id => commodityName(shown, id))
          .join(own.or)}</span>`,
      ),
      placesOf(shown, award),
      block(html`${award.year}<br><span class="muted">${scaleName(shown, award.scale)}</span>`),
      starsCell(shown, award),
    ],
  }))
  const columns = [own.maker, own.product, own.place, own.year, own.stars].map(label => ({ label }))
  return table({ caption: own.named, captionHidden: true, columns, rows, empty: own.noData })
}
