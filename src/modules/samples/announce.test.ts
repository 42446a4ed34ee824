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
import { nominationStates } from '../nominations/index.ts'
import { announceSample } from './announce-sample.ts'
import { receiveSample } from './receive-sample.ts'
import { findSampleOf } from './sample-store.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

const operator = anActor('operator', '/32/32.05/')
const neighbour = anActor('operator', '/32/32.06/')
const shipment = { pieces: '3', courier: 'Kurir Contoh', tracking_number: 'CTH-1', note: 'Mudah kusut.' }
const announce = (
  actor: Actor,
  id: string,
  change: Readonly<Record<string, string>> = {},
  key: string | null = null,
) => office.run(actor, announceSample, { id, ...shipment, ...change }, key)
const sampleOf = (id: string) => office.read(reader => findSampleOf(reader, id))
const submitted = async (): Promise<string> => (await office.submitted('/32/32.05/')).id
const announced = async (id: string) =>
  (await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['record']))).filter(
    one => one.event === 'sample.announced',
  )
/** Puts a nomination into a state without living through what leads to it. */
const put = (id: string, state: string) =>
  office.database.write(tx => sql`update nomination set state = ${state} where id = ${id}`.execute(tx))

test('an announcement keeps what the office wrote, by whom and when, and stands in the ledger', async () => {
  const id = await submitted()
  assert.equal((await announce(operator, id)).kind, 'done')
  const sample = await sampleOf(id)
  assert.deepEqual(
    [sample?.state, sample?.pieces, sample?.courier, sample?.trackingNumber, sample?.note, sample?.areaPath],
    ['announced', 3, 'Kurir Contoh', 'CTH-1', 'Mudah kusut.', '/32/32.05/'],
  )
  assert.deepEqual([sample?.announcedBy, sample?.announcedAt], [operator.personId, office.clock.now()])
  const [entry, ...more] = await announced(id)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [entry?.person_id, entry?.role, entry?.area_path, entry?.subject_id, entry?.detail],
    [operator.personId, 'operator', '/32/32.05/', sample?.id, { pieces: 3 }],
  )
  assert.ok(!JSON.stringify(entry).includes('Kurir'))
  assert.equal(await office.count('blind_code'), 0, 'a code is given when the sample has arrived')
})

test('an announcement is possible from submission to assessment, and in no other state', async () => {
  const id = await submitted()
  const open = ['submitted', 'returned', 'resubmitted', 'admitted', 'in-assessment']
  for (const state of nominationStates.filter(one => !open.includes(one))) {
    await put(id, state)
    assert.deepEqual(problemsOf(await announce(operator, id)), ['not-allowed'], state)
  }
  assert.equal(await sampleOf(id), null)
  for (const state of open) {
    await put(id, state)
    assert.equal((await announce(operator, id, { note: state })).kind, 'done', state)
    assert.equal((await sampleOf(id))?.note, state)
  }
})

test('nobody but the operators of the office announces its sample', async () => {
  const id = await submitted()
  for (const actor of [
    anActor('office-head', '/32/32.05/'),
    anActor('province-officer', '/32/'),
    secretariat,
    verifier,
  ])
    assert.deepEqual(problemsOf(await announce(actor, id)), ['not-allowed'], actor.role)
  const strangers = [neighbour, anActor('office-head', '/32/32.06/'), anActor('operator', '/3/')]
  for (const actor of [...strangers, somebody('assessor'), somebody('administrator'), somebody('visitor')])
    assert.deepEqual(await announce(actor, id), { kind: 'not-found' }, `${actor.role} ${actor.areaPath}`)
  assert.deepEqual(await announce(operator, 'abcdefghjkmnpqrs'), { kind: 'not-found' })
  assert.equal(await sampleOf(id), null)
  assert.deepEqual(await announced(id), [])
})

test('an announcement with wrong fields is refused with every field at once', async () => {
  const id = await submitted()
  const wrong = { pieces: '0', courier: ' ', tracking_number: 'x'.repeat(61), note: 'x'.repeat(301) }
  const paths = problemsOf(await announce(operator, id, wrong)).map(one => one.split(' ')[1] ?? '')
  assert.deepEqual(paths.toSorted(), ['courier', 'note', 'pieces', 'tracking_number'])
  for (const pieces of ['100', '-1', '2,5', 'tiga', ''])
    assert.equal((await announce(operator, id, { pieces })).kind, 'refused', pieces)
  assert.equal(await sampleOf(id), null)
})

test('announcing again corrects the shipment, a stale page or a repeated form does not', async () => {
  const id = await submitted()
  await announce(operator, id, { version: '0' }, 'announce-1')
  const repeated = await announce(operator, id, { courier: 'Lain', version: '0' }, 'announce-1')
  assert.ok(repeated.kind === 'done' && repeated.repeated)
  assert.equal((await announce(operator, id, { courier: 'Lain', version: '0' })).kind, 'stale')
  const first = await sampleOf(id)
  assert.deepEqual([first?.courier, first?.rowVersion], ['Kurir Contoh', 1])
  assert.equal((await announce(operator, id, { courier: 'Diantar sendiri', version: '1' })).kind, 'done')
  const second = await sampleOf(id)
  assert.deepEqual(second, { ...first, courier: 'Diantar sendiri', rowVersion: 2 })
  assert.equal((await announced(id)).length, 2)
})

test('two first announcements at the same moment make one sample', async () => {
  const id = await submitted()
  const results = await office.together(
    ['A', 'B'].map(courier => () => announce(operator, id, { courier, version: '0' })),
  )
  assert.deepEqual(results.map(one => one.kind).toSorted(), ['done', 'stale'])
  assert.equal((await sampleOf(id))?.courier, results[0]?.kind === 'done' ? 'A' : 'B')
  assert.equal((await announced(id)).length, 1)
  assert.equal((await office.read(verify)).ok, true)
})

test('a sample that has arrived is not announced again', async () => {
  const id = await submitted()
  await announce(operator, id)
  await office.done(secretariat, receiveSample, { id: (await sampleOf(id))?.id, condition: 'good' })
  const before = await sampleOf(id)
  const result = await announce(operator, id, { courier: 'Lain' })
  assert.ok(result.kind === 'not-allowed')
  assert.match(result.reason.en, /cannot be done at the present stage/)
  assert.deepEqual(await sampleOf(id), before)
})
