import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AssignmentOffice,
  hidden,
  problemsOf,
  secretariat,
  somebody,
} from '../../../../tests/builders/assignment-office.ts'
import { anAccount } from '../../../../tests/builders/accounts.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import type { Actor } from '../../../access/index.ts'
import type { ActionResult } from '../../../actions/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { assignAssessors } from '../planning/assign-assessors.ts'
import { listInterestsOf } from '../planning/assignment-store.ts'
import { clearInterest } from './clear-interest.ts'
import { declareTie, endOwnTie } from './declare-tie.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { planEdition } from '../planning/plan-edition.ts'
import { loadPlanFacts, type PlanFacts } from '../planning/plan-facts.ts'
import { setAnchor, setLinks } from '../planning/set-links.ts'
import { setProfile } from '../planning/set-profile.ts'
import { findSheet } from '../sheets/scoresheet-store.ts'
import { listTies } from '../../interests/index.ts'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = everyPage(office.environment)
})
after(() => office.database.close())

const tie = (actor: Actor, name: string, kind = 'coach'): Promise<ActionResult> =>
  office.run(actor, declareTie, { kind, name, note: 'Contoh.' })
const facts = async (): Promise<PlanFacts> => {
  const now = office.clock.now()
  const found = await office.read(reader =>
    loadPlanFacts(reader, office.editionId, { actor: secretariat, now }),
  )
  assert.ok(found)
  return found
}
const idOf = (actor: Actor): string => actor.personId ?? ''
const everybody: Actor[] = []

test('a tie declared before any product is seen keeps every product that it matches away', async () => {
  everybody.push(...(await office.assessors(['33.02', '51.04', '73.71', '12.71', '61.71'])))
  const [tied] = everybody
  assert.ok(tied)
  assert.equal((await tie(tied, `CV. ${hidden.producer.toUpperCase()}`)).kind, 'done')
  const made = await office.admitted('/32/32.05/')
  const plan = await planEdition(await facts())
  assert.equal(plan.picks.length, 3)
  assert.ok(!plan.picks.some(pick => pick.personId === idOf(tied)))
  assert.equal((await office.assign()).kind, 'done')
  assert.ok(!(await office.panelOf(made.id)).includes(tied))
})

test('the same tie twice, one too short to be found, or “other” without words, is refused', async () => {
  const [tied] = everybody
  assert.ok(tied)
  assert.deepEqual(problemsOf(await tie(tied, hidden.producer)), ['declared-already name'])
  assert.deepEqual(problemsOf(await tie(tied, 'PT Uh')), ['too-short name'])
  const silent = { kind: 'other', name: 'Rukun Tetangga', note: '' }
  assert.deepEqual(problemsOf(await office.run(tied, declareTie, silent)), ['required note'])
  for (const role of ['secretariat', 'operator', 'visitor'] as const)
    assert.notEqual((await tie(somebody(role), 'Usaha Sembarang')).kind, 'done', role)
})

test('a tie after the assignment closes open sheets at once, keeps locked ones and marks them', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [open, done] = panel
  await office.done(done, lockSheet, { code, ...sheetForm(0) })
  for (const one of [open, done]) {
    assert.equal((await tie(one, hidden.sentra)).kind, 'done')
    assert.equal((await site.get(one, `/penilaian/${code}`)).status, 404)
    assert.ok(!(await site.get(one, '/penilaian')).body.includes(code))
  }
  const live = await office.panelOf(id)
  assert.deepEqual([live.includes(open), live.includes(done)], [false, true])
  assert.equal((await office.read(reader => findSheet(reader, id, idOf(done))))?.state, 'locked')
  const interests = await office.read(reader => listInterestsOf(reader, [id]))
  assert.deepEqual(interests.map(one => one.personId).toSorted(), [idOf(open), idOf(done)].toSorted())
  assert.equal((await office.read(verify)).ok, true)
})

test('a tie is ended with a reason by its person alone, stays to be read, and counts on in its edition', async () => {
  const [tied, other] = everybody
  assert.ok(tied && other)
  const [own] = await office.read(reader => listTies(reader, [idOf(tied)]))
  assert.ok(own)
  const input = { tie: own.id, reason: 'Kontrak sudah selesai.' }
  assert.deepEqual(problemsOf(await office.run(tied, endOwnTie, { ...input, reason: 'x' })), [
    'too_small reason',
  ])
  assert.deepEqual(problemsOf(await office.run(other, endOwnTie, input)), ['no-such-tie'])
  await office.done(tied, endOwnTie, input)
  assert.deepEqual(problemsOf(await office.run(tied, endOwnTie, input)), ['no-such-tie'])
  const page = await site.get(tied, '/benturan')
  assert.match(page.body, /Kontrak sudah selesai/)
  assert.ok(!(await site.get(other, '/benturan')).body.includes('Kontrak sudah selesai'))
  assert.match((await site.get(secretariat, `/penilai/${idOf(tied)}`)).body, /Kontrak sudah selesai/)
  const kept = (await facts()).found.filter(one => one.personId === idOf(tied))
  assert.ok(kept.length > 0)
  assert.deepEqual([...new Set(kept.map(one => one.reason))], ['ended-tie'])
  const path = `/penugasan/${office.editionId}/benturan`
  assert.match((await site.get(secretariat, path)).body, /diakhiri setelah edisi ini dimulai/)
  const [one] = kept
  assert.ok(one)
  const fields = { id: office.editionId, nomination: one.nominationId, person: idOf(tied), found: one.found }
  const clear = { ...fields, reason: 'Sudah ditanyakan kepada pembuatnya.' }
  const himself = { ...secretariat, personId: idOf(tied) }
  assert.equal((await office.run(himself, clearInterest, clear)).kind, 'not-allowed')
  assert.equal((await site.post(himself, path, { ...clear, action: 'interest.clear' })).status, 403)
  assert.doesNotMatch((await site.get(himself, path)).body, new RegExp(`periksa=[^"]*${idOf(tied)}`))
  await office.done(secretariat, clearInterest, clear)
  assert.equal((await facts()).found.filter(next => next.personId === idOf(tied)).length, kept.length - 1)
})

