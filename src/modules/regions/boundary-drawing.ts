import { gzipSync } from 'node:zlib'
import type { Position, Ring } from './boundary-part.ts'

/** A drawing in whole pixels of its own grid; `path` is SVG path data, to be filled by the even-odd rule. */
export type Drawing = Readonly<{
  width: number
  height: number
  shapes: readonly Readonly<{ code: string; path: string }>[]
}>
export type Outline = Readonly<{ code: string; rings: readonly Ring[] }>

type Point = readonly [number, number]

const LARGEST_WIDTH = 1_440
const LARGEST_HEIGHT = 960
/** Leaves two thirds of the 60 kB of a whole page to the outlines. */
const MOST_COMPRESSED_BYTES = 40_000
const FIRST_TOLERANCE = 1
const TOLERANCE_GROWTH = 1.6

/**
 * Draws outlines in degrees: projected, rounded to whole pixels, and simplified by a tolerance (an area in square
 * pixels) that grows until all paths together fit into the page, compressed as they will be sent.
 */
export function drawOutlines(outlines: readonly Outline[]): Drawing {
  const { width, height, project } = projectionOf(outlines)
  const drawn = outlines.map(({ code, rings }) => ({
    code,
    rings: rings.map(ring => withoutRepeats(ring.map(project))),
  }))
  for (let tolerance = FIRST_TOLERANCE; ; tolerance *= TOLERANCE_GROWTH) {
    const shapes = drawn.map(({ code, rings }) => ({ code, path: pathOf(rings, tolerance) }))
    const size = gzipSync(shapes.map(shape => shape.path).join('\n')).length
    if (size <= MOST_COMPRESSED_BYTES || tolerance > LARGEST_WIDTH * LARGEST_HEIGHT)
      return { width, height, shapes }
  }
}

/**
 * Equirectangular, with the middle latitude of the drawing kept true: a degree of longitude is shortened by its
 * cosine. Near the equator and at this size nothing else would be seen.
 */
function projectionOf(outlines: readonly Outline[]) {
  let [west, east, south, north] = [180, -180, 90, -90]
  for (const { rings } of outlines)
    for (const ring of rings)
      for (const [longitude, latitude] of ring) {
        west = Math.min(west, longitude)
        east = Math.max(east, longitude)
        south = Math.min(south, latitude)
        north = Math.max(north, latitude)
      }
  const shortened = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [across, down] = [Math.max((east - west) * shortened, 1e-6), Math.max(north - south, 1e-6)]
  const scale = Math.min(LARGEST_WIDTH / across, LARGEST_HEIGHT / down)
  return {
    width: Math.max(1, Math.round(across * scale)),
    height: Math.max(1, Math.round(down * scale)),
    project: ([longitude, latitude]: Position): Point => [
      Math.round((longitude - west) * shortened * scale),
      Math.round((north - latitude) * scale),
    ],
  }
}

/** A ring without its repeated last point and without points that fell into the same pixel. */
const withoutRepeats = (ring: readonly Point[]): readonly Point[] =>
  ring.filter((point, index) => {
    const before = ring[(index || ring.length) - 1]
    return before === undefined || point[0] !== before[0] || point[1] !== before[1]
  })

/** Twice the area of the triangle of three points. */
const doubleArea = (one: Point, two: Point, three: Point): number =>
  Math.abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1]))

/**
 * Takes out points whose triangle with their neighbours is smaller than the tolerance, the smallest of a
 * neighbourhood first (after Visvalingam and Whyatt). Since only near points count, the two sides of a border
 * lose the same points, wherever their rings begin.
 */
function simplified(ring: readonly Point[], tolerance: number): readonly Point[] {
  let kept = ring
  for (;;) {
    const next = onePass(kept, tolerance * 2)
    if (next.length === kept.length) return kept
    kept = next
  }
}

function onePass(ring: readonly Point[], limit: number): readonly Point[] {
  const { length } = ring
  const at = (index: number): Point => ring[(index + length) % length] ?? [0, 0]
  const areas = ring.map((point, index) => doubleArea(at(index - 1), point, at(index + 1)))
  const areaAt = (index: number): number => areas[(index + length) % length] ?? 0
  const isOut: boolean[] = []
  for (const [index, area] of areas.entries()) {
    const isLeast = area <= areaAt(index - 1) && area <= areaAt(index + 1)
    const isBeside = isOut[index - 1] === true || (index === length - 1 && isOut[0] === true)
    isOut.push(area < limit && isLeast && !isBeside)
  }
  return ring.filter((_, index) => !isOut[index])
}

const spanOf = (ring: readonly Point[]): number => {
  const [across, down] = [ring.map(point => point[0]), ring.map(point => point[1])]
  const between = (values: readonly number[]): number =>
    values.reduce((one, other) => Math.max(one, other), -Infinity) -
    values.reduce((one, other) => Math.min(one, other), Infinity)
  return between(across) + between(down)
}

/** Islands of less than a pixel are left out, but no area is: the smallest is still a dot that can be reached. */
function pathOf(rings: readonly (readonly Point[])[], tolerance: number): string {
  const seen = rings.map(ring => simplified(ring, tolerance)).filter(ring => ring.length > 2)
  if (seen.length > 0) return seen.map(ringPath).join('')
  const [largest] = rings.toSorted((one, other) => spanOf(other) - spanOf(one))
  const [x, y] = largest?.[0] ?? [0, 0]
  return `M${x} ${Math.max(0, y - 3)}l3 3-3 3-3-3z`
}

/** Steps from point to point are shorter than places; a minus sign needs no space before it. */
function ringPath(ring: readonly Point[]): string {
  const [first, ...rest] = ring
  let [x, y] = first ?? [0, 0]
  const steps: number[] = []
  for (const point of rest) {
    steps.push(point[0] - x, point[1] - y)
    ;[x, y] = point
  }
  return `M${first?.[0]} ${first?.[1]}l${steps.join(' ').replaceAll(' -', '-')}z`
}
