import {
  BadGeometry,
  isObject,
  noOutline,
  PointBudget,
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

/** The text of a file. Throws UnreadableBoundaries where it is none. */
export function decodeBoundaries(content: Uint8Array): string {
  const [first, second] = content
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new UnreadableBoundaries('The file is UTF-16 text; save it as UTF-8.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new UnreadableBoundaries('The file is not UTF-8 text.')
  }
}

/**
 * Reads the text of a boundary file: TopoJSON with one layer, or a GeoJSON FeatureCollection, in degrees (WGS 84;
 * RFC 7946). Every part carries its region code as `id`, or as the property `code` or `kode`; `3205` is `32.05`.
 * Throws UnreadableBoundaries when the file as a whole makes no sense.
 */
export function readBoundaries(content: string): readonly BoundaryPart[] {
  if (content.trim() === '') throw new UnreadableBoundaries('The file is empty.')
  const budget = new PointBudget()
  const parts = rawParts(parsed(content.replace(/^\uFEFF/, '')), budget)
  if (parts.length === 0) throw new UnreadableBoundaries('The file holds no shapes.')
  if (parts.length > MOST_PARTS)
    throw new UnreadableBoundaries(`The file holds ${parts.length} shapes; at most ${MOST_PARTS} are taken.`)
  return parts.map(readPart)
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new UnreadableBoundaries('The file is not JSON.')
  }
}

function rawParts(file: unknown, budget: PointBudget): readonly RawPart[] {
  if (isObject(file) && file['type'] === 'Topology') return decodeTopology(file, budget)
  if (isObject(file) && file['type'] === 'FeatureCollection' && Array.isArray(file['features']))
    return file['features'].map(feature => featurePart(isObject(feature) ? feature : {}, budget))
  throw new UnreadableBoundaries('The file is neither TopoJSON nor a GeoJSON FeatureCollection.')
}

const featurePart = (feature: Json, budget: PointBudget): RawPart => ({
  id: feature['id'],
  properties: feature['properties'],
  rings: () => {
    const rings = isObject(feature['geometry']) ? polygonRings(feature['geometry']) : []
    for (const ring of rings) budget.take(Array.isArray(ring) ? ring.length : 0)
    return rings
  },
})

/** The rings of a Polygon or MultiPolygon of GeoJSON; anything else has no outline. */
function polygonRings({ type, coordinates }: Json): readonly Ring[] {
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw noOutline(type)
  if (!Array.isArray(coordinates)) return []
  return type === 'Polygon'
    ? (coordinates as Ring[])
    : (coordinates as unknown[][]).flat().map(ring => ring as Ring)
}

function readPart(raw: RawPart, index: number): BoundaryPart {
  const code = codeIn(raw)
  const place = code || `#${index + 1}`
  const noCode: readonly BoundaryFinding[] =
    code === '' ? [{ code: 'no-code', area: place, message: 'The shape has no region code.' }] : []
  try {
    const rings = raw.rings()
    if (rings.length === 0) throw noOutline('')
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

/** A position of a file may be anything: only numbers and texts are shown. */
function positionText(position: unknown): string {
  const shown = (value: unknown): string =>
    typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 20) : typeof value
  return Array.isArray(position)
    ? `[${(position as unknown[]).slice(0, 3).map(shown).join(', ')}]`
    : shown(position)
}

const isSwapped = (position: unknown): boolean =>
  Array.isArray(position) && position.length === 2 && isInWorld((position as unknown[]).toReversed())

function checkRing(ring: Ring): void {
  if (!Array.isArray(ring) || ring.length === 0) throw new BadGeometry('empty', 'A ring has no points.')
  const outside = ring.find(position => !isInWorld(position))
  if (outside !== undefined)
    throw new BadGeometry(
      'coordinates',
      `The position ${positionText(outside)} is not longitude and latitude in degrees${isSwapped(outside) ? '; the two seem to be swapped' : ''}.`,
    )
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw new BadGeometry('open-ring', 'A ring does not end where it begins.')
}