test('what the system finds by employer and name bars until the secretariat clears it with a reason', async () => {
  const account = await anAccount(office.database, 'Sari Tertutup', [{ role: 'assessor' }], { home: '81.71' })
  const { id } = await office.admitted('/32/32.06/')
  const found = (await facts()).found.filter(one => one.nominationId === id && one.personId === account.id)
  assert.deepEqual(
    found.map(one => [one.reason, one.found]),
    [['name-found', 'tertutup']],
  )
  const path = `/penugasan/${office.editionId}/benturan`
  assert.match((await site.get(secretariat, path)).body, /Sari Tertutup/)
  const input = { id: office.editionId, nomination: id, person: account.id, found: 'tertutup' }
  assert.deepEqual(problemsOf(await office.run(secretariat, clearInterest, { ...input, reason: '' })), [
    'too_small reason',
  ])
  const reason = 'Sudah ditanyakan: bukan keluarga.'
  assert.equal(
    (await office.run(somebody('auditor'), clearInterest, { ...input, reason })).kind,
    'not-allowed',
  )
  await office.done(secretariat, clearInterest, { ...input, reason })
  assert.ok(!(await facts()).found.some(one => one.nominationId === id && one.personId === account.id))
  assert.equal((await office.run(secretariat, clearInterest, { ...input, reason })).kind, 'not-found')
})

test('commodities, limits, bodies and links of the secretariat decide the plan; a stale page is told so', async () => {
  const [first, second] = everybody
  assert.ok(first && second)
  const { digest } = await facts()
  const profile = {
    id: idOf(first),
    'commodities[]': 'batik',
    body: 'Balai Besar',
    maxLoad: '4',
    version: '0',
  }
  assert.deepEqual(
    problemsOf(await office.run(secretariat, setProfile, { ...profile, 'commodities[]': 'tak-ada' })),
    ['unknown-commodity commodities[]'],
  )
  await office.done(secretariat, setProfile, profile)
  assert.deepEqual(problemsOf(await office.run(secretariat, setProfile, profile)), ['stale'])
  await office.done(secretariat, setProfile, { id: idOf(second), maxLoad: '0', version: '0' })
  const plan = await planEdition(await facts())
  assert.ok(!plan.picks.some(pick => [idOf(first), idOf(second)].includes(pick.personId)))
  const stale = await office.run(secretariat, assignAssessors, { id: office.editionId, seen: digest })
  assert.deepEqual(problemsOf(stale), ['plan-changed'])
  const list = await site.get(secretariat, '/penilai')
  assert.match(list.body, /balai-besar/)
  await office.done(secretariat, setLinks, { id: office.editionId, links: '2', version: '0' })
  assert.equal((await facts()).setting.links, 2)
})

test('an anchor is scored by everybody who may, and becomes one like all others again', async () => {
  for (const [name, home] of [
    ['barat', '62.71'],
    ['timur', '63.71'],
    ['tengah', '64.71'],
  ] as const)
    await office.assessor(name, home)
  const { id } = await office.admitted('/32/32.07/')
  const anchor = (kind: string): Promise<ActionResult> =>
    office.run(secretariat, setAnchor, { id: office.editionId, nomination: id, kind })
  const seats = async (): Promise<number> =>
    (await planEdition(await facts())).picks.filter(one => one.nominationId === id).length
  const plain = await seats()
  assert.equal((await anchor('everyone')).kind, 'done')
  assert.ok((await seats()) > plain, String(plain))
  assert.match((await site.get(secretariat, `/penugasan/${office.editionId}/ikatan`)).body, /Semua penilai/)
  assert.equal((await anchor('none')).kind, 'done')
  assert.equal(await seats(), plain)
  const history = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  assert.deepEqual(
    history.filter(one => one.event === 'assessment.anchor-set').map(one => one.detail),
    [
      { kind: 'everyone', before: 'none' },
      { kind: 'none', before: 'everyone' },
    ],
  )
  const elsewhere = { id: '0000000000000000', nomination: id, kind: 'everyone' }
  assert.equal((await office.run(secretariat, setAnchor, elsewhere)).kind, 'not-found')
})

test('a declared office closes what the area sent at once: what is open ends, what is locked is marked', async () => {
  await loadRegions(office.database)
  for (const [name, home] of Object.entries({ timur: '62.71', tengah: '63.71', barat: '64.71' }))
    await office.assessor(`dari ${name}`, home)
  const made = await office.admitted('/34/34.02/')
  assert.equal((await office.assign()).kind, 'done')
  const [open, done] = await office.panelOf(made.id)
  assert.ok(open && done)
  await office.done(done, lockSheet, { code: await office.codeOf(made.id), ...sheetForm(0) })
  for (const one of [open, done]) assert.equal((await tie(one, 'Disperindag Kabupaten Bantul')).kind, 'done')
  const live = await office.panelOf(made.id)
  assert.deepEqual([live.includes(open), live.includes(done)], [false, true])
  const interests = await office.read(reader => listInterestsOf(reader, [made.id]))
  assert.deepEqual(interests.map(one => one.personId).toSorted(), [idOf(open), idOf(done)].toSorted())
})
