import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { verify } from '../../audit/index.ts'
import {
  drawnProvinces,
  drawnRegencies,
  drawnTopology,
  square,
} from '../../../tests/builders/drawn-boundaries.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { importBoundaries, UnreadableBoundaries } from './index.ts'

let environment: Environment
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
})
after(() => environment.database.close())

const bring = (file: unknown, source?: string) => importBoundaries(environment, JSON.stringify(file), source)

test('the ledger notes an import with its counts and digest; the same file again changes nothing and leaves no entry', async () => {
  const entries = async () => {
    const { rows } = await environment.database.read(reader =>
      sql<{ role: string; person_id: null; subject_id: string; detail: Record<string, unknown> }>`
        select role, person_id, subject_id, detail from ledger where event = 'boundaries.imported' order by seq`.execute(
        reader,
      ),
    )
    return rows
  }
  const before = (await entries()).length
  const file = drawnRegencies(['51', '52'])
  const { findings, ...report } = await bring(file)
  assert.deepEqual([report.maps, report.unchanged, findings.length > 0], [2, 0, true])
  const [entry, ...more] = (await entries()).slice(before)
  assert.deepEqual([entry?.role, entry?.person_id, entry?.subject_id], ['system', null, 'regencies'])
  assert.deepEqual(entry?.detail, { ...report, findings: findings.length })
  assert.equal(more.length, 0)
  const imported = () =>
    environment.database.read(reader =>
      sql`select code, imported_at from boundary_map order by code`.execute(reader).then(found => found.rows),
    )
  const rows = await imported()
  const again = await bring(file)
  assert.deepEqual([again.maps, again.shapes, again.unchanged, again.digest], [0, 0, 2, report.digest])
  assert.deepEqual([await imported(), (await entries()).length], [rows, before + 1])
  const other = await bring(file, 'Sumber lain')
  assert.deepEqual([other.maps, other.unchanged, (await entries()).length], [2, 0, before + 2])
  assert.equal((await environment.database.read(reader => verify(reader))).ok, true)
})

const bytes: readonly (readonly [string, () => Uint8Array, RegExp | null])[] = [
  ['with a byte order mark', () => Buffer.from(`\uFEFF${JSON.stringify(drawnProvinces())}`), null],
  ['with CRLF', () => Buffer.from(JSON.stringify(drawnProvinces(), null, 1).replaceAll('\n', '\r\n')), null],
  ['in UTF-16', () => Buffer.from(`\uFEFF${JSON.stringify(drawnProvinces())}`, 'utf16le'), /UTF-16/],
  ['in Latin-1', () => Buffer.from('{"nama": "caf\u00e9"}', 'latin1'), /not UTF-8/],
  ['that is a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), /not UTF-8/],
  ['with NaN', () => Buffer.from('{"type": "FeatureCollection", "features": [NaN]}'), /not JSON/],
]
for (const [name, content, refused] of bytes)
  test(`a file ${name} is ${refused ? 'refused in one sentence' : 'read'}`, async () => {
    const brought = importBoundaries(environment, content(), name)
    if (!refused) return assert.deepEqual((await brought).findings, [])
    return assert.rejects(
      brought,
      error => error instanceof UnreadableBoundaries && refused.test(error.message),
    )
  })

test('a small file that names one long border a thousand times is refused before it fills the memory', async () => {
  const line = Array.from({ length: 50_000 }, (_, index) => [95 + index / 1e4, index % 2])
  const file = {
    type: 'Topology',
    arcs: [[...line, line[0]]],
    objects: {
      satu: {
        type: 'GeometryCollection',
        geometries: [{ type: 'MultiPolygon', id: '11', arcs: Array.from({ length: 2_000 }, () => [[0]]) }],
      },
    },
  }
  await assert.rejects(bring(file), /more than 3000000 points/)
})

test('a border of very many points is read', async () => {
  const ring = Array.from({ length: 300_000 }, (_, index): [number, number] => {
    const angle = (index / 300_000) * 2 * Math.PI
    return [97 + Math.cos(angle), 3 + Math.sin(angle)]
  })
  const file = drawnTopology() as { transform?: unknown; arcs: unknown[][] }
  delete file.transform
  file.arcs[0] = [...ring, ring[0]]
  const { findings } = await bring(file)
  assert.ok(!findings.some(finding => finding.area === '11'))
})

test('a position that is swapped is told so', async () => {
  const file = drawnProvinces()
  const [one] = file.features
  if (one) one.geometry.coordinates = [square(95, 1, 2).map(([east, north]) => [north, east])]
  const [finding] = (await bring(file)).findings
  assert.equal(
    finding?.message,
    'The position [1, 95] is not longitude and latitude in degrees; the two seem to be swapped.',
  )
})

test('lists within lists without end instead of a position are named', async () => {
  const file = drawnProvinces()
  const [one] = file.features
  if (one) one.geometry.coordinates = [[...square(95, 1, 2), 'DEEP']]
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const content = JSON.stringify(file).replace('"DEEP"', deep)
  const { findings } = await importBoundaries(environment, content)
  assert.deepEqual(
    findings.map(({ code, area }) => [code, area]),
    [['coordinates', '11']],
  )
})
