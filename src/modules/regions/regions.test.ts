import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { createWorker, enqueue } from '../../platform/jobs/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { countAreas } from './area-store.ts'
import {
  areaName,
  dayIn,
  endOfDay,
  findArea,
  findAreaNames,
  hourIn,
  importRegions,
  isKnownRegency,
  listDistricts,
  listProvinces,
  listRegencies,
  listVillages,
  loadAreaNames,
  regionJobs,
  searchAreas,
  startOfDay,
  timeZoneOf,
  villageImportJob,
} from './index.ts'

let database: Database
let answeredWhileImporting = 0
before(async () => {
  database = await testDatabase()
  await importRegions(database, { levels: [1, 2] })
  await database.read(loadAreaNames)
  await database.write(tx => enqueue(tx, [villageImportJob, villageImportJob], new Date(0)))
  const worker = createWorker(database, regionJobs(database))
  let importing = true
  const importingDone = worker.runUntilIdle().finally(() => {
    importing = false
  })
  while (importing) {
    await database.read(countAreas)
    await setImmediate()
    answeredWhileImporting++
  }
  await importingDone
})
after(() => database.close())

test('the import, run twice, holds every area of the package once, and pages answer meanwhile', async () => {
  const all = { 1: 38, 2: 514, 3: 7_285, 4: 83_762 }
  assert.deepEqual(await database.read(countAreas), all)
  assert.ok(answeredWhileImporting > 20, `${answeredWhileImporting} reads were answered during the import`)
  assert.equal(await importRegions(database, { levels: [2, 1] }), 552)
  assert.deepEqual(await database.read(countAreas), all)
})

test('names are those of screens, long and short, and unknown codes stand for themselves', () => {
  assert.equal(areaName('/32/32.05/'), 'Kabupaten Garut, Jawa Barat')
  assert.equal(areaName('/32/32.05/', 'short'), 'Kabupaten Garut')
  assert.equal(areaName('/32/32.05/32.05.01/'), 'Kabupaten Garut, Jawa Barat')
  assert.equal(areaName('/31/'), 'DKI Jakarta')
  assert.equal(areaName('/34/34.71/'), 'Kota Yogyakarta, DI Yogyakarta')
  assert.equal(areaName('/'), 'Indonesia')
  assert.equal(areaName('/99/99.01/'), '99.01, 99')
  assert.equal(findArea('73.10')?.name, 'Kabupaten Pangkajene dan Kepulauan')
  assert.equal(findArea('99'), null)
})

test('provinces and their regencies come from memory', () => {
  assert.equal(listProvinces().length, 38)
  assert.equal(listRegencies('32').length, 27)
  assert.deepEqual(listRegencies('32')[4], {
    code: '32.05',
    level: 2,
    name: 'Kabupaten Garut',
    parentCode: '32',
    path: '/32/32.05/',
  })
  assert.deepEqual(
    [isKnownRegency('32.05'), isKnownRegency('32'), isKnownRegency('32.99'), isKnownRegency('')],
    [true, false, false, false],
  )
  assert.equal(
    listProvinces().reduce((sum, one) => sum + listRegencies(one.code).length, 0),
    514,
  )
})

test('districts and villages carry their kind, and Papua has its own words', async () => {
  const [districts, villages, papua] = await database.read(async reader => [
    await listDistricts(reader, '32.05'),
    await listVillages(reader, '32.05.01'),
    await listDistricts(reader, '94.01'),
  ])
  assert.equal(districts.length, 42)
  assert.ok(districts.some(one => one.name === 'Kecamatan Tarogong Kidul'))
  assert.ok(villages.some(one => one.name === 'Kelurahan Kota Kulon'))
  assert.ok(papua.every(one => one.name.startsWith('Distrik ')))
  assert.deepEqual(await database.read(reader => listDistricts(reader, '32')), [])
  assert.deepEqual(await database.read(reader => listVillages(reader, '32.05')), [])
})

test('full names of areas of any level come at once', async () => {
  const paths = ['/32/32.05/32.05.01/32.05.01.1004/', '/32/32.05/', '/', '/32/32.05/32.05.05/']
  const names = await database.read(reader => findAreaNames(reader, paths))
  assert.equal(names.get('/'), 'Indonesia')
  assert.equal(names.get('/32/32.05/'), 'Kabupaten Garut, Jawa Barat')
  assert.match(
    names.get('/32/32.05/32.05.01/32.05.01.1004/') ?? '',
    /^Kelurahan [A-Z].*, Kecamatan Garut Kota, Kabupaten Garut, Jawa Barat$/,
  )
})

test('a search finds by the beginnings of words, whatever the signs, the larger areas first', async () => {
  const found = (text: string) => database.read(reader => searchAreas(reader, text, 5))
  assert.equal((await found('garut'))[0]?.name, 'Kabupaten Garut')
  assert.equal((await found('Toli-toli'))[0]?.code, '72.04')
  assert.equal((await found('saDAN'))[0]?.name, "Kecamatan Sa'dan")
  assert.equal(
    (await found('tarog kidul'))[0]?.fullName,
    'Kecamatan Tarogong Kidul, Kabupaten Garut, Jawa Barat',
  )
  assert.equal((await found('a')).length, 5)
  assert.deepEqual(await found(' %_ '), [])
  assert.deepEqual(await found('lalengka'), [])
})

test('a day begins and ends with the clocks of its area', () => {
  const lateEvening = new Date('2031-05-01T16:30:00Z')
  const areas = ['/32/32.05/', '/51/51.71/', '/91/91.71/', '/']
  assert.deepEqual(
    areas.map(area => [dayIn(area, lateEvening), hourIn(area, lateEvening)]),
    [
      ['2031-05-01', 23],
      ['2031-05-02', 0],
      ['2031-05-02', 1],
      ['2031-05-01', 23],
    ],
  )
  assert.deepEqual(startOfDay('/51/51.71/', '2031-05-02'), new Date('2031-05-01T16:00:00Z'))
  assert.deepEqual(endOfDay('/51/51.71/', '2031-05-02'), new Date('2031-05-02T16:00:00Z'))
})

test('every province has its official time zone', () => {
  const zones = listProvinces().map(province => [province.code, timeZoneOf(province.path)] as const)
  const count = (zone: string) => zones.filter(([, own]) => own === zone).length
  assert.deepEqual([count('WIB'), count('WITA'), count('WIT')], [18, 12, 8])
  assert.equal(timeZoneOf('/61/61.71/'), 'WIB')
  assert.equal(timeZoneOf('/63/'), 'WITA')
  assert.equal(timeZoneOf('/51/51.71/51.71.01/'), 'WITA')
  assert.equal(timeZoneOf('/96/'), 'WIT')
  assert.equal(timeZoneOf('/'), 'WIB')
})
