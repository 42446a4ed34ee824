import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice, problemsOf, secretariat } from '../../../tests/builders/assignment-office.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import type { Actor } from '../../access/index.ts'
import { html } from '../../platform/html.ts'
import { newId } from '../../platform/random.ts'
import { readProgramme } from '../../setup/programme.ts'
import type { Route } from '../../web/index.ts'
import { blindCodesOf } from './blind-code-store.ts'
import { filterOf, queryFrom } from './desk-query.ts'
import { listSamples, type SampleFilter } from './desk-store.ts'
import { findSampleOf, sampleActions, samplesInvariants, samplesRoutes } from './index.ts'
import { inParts } from './label-parts.ts'
import { piecesTaken } from './label-routes.ts'
import { findPlaceByCode } from './place-store.ts'
import { findSample } from './sample-store.ts'
import { listSessions } from './session-store.ts'
import { sampleTasks } from './tasks.ts'

const settings = readProgramme().settings.samples
const acts = sampleActions(settings)
const operator = anActor('operator', '/32/32.05/')
let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = testSite(office.environment, samplesRoutes({ settings, files: office.environment.services.files }))
})
after(() => office.database.close())

const get = async (id: string) => {
  const sample = await office.read(reader => findSample(reader, id))
  assert.ok(sample)
  return sample
}
async function announced(pieces = '3') {
  const nomination = (await office.submitted('/32/32.05/')).id
  await office.done(operator, acts.announceSample, { id: nomination, pieces, storage: 'dry' })
  const id = (await office.read(reader => findSampleOf(reader, nomination)))?.id ?? ''
  return { nomination, id }
}
async function stored() {
  const one = await announced()
  await office.done(secretariat, acts.receiveSample, { id: one.id, condition: 'good' })
  return { ...one, code: await office.codeOf(one.nomination) }
}
const aPlace = async (code: string): Promise<string> => {
  await office.done(secretariat, acts.addPlace, { code, name: 'Rak contoh', storage: 'dry' })
  return (await office.read(reader => findPlaceByCode(reader, code)))?.id ?? ''
}
const aSession = async (name: string): Promise<string> => {
  const given = { edition: office.editionId, name, place: 'Ruang Contoh', date: '2031-05-20' }
  await office.done(secretariat, acts.planSession, given)
  const all = await office.read(reader => listSessions(reader, 100))
  return all.find(one => one.session.name === name)?.session.id ?? ''
}
const foundBy = (actor: Actor, text: string) => {
  const limits = { today: '', arriveBy: '2031-01-01', shelfUntil: '2031-01-01', sendNow: [], finished: [] }
  const filter = filterOf({ actor }, queryFrom(new URLSearchParams({ q: text })), {
    ...limits,
    today: '2031-05-05',
  })
  return office.read(reader => listSamples(reader, filter))
}

const listed = async (change: Partial<SampleFilter>) => {
  const limits = {
    today: '2031-05-05',
    arriveBy: '2031-01-01',
    shelfUntil: '2031-01-01',
    sendNow: [],
    finished: [],
  }
  const filter = { ...filterOf({ actor: secretariat }, queryFrom(new URLSearchParams()), limits), ...change }
  return (await office.read(reader => listSamples(reader, filter))).map(one => one.sample.id)
}

test('an office cannot find out by asking which of its products has a blind code', async () => {
  await announced()
  const kept = await stored()
  for (const asked of ['', 'q=AA-2222', 'rak=-', 'keadaan=damaged', 'provinsi=99']) {
    const { headers, status } = await site.get(operator, `/contoh-dinas/label.pdf?${asked}`)
    assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'], asked)
  }
  assert.equal((await foundBy(secretariat, kept.code)).length, 1)
  assert.deepEqual(await foundBy(operator, kept.code), [])
})

test('a count takes away only what its form has shown, and nothing of more ticks than a page has', async () => {
  const [seen, later] = [await stored(), await stored()]
  const shelf = await aPlace('P1')
  await office.done(secretariat, acts.moveSample, { id: seen.id, to: shelf })
  const page = (await site.get(secretariat, `/rak-contoh/${shelf}`)).body
  assert.match(page, new RegExp(`name="shown" value="${seen.id}"`))
  await office.done(secretariat, acts.moveSample, { id: later.id, to: shelf })
  const many = Array.from({ length: 400 }, () => newId())
  const count = { id: shelf, shown: seen.id, sample: [...many, seen.id] }
  await office.done(secretariat, acts.countPlace, count)
  assert.deepEqual([(await get(seen.id)).placeId, (await get(later.id)).placeId], [shelf, shelf])
  await office.done(secretariat, acts.countPlace, { id: shelf, shown: seen.id })
  assert.deepEqual([(await get(seen.id)).placeId, (await get(later.id)).placeId], [null, shelf])
  const session = await aSession('Uji hitung')
  const tooMany = { id: session, sample: [...many, later.id] }
  assert.deepEqual(problemsOf(await office.run(secretariat, acts.takeSamplesOut, tooMany)), ['custom sample'])
  await office.done(secretariat, acts.takeSamplesOut, { id: session, sample: later.id })
  const gone = await office.run(secretariat, acts.countPlace, { id: shelf, codes: later.code })
  assert.deepEqual(problemsOf(gone), ['not-in-store codes'])
})

