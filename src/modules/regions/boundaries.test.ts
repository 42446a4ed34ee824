import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Environment } from '../../actions/index.ts'
import {
  drawnProvinces,
  drawnRegencies,
  drawnTopology,
  square,
  type DrawnFile,
} from '../../../tests/builders/drawn-boundaries.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { drawOutlines } from './boundary-drawing.ts'
import { findBoundaryMap, importBoundaries, listProvinces, listTiles, UnreadableBoundaries } from './index.ts'

let environment: Environment
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
})
after(() => environment.database.close())

const bring = (file: unknown, source?: string) =>
  importBoundaries(environment, typeof file === 'string' ? file : JSON.stringify(file), source)
const mapOf = (code: string | null) => environment.database.read(reader => findBoundaryMap(reader, code))
/** The drawn provinces with one of them changed. */
function changed(change: (file: DrawnFile) => void): DrawnFile {
  const file = drawnProvinces()
  change(file)
  return file
}
const first = ({ features: [one] }: DrawnFile) => {
  assert.ok(one)
  return one
}

test('the tile map has a place of its own for each province, and lies as the archipelago does', () => {
  const tiles = listTiles()
  assert.deepEqual(
    tiles.map(tile => tile.code).toSorted(),
    listProvinces()
      .map(province => province.code)
      .toSorted(),
  )
  for (const key of [
    (tile: (typeof tiles)[number]) => `${tile.column} ${tile.row}`,
    (tile: (typeof tiles)[number]) => tile.short,
  ])
    assert.equal(new Set(tiles.map(key)).size, 38)
  const at = (code: string) => tiles.find(tile => tile.code === code) ?? { column: NaN, row: NaN }
  assert.ok(tiles.every(tile => tile.column >= at('11').column && tile.column <= at('91').column))
  assert.equal(at('11').row, 0)
  assert.ok(
    at('36').column < at('32').column &&
      at('32').column < at('33').column &&
      at('33').column < at('35').column,
  )
  assert.ok(at('12').row < at('16').row && at('16').row < at('18').row && at('18').row < at('36').row)
})

const broken: readonly (readonly [string, () => unknown, RegExp])[] = [
  ['not JSON', () => '{"type": ', /not JSON/],
  ['empty', () => '  \n', /is empty/],
  ['no collection and no topology', () => ({ type: 'Feature' }), /neither TopoJSON nor/],
  ['a list', () => [1, 2], /neither TopoJSON nor/],
  ['no shapes', () => ({ type: 'FeatureCollection', features: [] }), /no shapes/],
  ['no arcs', () => ({ type: 'Topology', objects: {} }), /no arcs/],
  [
    'two layers',
    () => ({ ...drawnTopology(), objects: { satu: {}, dua: {} } }),
    /several layers \(satu, dua\)/,
  ],
  [
    'too many shapes',
    () => ({ type: 'FeatureCollection', features: Array.from({ length: 5_001 }, () => ({})) }),
    /5001 shapes/,
  ],
]
for (const [name, file, said] of broken)
  test(`a file that makes no sense, ${name}, is refused in one sentence`, async () => {
    await assert.rejects(bring(file()), error => {
      assert.ok(error instanceof UnreadableBoundaries)
      assert.match(error.message, said)
      return true
    })
  })

const flawed: readonly (readonly [
  string,
  (file: DrawnFile) => void,
  readonly (readonly [string, string])[],
])[] = [
  ['a province missing', file => void file.features.shift(), [['missing', '11']]],
  [
    'a code that no region has',
    file => void file.features.push({ ...first(file), id: '99' }),
    [['extra', '99']],
  ],
  ['a code twice', file => void file.features.push(first(file)), [['doubled', '11']]],
  [
    'a shape without a code',
    file => void delete first(file).id,
    [
      ['no-code', '#1'],
      ['missing', '11'],
    ],
  ],
  [
    'an open ring',
    file => {
      first(file).geometry.coordinates = [square(95, 1, 2).slice(0, 4)]
    },
    [['open-ring', '11']],
  ],
  [
    'metres instead of degrees',
    file => {
      first(file).geometry.coordinates = [square(600_000, 1, 2)]
    },
    [['coordinates', '11']],
  ],
  [
    'a position that is no number',
    file => {
      first(file).geometry.coordinates = [[...square(95, 1, 2), ['95', null]]]
    },
    [['coordinates', '11']],
  ],
  [
    'a point instead of an outline',
    file => {
      first(file).geometry = { type: 'Point', coordinates: [95, 1] }
    },
    [['empty', '11']],
  ],
  [
    'a collection of collections',
    file => {
      const inner = { type: 'GeometryCollection', geometries: [first(file).geometry] }
      first(file).geometry = { type: 'GeometryCollection', geometries: [inner] } as never
    },
    [['empty', '11']],
  ],
  [
    'latitude before longitude',
    file => {
      first(file).geometry.coordinates = [square(95, 1, 2).map(([east, north]) => [north, east])]
    },
    [['coordinates', '11']],
  ],
]
for (const [name, change, expected] of flawed)
  test(`${name} is named, one finding for each`, async () => {
    const { findings } = await bring(changed(change))
    assert.deepEqual(
      findings.map(({ code, area }) => [code, area]),
      expected,
    )
  })

