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
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import type { Actor } from '../../access/index.ts'
import type { AnyAction } from '../../actions/index.ts'
import { verify } from '../../audit/index.ts'
import { readProgramme } from '../../setup/programme.ts'
import { lostField, tastedField } from './bring-samples-back.ts'
import { listEvents } from './custody-store.ts'
import { findSampleOf, sampleActions, samplesInvariants, samplesRoutes } from './index.ts'
import { findPlaceByCode } from './place-store.ts'
import { correctSession } from './plan-session.ts'
import { findSample, lastPlaceOf } from './sample-store.ts'
import { listSessions } from './session-store.ts'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = testSite(office.environment, samplesRoutes({ settings, files: office.environment.services.files }))
})
after(() => office.database.close())

const settings = readProgramme().settings.samples
const acts = sampleActions(settings)
const operator = anActor('operator', '/32/32.05/')
const reason = 'Alasan contoh yang cukup panjang.'
const get = async (id: string) => {
  const sample = await office.read(reader => findSample(reader, id))
  assert.ok(sample)
  return sample
}
const chainOf = async (id: string) =>
  (await office.read(reader => listEvents(reader, id))).map(one => `${one.kind} ${one.pieces}`)
type Stored = Readonly<{ id: string; nomination: string; code: string }>

/** A sample in store, of three pieces. */
async function stored(): Promise<Stored> {
  const nomination = (await office.submitted('/32/32.05/')).id
  await office.done(operator, acts.announceSample, { id: nomination, pieces: '3', storage: 'dry' })
  const sample = await office.read(reader => findSampleOf(reader, nomination))
  const id = sample?.id ?? ''
  await office.done(secretariat, acts.receiveSample, { id, condition: 'good' })
  return { id, nomination, code: await office.codeOf(nomination) }
}
const aPlace = async (code: string): Promise<string> => {
  await office.done(secretariat, acts.addPlace, { code, name: 'Rak contoh', storage: 'dry' })
  return (await office.read(reader => findPlaceByCode(reader, code)))?.id ?? ''
}
const aSession = async (name: string, date = '2031-05-20'): Promise<string> => {
  const given = { edition: office.editionId, name, place: 'Ruang Contoh', date }
  await office.done(secretariat, acts.planSession, given)
  const all = await office.read(reader => listSessions(reader, 100))
  return all.find(one => one.session.name === name)?.session.id ?? ''
}
const run = (actor: Actor, action: AnyAction, input: Readonly<Record<string, unknown>>) =>
  office.run(actor, action, input)

test('a sample goes to a session by ticking and by code, and comes back less what was eaten', async () => {
  const [one, other] = [await stored(), await stored()]
  const session = await aSession('Uji rasa pertama')
  const out = { id: session, sample: one.id, codes: `${other.code.toLowerCase().replace('-', '')} ` }
  await office.done(verifier, acts.takeSamplesOut, out)
  assert.deepEqual([(await get(one.id)).state, (await get(other.id)).state], ['at-session', 'at-session'])
  const back = {
    id: session,
    back: [one.id, other.id],
    [tastedField(one.id)]: '1',
    [lostField(one.id)]: '1',
    [tastedField(other.id)]: '3',
  }
  await office.done(secretariat, acts.bringSamplesBack, back)
  const [first, second] = [await get(one.id), await get(other.id)]
  assert.deepEqual(
    [first.state, first.counts.store, first.counts.consumed, first.counts.lost],
    ['stored', 1, 1, 1],
  )
  assert.deepEqual([second.state, second.counts.consumed, second.sessionId], ['consumed', 3, null])
  assert.deepEqual((await chainOf(one.id)).slice(3), [
    'taken-out 3',
    'tasted 1',
    'lost-at-session 1',
    'brought-back 1',
  ])
  assert.equal((await office.read(verify)).ok, true)
})

test('what is unknown, elsewhere, of another edition or eaten more than there is stays where it was', async () => {
  const one = await stored()
  const [here, there] = [await aSession('Uji rasa kedua'), await aSession('Uji rasa ketiga')]
  assert.deepEqual(
    problemsOf(await run(secretariat, acts.takeSamplesOut, { id: here, codes: 'AA-2222 xx' })),
    ['unknown-codes codes'],
  )
  assert.deepEqual(problemsOf(await run(secretariat, acts.takeSamplesOut, { id: here })), ['nothing-chosen'])
  await office.done(secretariat, acts.takeSamplesOut, { id: here, sample: one.id })
  const again = await run(secretariat, acts.takeSamplesOut, { id: there, sample: one.id })
  assert.deepEqual(problemsOf(again), ['other-session'])
  const wrong = { id: here, back: one.id, [tastedField(one.id)]: '3', [lostField(one.id)]: '1' }
  assert.deepEqual(problemsOf(await run(secretariat, acts.bringSamplesBack, wrong)), [
    `wrong-pieces ${lostField(one.id)}`,
  ])
  const text = { id: here, back: one.id, [tastedField(one.id)]: 'dua' }
  assert.deepEqual(problemsOf(await run(secretariat, acts.bringSamplesBack, text)), [
    `wrong-pieces ${tastedField(one.id)}`,
  ])
  const elsewhere = await run(secretariat, acts.bringSamplesBack, { id: there, back: one.id })
  assert.deepEqual(problemsOf(elsewhere), ['other-session'])
  assert.equal((await get(one.id)).counts.session, 3)
  const correction = {
    id: here,
    edition: 'abcdefghjkmnpqrs',
    name: 'Uji rasa',
    place: 'Ruang',
    date: '2031-06-01',
  }
  assert.deepEqual(problemsOf(await run(secretariat, correctSession, correction)), ['unknown edition'])
})

