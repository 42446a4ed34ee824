import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
  verifier,
} from '../../../tests/builders/assignment-office.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import type { Actor } from '../../access/index.ts'
import { listHistory, verify } from '../../audit/index.ts'
import { photo } from '../../../tests/builders/specimens.ts'
import { createMedia } from '../../platform/media/create-media.ts'
import { readProgramme } from '../../setup/programme.ts'
import { listEvents, listSamplePhotos } from './custody-store.ts'
import { findSampleOf, sampleActions, samplesRoutes } from './index.ts'
import { findSample } from './sample-store.ts'

let office: AssignmentOffice
let site: TestSite
const media = createMedia()
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = testSite(
    { ...office.environment, services: { ...office.environment.services, media } },
    samplesRoutes({ settings, files: office.environment.services.files }),
  )
})
after(async () => {
  await media.close()
  await office.database.close()
})

const settings = readProgramme().settings.samples
const { addPlace, announceSample, receiveSample } = sampleActions(settings)
const operator = anActor('operator', '/32/32.05/')
const receive = (
  actor: Actor,
  id: string,
  change: Readonly<Record<string, string>> = {},
  key: string | null = null,
) => office.run(actor, receiveSample, { id, condition: 'good', ...change }, key)

/** A sample on its way. */
async function onItsWay(): Promise<Readonly<{ id: string; nomination: string }>> {
  const nomination = (await office.submitted('/32/32.05/')).id
  await office.done(operator, announceSample, { id: nomination, pieces: '3', storage: 'dry' })
  const sample = await office.read(reader => findSampleOf(reader, nomination))
  return { id: sample?.id ?? '', nomination }
}
const get = (id: string) => office.read(reader => findSample(reader, id))
const received = async (nomination: string) =>
  (
    await office.read(reader => listHistory(reader, { kind: 'nomination', id: nomination }, ['record']))
  ).filter(one => one.action === 'sample.receive')

test('a receipt keeps condition, person and time, gives a blind code, and stands in the ledger', async () => {
  const { id, nomination } = await onItsWay()
  office.clock.advance(86_400)
  assert.equal((await receive(secretariat, id)).kind, 'done')
  const sample = await get(id)
  assert.deepEqual(
    [sample?.state, sample?.condition, sample?.conditionNote, sample?.receivedBy, sample?.receivedAt],
    ['stored', 'good', '', secretariat.personId, office.clock.now()],
  )
  assert.ok(sample && sample.receivedAt && sample.announcedAt < sample.receivedAt)
  assert.match(await office.codeOf(nomination), /^[A-Z]{2}-\d{4}$/)
  const [entry, ...more] = await received(nomination)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [entry?.person_id, entry?.role, entry?.subject_id, entry?.detail],
    [secretariat.personId, 'secretariat', id, { condition: 'good', pieces: 3, photos: 0 }],
  )
  assert.ok(!JSON.stringify(entry).includes(await office.codeOf(nomination)), 'the history names no code')
  assert.equal((await office.read(verify)).ok, true)
})

test('a receipt needs a condition that is known, and one that is not good needs a note', async () => {
  const { id, nomination } = await onItsWay()
  for (const condition of ['', 'bagus', 'GOOD'])
    assert.deepEqual(problemsOf(await receive(secretariat, id, { condition })), ['invalid_value condition'])
  assert.deepEqual(problemsOf(await office.run(secretariat, receiveSample, { id })), [
    'invalid_value condition',
  ])
  for (const condition of settings.conditions.filter(one => !one.good).map(one => one.id))
    assert.deepEqual(
      problemsOf(await receive(secretariat, id, { condition, condition_note: ' ' })),
      ['required condition_note'],
      condition,
    )
  assert.equal((await get(id))?.state, 'announced')
  assert.equal(await office.codeOf(nomination), '')
  assert.deepEqual(await received(nomination), [])
})