test('two people, who take different samples to one session at once from pages of the same age, both do', async () => {
  const [one, two] = [await stored(), await stored()]
  const session = await aSession('Uji berdua')
  const take = (sample: string) => () =>
    office.run(secretariat, acts.takeSamplesOut, { id: session, sample, version: '1' })
  const results = await office.together([take(one.id), take(two.id)])
  assert.deepEqual(
    results.map(each => each.kind),
    ['done', 'done'],
  )
  const back = (sample: string) => () =>
    office.run(secretariat, acts.bringSamplesBack, { id: session, back: sample, version: '1' })
  const home = await office.together([back(one.id), back(two.id)])
  assert.deepEqual(
    home.map(each => each.kind),
    ['done', 'done'],
  )
})

test('a replacement stands in the work list of the desk and gets its label, although the first parcel is in store', async () => {
  const nomination = (await office.submitted('/32/32.05/')).id
  await office.done(operator, acts.announceSample, { id: nomination, pieces: '3', storage: 'dry' })
  const id = (await office.read(reader => findSampleOf(reader, nomination)))?.id ?? ''
  const some = { id, condition: 'good', pieces: '2', condition_note: 'Kurang satu buah (contoh).' }
  await office.done(secretariat, acts.receiveSample, some)
  await office.done(operator, acts.announceSample, { id: nomination, pieces: '1', storage: 'dry' })
  const isUnsent = (await listed({ isUnsent: true, state: null })).includes(id)
  const sent = { id: nomination, courier: 'Kurir Contoh', tracking_number: 'K-7', sent_on: '2031-05-05' }
  await office.done(operator, acts.sendSample, sent)
  assert.deepEqual([isUnsent, (await listed({ isUnsent: true })).includes(id)], [true, false])
  assert.equal((await get(id)).state, 'stored')
  const tasks = await office.read(reader => sampleTasks(reader, secretariat, office.clock.now(), 'id'))
  const [task] = tasks.filter(one => one.href.includes('on-the-way'))
  const page = (await site.get(secretariat, task?.href ?? '')).body
  assert.ok(page.includes(`/contoh-produk/${id}`))
})

test('the list of a session counts what was taken out more than once, less what came back', () => {
  const step = (sampleId: string, kind: 'taken-out' | 'brought-back' | 'tasted', pieces: number) => ({
    sampleId,
    kind,
    pieces,
  })
  const events = [
    step('a', 'taken-out', 3),
    step('a', 'brought-back', 2),
    step('a', 'tasted', 1),
    step('a', 'taken-out', 2),
    step('b', 'taken-out', 4),
  ]
  assert.deepEqual(
    [...piecesTaken(events)],
    [
      ['a', 3],
      ['b', 4],
    ],
  )
})

test('labels beyond one file, are printed in numbered parts that hold every one of them', async () => {
  const labels = Array.from({ length: 450 }, (_, index) => index)
  const printed: number[] = []
  const parts: Route = {
    path: '/contoh-dinas',
    access: 'sample.read',
    page: request =>
      Promise.resolve(
        inParts(request, labels, part => {
          printed.push(...part)
          return { kind: 'page', title: 'x', body: html`x`, audience: 'signed-in' }
        }),
      ),
  }
  const over = testSite(office.environment, [parts])
  const { body } = await over.get(operator, '/contoh-dinas?edisi=x')
  const links = [...body.matchAll(/<li><a href="([^"]*bagian=\d)"/g)].map(found =>
    (found[1] ?? '').replaceAll('&amp;', '&'),
  )
  assert.equal(links.length, 3)
  for (const link of links) await over.get(operator, link)
  assert.deepEqual(printed, labels)
  assert.equal((await over.get(operator, '/contoh-dinas?bagian=9')).body.includes('bagian=3'), true)
})

test('a parcel that was lost on its way, is ended with no piece and without a code, and another one may be sent', async () => {
  const one = await announced()
  const sent = { id: one.nomination, courier: 'Kurir Contoh', tracking_number: 'K-8', sent_on: '2031-05-05' }
  await office.done(operator, acts.sendSample, sent)
  const none = { id: one.id, pieces: '0' }
  assert.deepEqual(problemsOf(await office.run(secretariat, acts.receiveSample, none)), [
    'required condition_note',
  ])
  await office.done(secretariat, acts.receiveSample, { ...none, condition_note: 'Hilang di jalan (contoh).' })
  const lost = await get(one.id)
  assert.deepEqual(
    [
      lost.state,
      lost.counts.underway,
      lost.counts.store,
      lost.wantsReplacement,
      lost.receivedAt,
      lost.condition,
    ],
    ['announced', 0, 0, true, null, null],
  )
  const codes = await office.read(reader => blindCodesOf(reader, [one.nomination]))
  assert.equal(codes.size, 0)
  assert.equal((await site.get(operator, `/usulan/${one.nomination}/contoh`)).status, 200)
  await office.done(operator, acts.announceSample, { id: one.nomination, pieces: '3', storage: 'dry' })
  const unchosen = await office.run(secretariat, acts.receiveSample, { id: one.id, pieces: '3' })
  assert.ok(problemsOf(unchosen).includes('invalid_value condition'))
  await office.done(secretariat, acts.receiveSample, { id: one.id, condition: 'good' })
  assert.equal((await get(one.id)).counts.store, 3)
  for (const { id, find } of samplesInvariants) {
    if (id === 'samples.code-given') continue
    const found = await office.read(reader => find({ reader, files: office.environment.services.files }))
    assert.deepEqual(typeof found === 'function' ? await found() : found, [], id)
  }
})
