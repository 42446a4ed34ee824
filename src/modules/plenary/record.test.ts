import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { act, decisionPeople, type AssessedOptions } from '../../../tests/builders/assessed-edition.ts'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import {
  openPlenary,
  plannedSession,
  runningSession,
  type Held,
  type SessionPeople,
} from '../../../tests/builders/plenary-session.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { callCase } from './call-case.ts'
import { closeSession, correctMinutes } from './close-session.ts'
import { countVotes } from './count-votes.ts'
import { plenaryJobHandlers, plenaryRoutes } from './index.ts'
import { listMinutes } from './minutes-store.ts'
import { adjournSession, openSession } from './run-session.ts'

let environment: Environment
let site: TestSite
let session: SessionPeople
let chair: Actor
let secretary: Actor
let members: readonly Actor[]
before(async () => {
  ;({ environment, site, session } = await openPlenary())
  ;({ chair, secretary, members } = session)
})
after(() => environment.database.close())

const planned = (options?: AssessedOptions): Promise<Held> => plannedSession(environment, session, options)
const running = (options?: AssessedOptions): Promise<Held> => runningSession(environment, session, options)
const reason = 'Pleno melihat tepi kain tidak rapi pada ketiga contoh.'
const people = decisionPeople()

test('neither the screen nor a member’s phone names a maker, a place or the product', async () => {
  const held = await running()
  await held.put()
  for (const [who, path] of [
    [secretary, `/sidang/${held.id}/layar`],
    [members[0] ?? chair, `/sidang/${held.id}`],
  ] as const) {
    const { status, body } = await site.get(who, path)
    assert.equal(status, 200)
    const main = body.slice(body.indexOf('<main'))
    assert.match(main, /KT-/)
    assert.doesNotMatch(main, /Produk |Usaha |Kab\.|Kota |Anggota /)
  }
})

test('two laptops: the second call, motion and count are told that somebody was faster', async () => {
  const held = await planned()
  await held.does(chair, openSession)
  await held.come(members)
  const call = { id: held.id, which: 'next', after: '' }
  const [one, other] = await Promise.all([
    act(environment, secretary, callCase, call),
    act(environment, chair, callCase, call),
  ])
  assert.deepEqual([...codesOf(one), ...codesOf(other)].toSorted(), ['done', 'other-case'])
  const [put, late] = await Promise.all([held.put(), held.put()])
  assert.deepEqual([...codesOf(put), ...codesOf(late)].toSorted(), ['done', 'motion-waits'])
  const count = () => held.does(secretary, countVotes, { how: 'count', handYes: '3' })
  const [counted, second] = await Promise.all([count(), count()])
  assert.deepEqual([...codesOf(counted), ...codesOf(second)].toSorted(), ['done', 'no-motion'])
  assert.equal((await held.sitting()).turns.length, 1)
})

test('the minutes say what happened, without names of makers; a correction is another version', async () => {
  const held = await running()
  assert.equal((await held.put({ kind: 'other-stars', stars: '0', reason })).kind, 'done')
  await held.vote(members[0], 'yes')
  await held.does(secretary, countVotes, { how: 'count', handYes: '2' })
  await held.does(secretary, adjournSession, { pause: 'Istirahat siang.' })
  assert.deepEqual(codesOf(await held.next()), ['session-not-open'])
  await held.does(chair, openSession)
  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  const listed = () => environment.database.read(reader => listMinutes(reader, held.id))
  const [first] = await listed()
  assert.ok(first)
  assert.equal(first.content.left, 1)
  assert.deepEqual(
    first.content.breaks.map(one => one.reason),
    ['Istirahat siang.'],
  )
  const page = await site.get(chair, `/sidang/${held.id}/berita-acara`)
  for (const word of ['Anggota Satu', 'Istirahat siang', reason, 'Setuju 3, tidak setuju 0', 'Ketua Contoh'])
    assert.ok(page.body.includes(word), word)
  const main = page.body.slice(page.body.indexOf('<main'))
  assert.doesNotMatch(main, /Usaha |Kab\.|Kota /)
  const handlers = plenaryJobHandlers(environment)
  const work = async (version: number) =>
    handlers['plenary.typeset-minutes']?.({ sessionId: held.id, version })
  await work(1)
  const fields = { id: held.id, correction: 'Anggota Dua hadir sejak awal, bukan belakangan.' }
  assert.equal((await act(environment, chair, correctMinutes, { ...fields, version: '1' })).kind, 'done')
  assert.equal((await act(environment, chair, correctMinutes, { ...fields, version: '1' })).kind, 'stale')
  const [latest, kept] = await listed()
  assert.deepEqual([latest?.version, kept?.digest], [2, first.digest])
  assert.notEqual(kept?.pdfSha256 ?? null, null)
  const pdf = await site.get(people.minister, `/sidang/${held.id}/berita-acara/unduh?versi=1`)
  assert.equal(pdf.status, 200)
  assert.match(pdf.body, /^%PDF/)
})

test('nobody but its people opens a session, and strangers among assessors are told that there is none', async () => {
  const held = await running()
  const stranger = (await anAccount(environment.database, 'Penilai Lain', [{ role: 'assessor' }])).actor
  for (const path of ['', '/denyut']) {
    assert.equal((await site.get(stranger, `/sidang/${held.id}${path}`)).status, 404)
    assert.equal((await site.get(people.operator, `/sidang/${held.id}${path}`)).status, 403)
  }
  assert.doesNotMatch((await site.get(stranger, '/sidang')).body, new RegExp(held.id))
  assert.match((await site.get(members[0] ?? null, '/sidang')).body, new RegExp(held.id))
  assert.equal((await held.put()).kind, 'done')
  assert.equal((await held.vote(stranger, 'no')).kind, 'not-found')
})

test('the pages of a session make the same number of queries for one case and for twenty-three', async () => {
  const routes = plenaryRoutes(environment.services.files)
  const queries = async (held: Held): Promise<readonly number[]> => {
    const params = { id: held.id }
    return [
      await countPageQueries(environment, routes, { path: '/sidang/:id', params, actor: chair }),
      await countPageQueries(environment, routes, { path: '/sidang/:id/layar', params, actor: chair }),
    ]
  }
  const few = await running({ caseIds: ['batik-91-tepat'] })
  const many = await running({})
  await queries(few)
  await queries(many)
  const counted = await queries(few)
  assert.deepEqual(await queries(many), counted)
  assert.ok((counted[0] ?? 99) < 50, counted.join(', '))
})
