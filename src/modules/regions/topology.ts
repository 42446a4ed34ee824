import {
  BadGeometry,
  isObject,
  noOutline,
  UnreadableBoundaries,
  type Json,
  type PointBudget,
  type Position,
  type RawPart,
  type Ring,
} from './boundary-part.ts'

type Arcs = readonly Ring[]

/**
 * The shapes of a TopoJSON file (specification 1.0: https://github.com/topojson/topojson-specification). Borders
 * that two shapes share are stored once, as arcs; a shape names its arcs in order, `~i` being arc `i` backwards.
 */
export function decodeTopology(file: Json, budget: PointBudget): readonly RawPart[] {
  const objects = isObject(file['objects']) ? Object.entries(file['objects']) : []
  if (objects.length > 1)
    throw new UnreadableBoundaries(
      `The file holds several layers (${objects.map(([name]) => name).join(', ')}); one is taken at a time.`,
    )
  const layer = objects[0]?.[1]
  const geometries = isObject(layer) && Array.isArray(layer['geometries']) ? layer['geometries'] : []
  const arcs = decodeArcs(file)
  return geometries.map((geometry: unknown) => {
    const own = isObject(geometry) ? geometry : {}
    return { id: own['id'], properties: own['properties'], rings: () => ringsOf(own, arcs, budget) }
  })
}

/** Quantised arcs hold whole steps from point to point, which `transform` turns into degrees. */
function decodeArcs({ arcs, transform }: Json): Arcs {
  if (!Array.isArray(arcs)) throw new UnreadableBoundaries('The TopoJSON file has no arcs.')
  if (!isObject(transform)) return (arcs as unknown[]).map(arc => (Array.isArray(arc) ? (arc as Ring) : []))
  const [scale, translate] = [pairOf(transform['scale']), pairOf(transform['translate'])]
  return (arcs as unknown[]).map(arc => {
    let [x, y] = [0, 0]
    return (Array.isArray(arc) ? (arc as unknown[]) : []).map((step): Position => {
      const [across, up] = pairOf(step)
      x += across
      y += up
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
  })
}

/** Something else than two numbers becomes NaN, which is found where coordinates are checked. */
function pairOf(value: unknown): Position {
  const [one, other] = Array.isArray(value) ? (value as unknown[]) : []
  return [typeof one === 'number' ? one : NaN, typeof other === 'number' ? other : NaN]
}

function ringsOf({ type, arcs: wanted }: Json, arcs: Arcs, budget: PointBudget): readonly Ring[] {
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw noOutline(type)
  if (!Array.isArray(wanted)) return []
  const rings: unknown[] = type === 'Polygon' ? wanted : wanted.flat(1)
  return rings.map(ring => joined(Array.isArray(ring) ? (ring as unknown[]) : [], arcs, budget))
}

/** One ring of its arcs; where two arcs meet, the point stands in both and is kept once. */
function joined(indices: readonly unknown[], arcs: Arcs, budget: PointBudget): Ring {
  const ring: Position[] = []
  for (const index of indices) {
    const found = typeof index === 'number' ? arcs[index < 0 ? ~index : index] : undefined
    if (!found)
      throw new BadGeometry(
        'arc',
        `The arc ${typeof index === 'number' ? index : typeof index} is not in the file.`,
      )
    budget.take(found.length)
    const points = Number(index) < 0 ? found.toReversed() : found
    const [last, next] = [ring.at(-1), points[0]]
    if (last && (last[0] !== next?.[0] || last[1] !== next[1]))
      throw new BadGeometry('open-ring', 'The arcs of a ring do not meet.')
    // One by one: a border may have more points than a call takes arguments.
    for (const point of last ? points.slice(1) : points) ring.push(point)
  }
  return ring
}