test('two people who take the same sample out at once take it out once', async () => {
  const one = await stored()
  const session = await aSession('Uji rasa keempat')
  const take = (actor: Actor) => () => run(actor, acts.takeSamplesOut, { id: session, sample: one.id })
  const kinds = (await office.together([take(secretariat), take(verifier)])).map(result => result.kind)
  assert.equal(kinds.filter(kind => kind === 'done').length, 1, String(kinds))
  assert.deepEqual((await chainOf(one.id)).slice(3), ['taken-out 3'])
})

test('what is left goes back, and the office says that it has it again', async () => {
  const one = await stored()
  const parcel = { id: one.id, courier: 'Kurir Contoh', tracking_number: 'K-1', sent_on: '2031-05-05' }
  assert.deepEqual(problemsOf(await run(operator, acts.confirmReturn, { id: one.nomination })), [
    'not-allowed',
  ])
  await office.done(secretariat, acts.sendBackSample, parcel)
  assert.equal((await get(one.id)).state, 'going-back')
  assert.match(
    (await site.get(operator, `/usulan/${one.nomination}/contoh`)).body,
    /Sudah kami terima kembali/,
  )
  assert.deepEqual(problemsOf(await run(secretariat, acts.sendBackSample, parcel)), ['not-allowed'])
  const neighbour = anActor('operator', '/32/32.06/')
  assert.deepEqual(await run(neighbour, acts.confirmReturn, { id: one.nomination }), { kind: 'not-found' })
  await office.done(operator, acts.confirmReturn, { id: one.nomination })
  const sample = await get(one.id)
  assert.deepEqual([sample.state, sample.counts.returned], ['returned', 3])
})

test('pieces are written off with a reason, and never more than there are', async () => {
  const one = await stored()
  const off = (ending: string, ended: string) =>
    run(secretariat, acts.writeOffSample, { id: one.id, ending, ended, reason })
  assert.deepEqual(problemsOf(await off('discarded', '4')), ['too-many-pieces ended'])
  assert.deepEqual(
    problemsOf(
      await run(secretariat, acts.writeOffSample, { id: one.id, ending: 'lost', ended: '1', reason: '' }),
    ),
    ['too_small reason'],
  )
  for (const ending of ['consumed', 'discarded', 'lost']) assert.equal((await off(ending, '1')).kind, 'done')
  assert.equal((await get(one.id)).state, 'consumed')
  assert.deepEqual(problemsOf(await off('lost', '1')), ['not-allowed'])
  assert.deepEqual((await chainOf(one.id)).slice(3), ['consumed 1', 'discarded 1', 'lost 1'])
})

test('stock is taken: what is missing loses its place, what stood elsewhere is moved here', async () => {
  const [one, two, three] = [await stored(), await stored(), await stored()]
  const [shelf, fridge] = [await aPlace('S1'), await aPlace('S2')]
  for (const each of [one, two]) await office.done(secretariat, acts.moveSample, { id: each.id, to: shelf })
  await office.done(secretariat, acts.moveSample, { id: three.id, to: fridge })
  const twice = await run(secretariat, acts.moveSample, { id: one.id, to: shelf })
  assert.deepEqual(problemsOf(twice), ['same-place to'])
  const page = (await site.get(verifier, `/rak-contoh/${shelf}`)).body
  assert.ok(page.includes(one.code) && page.includes(two.code) && !page.includes(three.code))
  assert.ok(!page.includes('Kenari'), 'whoever counts sees codes, not products')
  await office.done(verifier, acts.countPlace, {
    id: shelf,
    shown: [one.id, two.id],
    sample: one.id,
    codes: three.code,
  })
  const places = await Promise.all([one, two, three].map(async each => (await get(each.id)).placeId))
  assert.deepEqual(places, [shelf, null, shelf])
  assert.deepEqual((await chainOf(two.id)).slice(-1), ['not-found 3'])
  const full = { id: shelf, name: 'Rak contoh', storage: 'dry', in_use: 'no' }
  assert.deepEqual(problemsOf(await run(secretariat, acts.changePlace, full)), ['not-empty in_use'])
  await office.done(secretariat, acts.changePlace, { ...full, id: fridge })
  assert.deepEqual(problemsOf(await run(secretariat, acts.moveSample, { id: two.id, to: fridge })), [
    'unknown-place to',
  ])
  assert.deepEqual(
    problemsOf(await run(secretariat, acts.addPlace, { code: 's1', name: 'Lagi', storage: 'dry' })),
    ['taken code'],
  )
})

