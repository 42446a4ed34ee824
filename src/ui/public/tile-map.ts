import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { formatNumber } from '../../platform/translations.ts'
import { attributes, classes, safeUrl } from '../markup.ts'

/** An area on a map: `text` says its number in words (`12 produk`), which the colour only hints at. */
export type MapArea = Readonly<{
  name: string
  href: string
  count: number
  text: string
  /** The place that the page is about. */
  here?: boolean
}>

type MapProps = Readonly<{
  locale: Locale
  /** Name of the drawing. */
  label: string
  /** What the drawing shows, in a sentence or two: its text alternative, seen by everyone. */
  summary: string
  /** What the colours count. */
  legend: string
  /** What the marked edge means, where an area is marked. */
  hereLegend?: string
}>

export type TileMapProps = MapProps &
  Readonly<{
    /** How to read the drawing; not shown where it is not. */
    note?: string
    tiles: readonly (MapArea & Readonly<{ column: number; row: number; short: string }>)[]
  }>

export type ShapeMapProps = MapProps &
  Readonly<{
    /** The size of the grid in which the outlines are written. */
    width: number
    height: number
    shapes: readonly (MapArea & Readonly<{ path: string }>)[]
  }>

const STEPS = 3
const TILE = 60
const GAP = 4

/** 0 for nothing, else 1 to 3: equal parts of what the largest has. */
const stepOf = (count: number, most: number): number =>
  count <= 0 ? 0 : Math.min(STEPS, Math.ceil((count / Math.max(most, STEPS)) * STEPS))

const mostOf = (areas: readonly MapArea[]): number => Math.max(0, ...areas.map(area => area.count))

/** From and to of each step that has room between 1 and the largest number. */
function ranges(most: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  for (let step = 1, from = 1; step <= STEPS; step++) {
    const to = Math.floor((Math.max(most, STEPS) * step) / STEPS)
    found.push([from, to])
    from = to + 1
  }
  return found.filter(([from]) => from <= most)
}

function legendList(props: MapProps, most: number): Html {
  const number = (value: number): string => formatNumber(value, props.locale)
  const key = (step: number, words: string): Html =>
    html`<li><span class="map__key map__key--${step}" aria-hidden="true"></span> ${words}</li>`
  const keys = ranges(most).map(([from, to], index) =>
    key(index + 1, from === to ? number(from) : `${number(from)}–${number(to)}`),
  )
  const marked = props.hereLegend
    ? html`<li><span class="map__key map__key--here" aria-hidden="true"></span> ${props.hereLegend}</li>`
    : ''
  return html`<div class="map__legend"><span>${props.legend}</span><ul>${key(0, number(0))}${keys}${marked}</ul></div>`
}

function drawing(
  props: MapProps & Readonly<{ note?: string; kind: 'tiles' | 'shapes' }>,
  areas: readonly MapArea[],
  size: string,
  inner: readonly Html[],
): Html {
  const note = props.note ? html`<p class="muted">${props.note}</p>` : ''
  return html`<figure class="map map--${props.kind}"><div class="map__drawing"><svg viewBox="0 0 ${size}" role="group" aria-label="${props.label}">${inner}</svg>${legendList(props, mostOf(areas))}${note}</div><figcaption>${props.summary}</figcaption></figure>`
}

/** The title is the link's name, and what a pointer is told. */
function areaLink(area: MapArea, step: number, words: string, inner: Html): Html {
  return html`<a${attributes({
    class: classes('map__area', `map__area--${step}`, area.here && 'map__area--here'),
    href: safeUrl(area.href),
    'aria-current': area.here ? 'location' : null,
  })}><title>${words}</title>${inner}</a>`
}

/** What is focused or marked is drawn last, so that nothing lies over its edge. */
const markedLast = <Area extends MapArea>(areas: readonly Area[]): readonly Area[] =>
  areas.toSorted((one, other) => Number(one.here ?? false) - Number(other.here ?? false))

/**
 * A map of equal squares, one for each area, darker where there is more; every square is a link with the area's
 * name and number. Under 600 px only the sentence below it is left: put a table of the same numbers beside it.
 */
export function tileMap(props: TileMapProps): Html {
  const { tiles, locale } = props
  const most = mostOf(tiles)
  const cell = TILE + GAP
  const columns = Math.max(0, ...tiles.map(tile => tile.column)) + 1
  const rows = Math.max(0, ...tiles.map(tile => tile.row)) + 1
  const one = (tile: TileMapProps['tiles'][number]): Html => {
    const [x, y] = [tile.column * cell + GAP, tile.row * cell + GAP]
    const words = `${tile.name} (${tile.short}): ${tile.text}`
    const middle = x + TILE / 2
    return areaLink(
      tile,
      stepOf(tile.count, most),
      words,
      html`<rect x="${x}" y="${y}" width="${TILE}" height="${TILE}" rx="6"/><text aria-hidden="true" x="${middle}" y="${y + 25}">${tile.short}</text><text aria-hidden="true" class="map__count" x="${middle}" y="${y + 48}">${formatNumber(tile.count, locale)}</text>`,
    )
  }
  return drawing(
    { ...props, kind: 'tiles' },
    tiles,
    `${columns * cell + GAP} ${rows * cell + GAP}`,
    markedLast(tiles).map(one),
  )
}

/** The same with real outlines: `path` is SVG path data; rings inside rings are holes. */
export function shapeMap(props: ShapeMapProps): Html {
  const most = mostOf(props.shapes)
  const one = (shape: ShapeMapProps['shapes'][number]): Html =>
    areaLink(
      shape,
      stepOf(shape.count, most),
      `${shape.name}: ${shape.text}`,
      html`<path fill-rule="evenodd" d="${shape.path}"/>`,
    )
  return drawing(
    { ...props, kind: 'shapes' },
    props.shapes,
    `${props.width} ${props.height}`,
    markedLast(props.shapes).map(one),
  )
}

/** Holds a table of names and numbers that stays narrow, and on phones is a plain list in the map's place. */
export const mapTable = (made: Html): Html => html`<div class="map-table">${made}</div>`
