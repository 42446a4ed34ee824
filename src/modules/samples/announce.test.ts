import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
  verifier,
} from '../../../tests/builders/assignment-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import type { Actor } from '../../access/index.ts'
import { listHistory, verify } from '../../audit/index.ts'
import { readProgramme } from '../../setup/programme.ts'
import { nominationStates } from '../nominations/index.ts'
import { readLabelCode } from './codes.ts'
import { listEvents } from './custody-store.ts'
import { findSampleOf, sampleActions } from './index.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

const { announceSample, receiveSample, sendSample } = sampleActions(readProgramme().settings.samples)
const operator = anActor('operator', '/32/32.05/')
const neighbour = anActor('operator', '/32/32.06/')
const parcel = { pieces: '3', storage: 'dry', note: 'Mudah kusut.' }
type Change = Readonly<Record<string, string>>
const announce = (actor: Actor, id: string, change: Change = {}, key: string | null = null) =>
  office.run(actor, announceSample, { id, ...parcel, ...change }, key)
const send = (actor: Actor, id: string, change: Change = {}) =>
  office.run(actor, sendSample, {
    id,
    courier: 'Kurir Contoh',
    tracking_number: 'CTH-1',
    sent_on: '2031-05-05',
    ...change,
  })
const sampleOf = (id: string) => office.read(reader => findSampleOf(reader, id))
const chainOf = async (id: string) => {
  const sample = await sampleOf(id)
  const events = await office.read(reader => listEvents(reader, sample?.id ?? ''))
  return events.map(one => `${one.kind} ${one.pieces}`)
}
const submitted = async (): Promise<string> => (await office.submitted('/32/32.05/')).id
const entries = async (id: string, event: string) =>
  (await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['record']))).filter(
    one => one.event === event,
  )
/** Puts a nomination into a state without living through what leads to it. */
const put = (id: string, state: string) =>
  office.database.write(tx => sql`update nomination set state = ${state} where id = ${id}`.execute(tx))

test('an announcement keeps what the office wrote, gives a label, and stands in chain and ledger', async () => {
  const id = await submitted()
  assert.equal((await announce(operator, id)).kind, 'done')
  const sample = await sampleOf(id)
  assert.deepEqual(
    [sample?.state, sample?.pieces, sample?.counts.underway, sample?.storage, sample?.note, sample?.areaPath],
    ['announced', 3, 3, 'dry', 'Mudah kusut.', '/32/32.05/'],
  )
  assert.equal(readLabelCode(sample?.labelCode ?? ''), sample?.labelCode)
  assert.deepEqual([sample?.announcedBy, sample?.announcedAt], [operator.personId, office.clock.now()])
  assert.deepEqual(await chainOf(id), ['announced 3'])
  const [entry, ...more] = await entries(id, 'sample.announced')
  assert.deepEqual(more, [])
  assert.deepEqual(
    [entry?.person_id, entry?.role, entry?.area_path, entry?.subject_id, entry?.detail],
    [operator.personId, 'operator', '/32/32.05/', sample?.id, { pieces: 3 }],
  )
  assert.ok(!JSON.stringify(entry).includes(sample?.labelCode ?? '-'), 'the history names no label')
  assert.equal(await office.count('blind_code'), 0, 'a code is given when the sample has arrived')
})

test('a shipment is noted after the announcement, by courier, number and day', async () => {
  const id = await submitted()
  assert.deepEqual(problemsOf(await send(operator, id)), ['not-announced'])
  await announce(operator, id)
  assert.deepEqual(problemsOf(await send(operator, id, { sent_on: '2031-05-06' })), ['future-date sent_on'])
  assert.equal((await send(operator, id)).kind, 'done')
  const sample = await sampleOf(id)
  assert.deepEqual(
    [sample?.state, sample?.courier, sample?.trackingNumber, sample?.sentOn, sample?.counts.underway],
    ['sent', 'Kurir Contoh', 'CTH-1', '2031-05-05', 3],
  )
  assert.equal((await send(operator, id, { courier: 'Diantar sendiri' })).kind, 'done')
  assert.deepEqual(await chainOf(id), ['announced 3', 'sent 3', 'sent 3'])
  const [entry] = await entries(id, 'sample.sent')
  assert.ok(!JSON.stringify(entry).includes('Kurir'))
})

test('an announcement is possible from submission to assessment, and in no other state', async () => {
  const id = await submitted()
  const open = ['submitted', 'returned', 'resubmitted', 'admitted', 'in-assessment']
  for (const state of nominationStates.filter(one => !open.includes(one))) {
    await put(id, state)
    assert.deepEqual(problemsOf(await announce(operator, id)), ['not-allowed'], state)
    assert.deepEqual(problemsOf(await send(operator, id)), ['not-allowed'], state)
  }
  assert.equal(await sampleOf(id), null)
  for (const state of open) {
    await put(id, state)
    assert.equal((await announce(operator, id, { note: state })).kind, 'done', state)
    assert.equal((await sampleOf(id))?.note, state)
  }
})

