/** Degrees: longitude, latitude. */
export type Position = readonly [number, number]
/** Closed: the last position is the first one again. */
export type Ring = readonly Position[]

/** One thing that is wrong with a part of a boundary file; `area` is its code, or its place in the file (`#3`). */
export type BoundaryFinding = Readonly<{
  code: 'missing' | 'extra' | 'doubled' | 'no-code' | 'empty' | 'open-ring' | 'arc' | 'coordinates'
  area: string
  message: string
}>

/** Why a file as a whole cannot be taken, in one sentence. */
export class UnreadableBoundaries extends Error {}

/** A geometry that cannot be drawn; the place in the file is added by whoever knows it. */
export class BadGeometry extends Error {
  readonly code: BoundaryFinding['code']
  constructor(code: BoundaryFinding['code'], message: string) {
    super(message)
    this.code = code
  }
}

export type Json = Readonly<Record<string, unknown>>
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All rings of a file together: more points than any map needs, and as many as a server can hold. */
export const MOST_POSITIONS = 3_000_000

/** Points counted over a whole file, since a small file can name one long border again and again. */
export class PointBudget {
  private left = MOST_POSITIONS
  take(points: number): void {
    this.left -= points
    if (this.left < 0)
      throw new UnreadableBoundaries(`The file holds more than ${MOST_POSITIONS} points: simplify it first.`)
  }
}

/** A geometry that is there and is no outline. */
export const noOutline = (type: unknown): BadGeometry =>
  new BadGeometry(
    'empty',
    typeof type === 'string' && type !== ''
      ? `The shape is a ${type.slice(0, 40)}; only a Polygon or a MultiPolygon is an outline.`
      : 'The shape has no outline.',
  )

/** What a file of either kind holds, one after the other: names, and the rings when they are asked for. */
export type RawPart = Readonly<{ id: unknown; properties: unknown; rings: () => readonly Ring[] }>