test('a damaged sample is received with its note, and the office reads both', async () => {
  const { id, nomination } = await onItsWay()
  const damaged = { condition: 'damaged', condition_note: 'Tepi kain robek 3 cm.' }
  assert.equal((await receive(verifier, id, damaged)).kind, 'done')
  const sample = await get(id)
  assert.deepEqual([sample?.condition, sample?.conditionNote], ['damaged', 'Tepi kain robek 3 cm.'])
  assert.deepEqual((await received(nomination))[0]?.detail, { condition: 'damaged', pieces: 3, photos: 0 })
  const page = await site.get(operator, `/usulan/${nomination}/contoh`)
  assert.match(page.body, /Cacat, masih dapat dinilai/)
  assert.match(page.body, /Tepi kain robek 3 cm\./)
})

test('a sample received before is not received again: it is said so, and nothing changes', async () => {
  const { id, nomination } = await onItsWay()
  const first = await receive(secretariat, id, {}, 'receive-1')
  const [before, code] = [await get(id), await office.codeOf(nomination)]
  const broken = { condition: 'broken', condition_note: 'Jatuh.' }
  const second = await receive(verifier, id, broken)
  assert.ok(second.kind === 'not-allowed')
  assert.match(second.reason.id, /tidak tersedia pada tahap ini/)
  assert.deepEqual(await receive(secretariat, id, broken, 'receive-1'), { ...first, repeated: true })
  assert.deepEqual(await get(id), before)
  assert.equal(await office.codeOf(nomination), code)
  assert.equal((await received(nomination)).length, 1)
})

test('two receipts at the same moment have one effect', async () => {
  const { id, nomination } = await onItsWay()
  const results = await office.together([() => receive(secretariat, id), () => receive(verifier, id)])
  const kinds = results.map(one => one.kind)
  assert.equal(kinds.filter(one => one === 'done').length, 1, String(kinds))
  // The slower one either finds it received or finds that it was received meanwhile.
  assert.ok(
    kinds.some(one => one === 'stale' || one === 'not-allowed'),
    String(kinds),
  )
  assert.equal((await received(nomination)).length, 1)
  assert.match(await office.codeOf(nomination), /^[A-Z]{2}-\d{4}$/)
})

test('a receipt from a page older than the last correction is stale', async () => {
  const { id, nomination } = await onItsWay()
  await office.done(operator, announceSample, { id: nomination, pieces: '2', storage: 'dry' })
  assert.equal((await receive(secretariat, id, { version: '1' })).kind, 'stale')
  assert.equal((await get(id))?.state, 'announced')
  assert.equal(await office.codeOf(nomination), '', 'what is refused gives no code')
  assert.equal((await receive(secretariat, id, { version: '2' })).kind, 'done')
})

test('nobody but the secretariat and verifiers receives; another office does not learn of it', async () => {
  const { id, nomination } = await onItsWay()
  const readers = [operator, anActor('office-head', '/32/32.05/'), anActor('province-officer', '/32/')]
  for (const actor of [...readers, somebody('auditor')])
    assert.deepEqual(problemsOf(await receive(actor, id)), ['not-allowed'], actor.role)
  const strangers = [
    anActor('operator', '/32/32.06/'),
    somebody('assessor'),
    somebody('chair'),
    somebody('visitor'),
  ]
  for (const actor of strangers)
    assert.deepEqual(await receive(actor, id), { kind: 'not-found' }, `${actor.role} ${actor.areaPath}`)
  assert.deepEqual(await receive(secretariat, nomination), { kind: 'not-found' }, 'a nomination is no sample')
  assert.equal((await get(id))?.state, 'announced')
  assert.equal(
    (await site.get(anActor('operator', '/32/32.06/'), `/usulan/${nomination}/contoh`)).status,
    404,
  )
})

test('the code of a received sample is for the desk, and stands on no page of the office', async () => {
  const { id, nomination } = await onItsWay()
  await receive(secretariat, id)
  const code = await office.codeOf(nomination)
  for (const path of ['/contoh-produk', `/contoh-produk/${id}`])
    assert.ok((await site.get(secretariat, path)).body.includes(code), path)
  const own = await site.get(operator, `/usulan/${nomination}/contoh`)
  assert.equal(own.status, 200)
  assert.ok(own.body.includes('3 buah diterima'))
  assert.ok(!own.body.includes(code))
  for (const path of ['/contoh-produk', `/contoh-produk/${id}`])
    assert.equal((await site.get(operator, path)).status, 403, path)
})

