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
import { announceSample } from './announce-sample.ts'
import { samplesRoutes } from './index.ts'
import { receiveSample } from './receive-sample.ts'
import { conditions } from './sample.ts'
import { findSample, findSampleOf } from './sample-store.ts'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = testSite(office.environment, samplesRoutes)
})
after(() => office.database.close())

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
  await office.done(operator, announceSample, { id: nomination, pieces: '3', courier: 'Kurir Contoh' })
  const sample = await office.read(reader => findSampleOf(reader, nomination))
  return { id: sample?.id ?? '', nomination }
}
const get = (id: string) => office.read(reader => findSample(reader, id))
const received = async (nomination: string) =>
  (
    await office.read(reader => listHistory(reader, { kind: 'nomination', id: nomination }, ['record']))
  ).filter(one => one.event === 'sample.received')

test('a receipt keeps condition, person and time, gives a blind code, and stands in the ledger', async () => {
  const { id, nomination } = await onItsWay()
  office.clock.advance(86_400)
  assert.equal((await receive(secretariat, id)).kind, 'done')
  const sample = await get(id)
  assert.deepEqual(
    [sample?.state, sample?.condition, sample?.conditionNote, sample?.receivedBy, sample?.receivedAt],
    ['received', 'good', '', secretariat.personId, office.clock.now()],
  )
  assert.ok(sample && sample.receivedAt && sample.announcedAt < sample.receivedAt)
  assert.match(await office.codeOf(nomination), /^[A-Z]{2}-\d{4}$/)
  const [entry, ...more] = await received(nomination)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [entry?.person_id, entry?.role, entry?.subject_id, entry?.detail],
    [secretariat.personId, 'secretariat', id, { condition: 'good' }],
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
  for (const condition of conditions.filter(one => one !== 'good'))
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
  assert.deepEqual((await received(nomination))[0]?.detail, { condition: 'damaged' })
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
  await office.done(operator, announceSample, { id: nomination, pieces: '2', courier: 'Kurir Contoh' })
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
  assert.ok(own.body.includes('Contoh sudah diterima'))
  assert.ok(!own.body.includes(code))
  for (const path of ['/contoh-produk', `/contoh-produk/${id}`])
    assert.equal((await site.get(operator, path)).status, 403, path)
})
