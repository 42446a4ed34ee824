import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { AssignmentOffice, secretariat, verifier } from '../../../tests/builders/assignment-office.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf } from '../../../tests/builders/valid-page.ts'
import { readProgramme } from '../../setup/programme.ts'
import { findSampleOf, sampleActions, samplesRoutes } from './index.ts'
import { findPlace, findPlaceByCode } from './place-store.ts'
import { findSample } from './sample-store.ts'
import { listSessions } from './session-store.ts'

const settings = readProgramme().settings.samples
const acts = sampleActions(settings)
/** More than a page on the shelf, a few in the refrigerator. */
const [ON_SHELF, IN_FRIDGE] = [54, 6]
let office: AssignmentOffice
let site: TestSite
let [shelf, fridge, session] = ['', '', '']

async function aPlace(code: string): Promise<string> {
  await office.done(secretariat, acts.addPlace, { code, name: 'Rak contoh', storage: 'dry' })
  return (await office.read(reader => findPlaceByCode(reader, code)))?.id ?? ''
}

before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = testSite(office.environment, samplesRoutes({ settings, files: office.environment.services.files }))
  ;[shelf, fridge] = [await aPlace('R1-A'), await aPlace('K1')]
  const nomination = (await office.submitted('/32/32.05/')).id
  const announced = { id: nomination, pieces: '3', storage: 'dry' }
  await office.done(anActor('operator', '/32/32.05/'), acts.announceSample, announced)
  const id = (await office.read(reader => findSampleOf(reader, nomination)))?.id ?? ''
  await office.done(secretariat, acts.receiveSample, { id, condition: 'good', place: shelf })
  for (let more = 1; more < ON_SHELF + IN_FRIDGE; more++) await office.submitted('/32/32.05/')
  await storeLike(id)
  const given = { edition: office.editionId, name: 'Uji rasa', place: 'Ruang Contoh', date: '2031-05-20' }
  await office.done(secretariat, acts.planSession, given)
  session = `/sesi-contoh/${(await office.read(reader => listSessions(reader, 1)))[0]?.session.id ?? ''}`
})
after(() => office.database.close())

/** Every other nomination gets a sample like the one that went the whole way, and a code of its own. */
const storeLike = (id: string) =>
  office.database.write(async tx => {
    await sql`insert into sample select (jsonb_populate_record(one, jsonb_build_object(
        'id', substr(md5(n.id), 1, 16), 'nomination_id', n.id, 'label_code', 'L' || lpad(n.number::text, 6, '0'),
        'place_id', case when n.number <= ${IN_FRIDGE} then ${fridge}::text else ${shelf}::text end))).*
      from sample one, (select id, row_number() over (order by id) as number from nomination
        where id not in (select nomination_id from sample)) n where one.id = ${id}`.execute(tx)
    await sql`insert into blind_code (nomination_id, code, given_at)
      select nomination_id, 'AA-' || lpad((2000 + row_number() over (order by id))::text, 4, '0'), now()
      from sample where nomination_id not in (select nomination_id from blind_code)`.execute(tx)
  })

const boxesIn = (body: string, name: string): readonly string[] =>
  [...body.matchAll(new RegExp(`type="checkbox" name="${name}"[^>]*value="([0-9a-z]{16})"`, 'g'))].map(
    one => one[1] ?? '',
  )
const nextIn = (body: string): string =>
  /rel="next" href="([^"#]+)/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
const mainAt = async (path: string): Promise<string> => {
  const { status, body } = await site.get(verifier, path)
  assert.equal(status, 200, path)
  return mainOf(body)
}
const placeOf = async (id: string) => (await office.read(reader => findSample(reader, id)))?.placeId

test('the page of a session shows what is in store part by part, each sample once, in the order of the codes', async () => {
  const first = await mainAt(session)
  const one = boxesIn(first, 'sample')
  assert.equal(one.length, 50)
  assert.match(first, /50 dari 60 contoh/)
  const second = await mainAt(nextIn(first))
  const two = boxesIn(second, 'sample')
  assert.equal(new Set([...one, ...two]).size, ON_SHELF + IN_FRIDGE)
  const codes = [...`${first}${second}`.matchAll(/<b>([A-Z]{2}-\d{4})<\/b>/g)].map(found => found[1] ?? '')
  assert.deepEqual(codes, codes.toSorted())
  assert.ok(!first.includes('Kenari'), 'whoever sets samples out sees codes, not products')
})