test('fewer or more pieces than announced need a note, and every piece is counted', async () => {
  const { id, nomination } = await onItsWay()
  assert.deepEqual(problemsOf(await receive(secretariat, id, { pieces: '2' })), ['required condition_note'])
  const fewer = { pieces: '2', condition: 'incomplete', condition_note: 'Satu tidak ada.' }
  assert.equal((await receive(secretariat, id, fewer)).kind, 'done')
  const sample = await get(id)
  assert.deepEqual([sample?.counts.store, sample?.counts.underway, sample?.wantsReplacement], [2, 0, true])
  const events = await office.read(reader => listEvents(reader, id))
  assert.deepEqual(
    events.map(one => `${one.kind} ${one.pieces}`),
    ['announced 3', 'received 2', 'missing 1', 'coded 0'],
  )
  const page = await site.get(operator, `/usulan/${nomination}/contoh`)
  assert.match(page.body, /1 buah kurang dari yang diberitahukan/)
  assert.match(page.body, /Contoh pengganti dapat dikirim/)
  const more = await onItsWay()
  const note = { pieces: '4', condition_note: 'Satu lebih.' }
  assert.equal((await receive(secretariat, more.id, note)).kind, 'done')
  assert.deepEqual((await get(more.id))?.counts.store, 4)
})

test('a receipt on the phone: the scanned label leads to the form, which keeps photos, lot, date and shelf', async () => {
  const { id, nomination } = await onItsWay()
  await office.done(secretariat, addPlace, { code: 'r1-a', name: 'Rak contoh', storage: 'cool' })
  const { body: places } = await site.get(secretariat, '/rak-contoh')
  const place = /\/rak-contoh\/([0-9a-z]{16})"/.exec(places)?.[1] ?? ''
  const label = (await get(id))?.labelCode ?? ''
  const scanned = await site.get(secretariat, `/s/${label.toLowerCase()}`)
  assert.deepEqual([scanned.status, scanned.next], [303, `/contoh-produk/${id}`])
  const path = `/contoh-produk/${id}`
  const key = await site.keyOf(secretariat, path)
  const picture = (shade: number) => photo(640, 480, { r: shade, g: 90, b: 60 })
  const filled = {
    action: 'sample.receive',
    condition: 'packaging',
    condition_note: 'Kardus penyok.',
    pieces: '3',
    lot: 'L-9',
    best_before: '2031-11-30',
    place,
    version: '1',
    photo1: new File([new Uint8Array(await picture(10))], 'satu.jpg', { type: 'image/jpeg' }),
    photo2: new File([new Uint8Array(await picture(200))], 'dua.jpg', { type: 'image/jpeg' }),
  }
  const first = await site.post(secretariat, path, filled, key)
  assert.equal(first.status, 303, first.body.slice(0, 3000))
  // The answer was lost on the way: the phone sends the very same form again.
  const again = await site.post(secretariat, path, filled, key)
  assert.deepEqual([again.status, again.next], [303, `${path}?ulang=sample.received-faulty`])
  const sample = await get(id)
  assert.deepEqual(
    [sample?.lot, sample?.bestBefore, sample?.placeId, sample?.condition, sample?.counts.store],
    ['L-9', '2031-11-30', place, 'packaging', 3],
  )
  assert.equal((await office.read(reader => listSamplePhotos(reader, id))).length, 2)
  assert.equal((await received(nomination)).length, 1)
  const next = await site.get(secretariat, path)
  assert.match(next.body, /R1-A/)
  const own = await site.get(operator, `/usulan/${nomination}/contoh`)
  assert.ok(!own.body.includes('R1-A') && !own.body.includes('Ditaruh'), 'the office does not see the shelf')
})
