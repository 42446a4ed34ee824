import {
  BadGeometry,
  isObject,
  UnreadableBoundaries,
  type BoundaryFinding,
  type Json,
  type RawPart,
  type Ring,
} from './boundary-part.ts'
import { decodeTopology } from './topology.ts'

/** A part of the file as it was read: its outline, or what is wrong with it. */
export type BoundaryPart = Readonly<{
  code: string
  rings: readonly Ring[]
  findings: readonly BoundaryFinding[]
}>

const MOST_PARTS = 5_000
const MOST_POSITIONS = 3_000_000

/**
 * Reads the text of a boundary file: TopoJSON with one layer, or a GeoJSON FeatureCollection, in degrees (WGS 84;
 * RFC 7946). Every part carries its region code as `id`, or as the property `code` or `kode`; `3205` is `32.05`.
 * Throws UnreadableBoundaries when the file as a whole makes no sense.
 */
export function readBoundaries(content: string): readonly BoundaryPart[] {
  if (content.trim() === '') throw new UnreadableBoundaries('The file is empty.')
  const parts = rawParts(parsed(content))
  if (parts.length === 0) throw new UnreadableBoundaries('The file holds no shapes.')
  if (parts.length > MOST_PARTS)
    throw new UnreadableBoundaries(`The file holds ${parts.length} shapes; at most ${MOST_PARTS} are taken.`)
  let positions = 0
  return parts.map((raw, index) => {
    const part = readPart(raw, index)
    positions += part.rings.reduce((sum, ring) => sum + ring.length, 0)
    if (positions > MOST_POSITIONS)
      throw new UnreadableBoundaries(`The file holds more than ${MOST_POSITIONS} points: simplify it first.`)
    return part
  })
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new UnreadableBoundaries('The file is not JSON.')
  }
}

function rawParts(file: unknown): readonly RawPart[] {
  if (isObject(file) && file['type'] === 'Topology') return decodeTopology(file)
  if (isObject(file) && file['type'] === 'FeatureCollection' && Array.isArray(file['features']))
    return file['features'].map(feature => featurePart(isObject(feature) ? feature : {}))
  throw new UnreadableBoundaries('The file is neither TopoJSON nor a GeoJSON FeatureCollection.')
}

const featurePart = (feature: Json): RawPart => ({
  id: feature['id'],
  properties: feature['properties'],
  rings: () => (isObject(feature['geometry']) ? polygonRings(feature['geometry']) : []),
})

/** The rings of a Polygon or MultiPolygon of GeoJSON; anything else has no outline. */
function polygonRings({ type, coordinates }: Json): readonly Ring[] {
  if (!Array.isArray(coordinates)) return []
  if (type === 'Polygon') return coordinates as Ring[]
  return type === 'MultiPolygon' ? (coordinates as unknown[][]).flat().map(ring => ring as Ring) : []
}

function readPart(raw: RawPart, index: number): BoundaryPart {
  const code = codeIn(raw)
  const place = code || `#${index + 1}`
  const noCode: readonly BoundaryFinding[] =
    code === '' ? [{ code: 'no-code', area: place, message: 'The shape has no region code.' }] : []
  try {
    const rings = raw.rings()
    if (rings.length === 0) throw new BadGeometry('empty', 'The shape has no outline.')
    for (const ring of rings) checkRing(ring)
    return { code, rings, findings: noCode }
  } catch (error) {
    if (!(error instanceof BadGeometry)) throw error
    return {
      code,
      rings: [],
      findings: [...noCode, { code: error.code, area: place, message: error.message }],
    }
  }
}

/** `32` or `32.05`, whatever of the usual places it stands in; empty when there is none. */
function codeIn({ id, properties }: RawPart): string {
  const own = isObject(properties) ? properties : {}
  for (const value of [id, own['code'], own['kode']]) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
    if (text !== '') return /^\d{4}$/.test(text) ? `${text.slice(0, 2)}.${text.slice(2)}` : text.slice(0, 40)
  }
  return ''
}

const isInWorld = (position: unknown): boolean => {
  if (!Array.isArray(position)) return false
  const [longitude, latitude] = position as unknown[]
  return isWithin(longitude, 180) && isWithin(latitude, 90)
}
const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Math.abs(value) <= most

function checkRing(ring: Ring): void {
  if (!Array.isArray(ring) || ring.length === 0) throw new BadGeometry('empty', 'A ring has no points.')
  const outside = ring.find(position => !isInWorld(position))
  if (outside !== undefined)
    throw new BadGeometry(
      'coordinates',
      `The position ${JSON.stringify(outside).slice(0, 60)} is not longitude and latitude in degrees.`,
    )
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw new BadGeometry('open-ring', 'A ring does not end where it begins.')
}