test('an arc that is not in the file, and arcs that do not meet, are named', async () => {
  const file = drawnTopology() as {
    objects: { contoh: { geometries: { arcs: number[][] }[] } }
  }
  const [one, two] = file.objects.contoh.geometries
  assert.ok(one && two)
  one.arcs = [[999]]
  two.arcs = [[1, 4]]
  const { findings, maps } = await bring(file)
  assert.deepEqual(
    findings.map(({ code, area }) => [code, area]),
    [
      ['arc', '11'],
      ['open-ring', '12'],
    ],
  )
  assert.equal(maps, 0)
})

test('a flawed file leaves the map as it was; one with something more than the regions is drawn without it', async () => {
  await bring(drawnProvinces(), 'Sumber contoh')
  const before = await mapOf(null)
  assert.equal((await bring(changed(file => void file.features.shift()))).maps, 0)
  assert.deepEqual(await mapOf(null), before)
  const more = await bring(
    changed(file => void file.features.push({ ...first(file), id: '99' })),
    'Lain',
  )
  assert.deepEqual([more.maps, more.shapes, more.findings.length], [1, 38, 1])
  assert.equal((await mapOf(null))?.source, 'Lain')
})

test('GeoJSON and TopoJSON of the same outlines make the same map, again and again', async () => {
  const { digest, ...plain } = await bring(drawnProvinces())
  assert.deepEqual(plain, { layer: 'provinces', shapes: 38, maps: 1, unchanged: 0, findings: [] })
  assert.match(digest, /^[0-9a-f]{64}$/)
  const map = await mapOf(null)
  assert.deepEqual((await bring(drawnTopology())).findings, [])
  const again = await mapOf(null)
  assert.equal(map?.shapes.length, 38)
  const corners = (path = '') => path.match(/\d+/g)?.length
  assert.deepEqual(
    again?.shapes.map(shape => [shape.code, corners(shape.path)]),
    map?.shapes.map(shape => [shape.code, corners(shape.path)]),
  )
  await bring(drawnProvinces())
  assert.deepEqual(await mapOf(null), map)
})

test('codes are read from the usual places: numbers, and properties', async () => {
  const file = changed(({ features }) => {
    for (const [index, one] of features.entries()) {
      const code = one.id
      delete one.id
      one.properties = { kode: index % 2 === 0 ? code : Number(code) }
    }
  })
  assert.deepEqual((await bring(file)).findings, [])
})

test('regencies make a map of each province that is whole; the others are named', async () => {
  const { layer, maps, shapes, findings } = await bring(drawnRegencies(['32', '34']))
  assert.deepEqual([layer, maps, shapes], ['regencies', 2, 32])
  assert.equal(findings.length, 514 - 32)
  assert.ok(findings.every(finding => finding.code === 'missing'))
  assert.equal((await mapOf('32'))?.shapes.length, 27)
  assert.equal(await mapOf('33'), null)
})

test('outlines are drawn in whole pixels, with holes, and with a dot where nothing else would be seen', () => {
  const hole = square(100.5, 0.5, 1).toReversed()
  const drawing = drawOutlines([
    { code: 'a', rings: [square(100, 0, 2), hole] },
    { code: 'b', rings: [square(140, 0, 0.0001)] },
  ])
  assert.equal(drawing.width, 1440)
  assert.deepEqual(
    drawing.shapes.map(shape => shape.path.match(/M/g)?.length),
    [2, 1],
  )
  for (const { path } of drawing.shapes) assert.match(path, /^(M\d+ \d+l-?\d+( ?-?\d+)*z)+$/)
})

test('a coast of many points is simplified until the page can carry it', () => {
  let seed = 7
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const outlines = Array.from({ length: 38 }, (_, place) => {
    const ring = Array.from({ length: 4_000 }, (_each, index): [number, number] => {
      const angle = (index / 4_000) * 2 * Math.PI
      const far = 1.2 + random() * 0.2
      return [
        96 + (place % 16) * 2.8 + far * Math.cos(angle),
        4 - Math.floor(place / 16) * 3 + far * Math.sin(angle),
      ]
    })
    return { code: String(place), rings: [[...ring, ring[0] ?? [0, 0]] as [number, number][]] }
  })
  const drawing = drawOutlines(outlines)
  const size = drawing.shapes.reduce((sum, shape) => sum + shape.path.length, 0)
  assert.equal(drawing.shapes.length, 38)
  assert.ok(drawing.shapes.every(shape => shape.path.length > 200))
  assert.ok(size < 140_000, String(size))
})