test('nobody but the operators of the office announces or sends its sample', async () => {
  const id = await submitted()
  for (const act of [announce, send])
    for (const actor of [
      anActor('office-head', '/32/32.05/'),
      anActor('province-officer', '/32/'),
      secretariat,
      verifier,
    ])
      assert.deepEqual(problemsOf(await act(actor, id)), ['not-allowed'], actor.role)
  const strangers = [neighbour, anActor('office-head', '/32/32.06/'), anActor('operator', '/3/')]
  for (const act of [announce, send])
    for (const actor of [...strangers, somebody('assessor'), somebody('administrator'), somebody('visitor')])
      assert.deepEqual(await act(actor, id), { kind: 'not-found' }, `${actor.role} ${actor.areaPath}`)
  assert.deepEqual(await announce(operator, 'abcdefghjkmnpqrs'), { kind: 'not-found' })
  assert.equal(await sampleOf(id), null)
  assert.deepEqual(await entries(id, 'sample.announced'), [])
})

test('an announcement with wrong fields is refused with every field at once', async () => {
  const id = await submitted()
  const wrong = { pieces: '0', lot: 'x'.repeat(61), best_before: '31-12-2031', note: 'x'.repeat(301) }
  const paths = problemsOf(await announce(operator, id, wrong)).map(one => one.split(' ')[1] ?? '')
  assert.deepEqual(paths.toSorted(), ['best_before', 'lot', 'note', 'pieces'])
  const unknown = { storage: 'di mana saja', best_before: '2031-05-04' }
  assert.deepEqual(problemsOf(await announce(operator, id, unknown)), [
    'unknown-storage storage',
    'past-date best_before',
  ])
  for (const pieces of ['100', '-1', '2,5', 'tiga', ''])
    assert.equal((await announce(operator, id, { pieces })).kind, 'refused', pieces)
  assert.equal(await sampleOf(id), null)
})

test('food is announced with its production code and date, other products need neither', async () => {
  const id = await submitted()
  await office.database.write(tx =>
    sql`update nomination set commodity = 'makanan-minuman' where id = ${id}`.execute(tx),
  )
  assert.deepEqual(problemsOf(await announce(operator, id)), ['required lot', 'required best_before'])
  const food = { lot: 'L-77', best_before: '2031-12-31' }
  assert.equal((await announce(operator, id, food)).kind, 'done')
  const sample = await sampleOf(id)
  assert.deepEqual([sample?.lot, sample?.bestBefore], ['L-77', '2031-12-31'])
})

test('announcing again corrects the parcel, a stale page or a repeated form does not', async () => {
  const id = await submitted()
  await announce(operator, id, { version: '0' }, 'announce-1')
  const label = (await sampleOf(id))?.labelCode
  const repeated = await announce(operator, id, { pieces: '5', version: '0' }, 'announce-1')
  assert.ok(repeated.kind === 'done' && repeated.repeated)
  assert.equal((await announce(operator, id, { pieces: '5', version: '0' })).kind, 'stale')
  assert.deepEqual((await sampleOf(id))?.rowVersion, 1)
  assert.equal((await announce(operator, id, { pieces: '5', version: '1' })).kind, 'done')
  assert.equal((await announce(operator, id, { pieces: '2', version: '2' })).kind, 'done')
  const second = await sampleOf(id)
  assert.deepEqual([second?.counts.underway, second?.pieces, second?.labelCode], [2, 2, label])
  assert.deepEqual(await chainOf(id), ['announced 3', 'announced 2', 'reduced 3'])
})

test('two first announcements at the same moment make one sample', async () => {
  const id = await submitted()
  const results = await office.together(
    ['A', 'B'].map(note => () => announce(operator, id, { note, version: '0' })),
  )
  assert.deepEqual(results.map(one => one.kind).toSorted(), ['done', 'stale'])
  assert.equal((await sampleOf(id))?.note, results[0]?.kind === 'done' ? 'A' : 'B')
  assert.deepEqual(await chainOf(id), ['announced 3'])
  assert.equal((await office.read(verify)).ok, true)
})

test('a sample that has arrived is not announced again, unless it has to be replaced', async () => {
  const id = await submitted()
  await announce(operator, id)
  await office.done(secretariat, receiveSample, { id: (await sampleOf(id))?.id, condition: 'good' })
  const before = await sampleOf(id)
  const result = await announce(operator, id)
  assert.ok(result.kind === 'not-allowed')
  assert.match(result.reason.en, /cannot be done at the present stage/)
  assert.deepEqual(await sampleOf(id), before)
  const other = await submitted()
  await announce(operator, other)
  await send(operator, other)
  const broken = { condition: 'broken', condition_note: 'Pecah di jalan.' }
  await office.done(secretariat, receiveSample, { id: (await sampleOf(other))?.id, ...broken })
  assert.equal((await announce(operator, other, { pieces: '2' })).kind, 'done')
  const second = await sampleOf(other)
  assert.deepEqual(
    [second?.state, second?.counts.store, second?.counts.underway, second?.sentOn, second?.courier],
    ['stored', 3, 2, null, ''],
    'the second parcel adds to the first, and has not been sent yet',
  )
  await office.done(secretariat, receiveSample, { id: second?.id, condition: 'good' })
  const third = await sampleOf(other)
  assert.deepEqual([third?.counts.store, third?.counts.underway, third?.wantsReplacement], [5, 0, false])
})