test('what is in store is narrowed down to a shelf, and a place in the list that nobody wrote is its beginning', async () => {
  const narrowed = await mainAt(`${session}?rak=${fridge}`)
  assert.equal(boxesIn(narrowed, 'sample').length, IN_FRIDGE)
  assert.match(narrowed, /K1 \(6\)/)
  assert.match(narrowed, /R1-A \(54\)/)
  for (const query of ['keluar-setelah=x', 'keluar-setelah=%27_%00', 'keluar-sebelum=AA-2001_1', 'rak=%27'])
    assert.equal(
      boxesIn(mainOf((await site.get(verifier, `${session}?${query}`)).body), 'sample').length,
      50,
      query,
    )
  assert.match((await site.get(verifier, `${session}?rak=-`)).body, /Tidak ada contoh yang cocok/)
})

test('a form of a later page that is refused comes back to that page, with what was ticked', async () => {
  const second = nextIn(mainOf((await site.get(verifier, session)).body))
  const [ticked = ''] = boxesIn(mainOf((await site.get(verifier, second)).body), 'sample')
  const refused = await site.post(verifier, second, {
    action: 'sample.take-out',
    sample: ticked,
    codes: 'ZZ-9999',
  })
  assert.equal(refused.status, 422)
  assert.match(mainOf(refused.body), new RegExp(`value="${ticked}"[^>]*checked`))
  assert.equal(boxesIn(mainOf(refused.body), 'sample').length, 10)
})

test('everything is taken out in two goes and brought back in two', async () => {
  for (const expected of [50, 10]) {
    const ids = boxesIn(mainOf((await site.get(verifier, session)).body), 'sample')
    assert.equal(ids.length, expected)
    await office.done(verifier, acts.takeSamplesOut, { id: session.slice(13), sample: ids })
  }
  const out = await mainAt(session)
  assert.equal(boxesIn(out, 'back').length, 50)
  assert.match(out, /Tidak ada contoh edisi ini di penyimpanan/)
  assert.match(nextIn(out), /kembali-setelah=/)
  for (const expected of [50, 10]) {
    const ids = boxesIn(mainOf((await site.get(verifier, session)).body), 'back')
    assert.equal(ids.length, expected)
    await office.done(verifier, acts.bringSamplesBack, { id: session.slice(13), back: ids })
  }
})

test('stock is taken page by page: each asks only about what it showed, and the last one says that it was counted', async () => {
  const path = `/rak-contoh/${shelf}`
  const first = await mainAt(path)
  const here = boxesIn(first, 'sample')
  assert.deepEqual([here.length, /dihitung halaman demi halaman/.test(first)], [50, true])
  const countedAt = async () => (await office.read(reader => findPlace(reader, shelf)))?.countedAt
  // Whoever jumps to the last page has not counted the first one.
  const jumped = await mainAt(nextIn(first))
  const ahead = boxesIn(jumped, 'sample')
  const earlier = /name="earlier" value="([^"]+)"/.exec(jumped)?.[1] ?? ''
  assert.notEqual(earlier, '')
  const early = { id: shelf, shown: ahead, sample: ahead, earlier }
  const outOfTurn = await office.run(verifier, acts.countPlace, early)
  assert.deepEqual(outOfTurn.kind === 'done' ? outOfTurn.next : outOfTurn.kind, path)
  assert.equal(await countedAt(), null)
  const [missing = '', ...found] = here
  const later = /name="later" value="([^"]+)"/.exec(first)?.[1] ?? ''
  const result = await office.run(verifier, acts.countPlace, {
    id: shelf,
    shown: here,
    sample: found,
    later,
  })
  assert.ok(result.kind === 'done')
  const next = result.next ?? ''
  assert.deepEqual([await placeOf(missing), await placeOf(found[0] ?? '')], [null, shelf])
  assert.equal(await countedAt(), null)
  const last = await mainAt(next)
  const rest = boxesIn(last, 'sample')
  assert.equal(rest.length, ON_SHELF - 50)
  assert.ok(rest.every(id => !here.includes(id)))
  const from = /name="earlier" value="([^"]+)"/.exec(last)?.[1] ?? ''
  const lastPage = { id: shelf, shown: rest, sample: rest, earlier: from }
  office.clock.advance(25 * 3600)
  await office.done(verifier, acts.countPlace, lastPage)
  assert.equal(await countedAt(), null, 'a first page of yesterday is another stock')
  await office.done(verifier, acts.countPlace, { id: shelf, shown: found, sample: found, later })
  await office.done(verifier, acts.countPlace, lastPage)
  assert.deepEqual(await countedAt(), office.clock.now())
})
