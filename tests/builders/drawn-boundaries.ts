import { listProvinces, listRegencies, listTiles } from '../../src/modules/regions/index.ts'

type Position = readonly [number, number]
export type DrawnFeature = {
  type: 'Feature'
  id?: string | number
  properties: Record<string, unknown>
  geometry: { type: 'Polygon' | 'MultiPolygon' | 'Point'; coordinates: unknown }
}
export type DrawnFile = { type: 'FeatureCollection'; features: DrawnFeature[] }

/** A square of some degrees, its corner in the south-west. */
export const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

const feature = (id: string, ring: readonly Position[]): DrawnFeature => ({
  type: 'Feature',
  id,
  properties: {},
  geometry: { type: 'Polygon', coordinates: [ring] },
})

/** Invented outlines for every province: the tiles of the tile map as squares of two degrees. */
export const drawnProvinces = (): DrawnFile => ({
  type: 'FeatureCollection',
  features: listTiles().map(({ code, column, row }) =>
    feature(code, square(95 + column * 2.5, 4 - row * 2.5, 2)),
  ),
})

/** Invented outlines for the regencies of these provinces: squares in a row. */
export const drawnRegencies = (provinces: readonly string[]): DrawnFile => ({
  type: 'FeatureCollection',
  features: listProvinces()
    .filter(({ code }) => provinces.includes(code))
    .flatMap(({ code }) => listRegencies(code))
    .map(({ code }, index) => feature(code, square(95 + index * 0.5, 0, 0.4))),
})

/** The provinces as TopoJSON: one quantised arc for each, every second one walked backwards. */
export function drawnTopology(): Record<string, unknown> {
  const [scale, west, south] = [0.5, 90, -30]
  const arcs: number[][][] = []
  const geometries = drawnProvinces().features.map(({ id, geometry }, index) => {
    const [ring] = geometry.coordinates as Position[][]
    let [x, y] = [0, 0]
    const steps = (ring ?? []).map(([longitude, latitude]) => {
      const [across, up] = [(longitude - west) / scale - x, (latitude - south) / scale - y]
      ;[x, y] = [x + across, y + up]
      return [across, up]
    })
    arcs.push(steps)
    return { type: 'Polygon', id, properties: {}, arcs: [[index % 2 === 0 ? index : ~index]] }
  })
  return {
    type: 'Topology',
    transform: { scale: [scale, scale], translate: [west, south] },
    arcs,
    objects: { contoh: { type: 'GeometryCollection', geometries } },
  }
}