test('the place of the last receipt is offered for the next one', async () => {
  const shelf = await aPlace('T1')
  const nomination = (await office.submitted('/32/32.05/')).id
  await office.done(operator, acts.announceSample, { id: nomination, pieces: '1', storage: 'dry' })
  const id = (await office.read(reader => findSampleOf(reader, nomination)))?.id ?? ''
  office.clock.advance(60)
  await office.done(verifier, acts.receiveSample, { id, condition: 'good', place: shelf })
  assert.equal(await office.read(reader => lastPlaceOf(reader, verifier.personId)), shelf)
})

test('nobody but the secretariat and verifiers handles what is in store', async () => {
  const one = await stored()
  const [session, shelf] = [await aSession('Uji rasa kelima'), await aPlace('U1')]
  const tries: readonly (readonly [AnyAction, Readonly<Record<string, string>>])[] = [
    [acts.moveSample, { id: one.id, to: shelf }],
    [acts.writeOffSample, { id: one.id, ending: 'lost', ended: '1', reason }],
    [acts.sendBackSample, { id: one.id, courier: 'Kurir', sent_on: '2031-05-05' }],
    [acts.takeSamplesOut, { id: session, sample: one.id }],
    [acts.countPlace, { id: shelf }],
    [acts.addPlace, { code: 'X9', name: 'Rak lain', storage: 'dry' }],
  ]
  const before = await get(one.id)
  for (const [action, input] of tries)
    for (const actor of [
      operator,
      anActor('province-officer', '/32/'),
      somebody('assessor'),
      somebody('auditor'),
    ])
      assert.notEqual((await run(actor, action, input)).kind, 'done', `${action.name} ${actor.role}`)
  assert.deepEqual(await get(one.id), before)
})

test('the chain cannot be changed, and after all of this every count is what it says', async () => {
  await assert.rejects(
    office.database.write(tx => sql`update sample_event set pieces = pieces + 1`.execute(tx)),
    /append-only/,
  )
  await assert.rejects(
    office.database.write(tx => sql`delete from sample_event`.execute(tx)),
    /append-only/,
  )
  for (const { id, find } of samplesInvariants) {
    if (id === 'samples.code-given') continue
    const found = await office.read(reader => find({ reader, files: office.environment.services.files }))
    assert.deepEqual(typeof found === 'function' ? await found() : found, [], id)
  }
})

test('a label tells a stranger nothing: the same page for a code that exists and one that does not', async () => {
  const one = await stored()
  const label = (await get(one.id)).labelCode
  // Assessors are led to their own sheets, for whatever stands on the label.
  for (const code of [label, 'K7P4XM2', one.code, 'AA-2222'])
    assert.equal(
      (await site.get(somebody('assessor'), `/s/${code}`)).status,
      code.includes('-') ? 303 : 200,
      code,
    )
  const strangers = [null, anActor('operator', '/33/33.02/'), somebody('minister')]
  for (const actor of strangers) {
    const pages = []
    for (const code of [label, 'K7P4XM2', one.code, 'AA-2222'])
      pages.push(await site.get(actor, `/s/${code}`))
    for (const page of pages) {
      assert.equal(page.status, 200)
      const plain = page.body.replaceAll(/[^"]*(?:\/|%2F)s(?:\/|%2F)[^"]*/g, '')
      assert.ok(!plain.includes('Kenari') && !plain.includes(one.code) && !plain.includes(label))
    }
    const bodies = pages.map(page =>
      page.body.replaceAll(/value="[^"]+"/g, '').replaceAll(/((?:\/|%2F)s(?:\/|%2F))[A-Z0-9-]+/g, '$1'),
    )
    assert.equal(new Set(bodies).size, 1, actor?.role ?? 'visitor')
  }
  assert.equal((await site.get(operator, `/s/${label}`)).next, `/usulan/${one.nomination}/contoh`)
  assert.equal(
    (await site.get(operator, `/s/${one.code}`)).next,
    null,
    'a blind code leads the office nowhere',
  )
  assert.equal((await site.get(verifier, `/s/${one.code}`)).next, `/contoh-produk/${one.id}`)
})
