import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../tests/builders/accounts.ts'
import {
  NominationOffice,
  operator,
  pathsOf,
  secretariat,
} from '../../../tests/builders/nomination-office.ts'
import {
  checkOneItem,
  verificationSettings,
  documentSources,
} from '../../../tests/builders/verification-acts.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Actor } from '../../access/index.ts'
import { nominationTasks, nominationsRoutes } from '../nominations/index.ts'
import { askColleague } from './ask-colleague.ts'
import { listAssignments } from './assignment-store.ts'
import { handOverFiles, NOBODY } from './hand-over-files.ts'
import { verificationRoutes } from './index.ts'
import { dueAt, queueQueryFrom, untilDue, type Lens } from './queue.ts'
import { countLenses, listLens } from './queue-store.ts'
import { releaseFile, takeFile } from './take-file.ts'
import { takeNextFile } from './take-next-file.ts'
import { verificationTasks } from './tasks.ts'

const takeNext = takeNextFile(verificationSettings)
const DAY = 86_400_000
let office: NominationOffice
let site: TestSite
let first: Actor
let second: Actor
let files: readonly string[]

const aVerifier = async (name: string): Promise<Actor> =>
  (await anAccount(office.database, name, [{ role: 'verifier' }])).actor

before(async () => {
  office = await NominationOffice.open()
  const routes = [
    ...nominationsRoutes({ tasks: nominationTasks, panels: [] }),
    ...verificationRoutes(verificationSettings, documentSources),
  ]
  site = testSite(office.environment, routes)
  first = await aVerifier('pertama')
  second = await aVerifier('kedua')
  const made: string[] = []
  for (const days of [20, 3, 1]) {
    const { id } = await office.submitted()
    const at = new Date(office.clock.now().getTime() - days * DAY)
    await office.database.write(tx =>
      sql`update nomination set state_at = ${at} where id = ${id}`.execute(tx),
    )
    made.push(id)
  }
  files = made
})
after(() => office.close())

const holderOf = async (id: string): Promise<string | undefined> =>
  (await office.database.read(reader => listAssignments(reader, [id]))).get(id)?.personId
const ground = (actor: Actor) => ({
  actor,
  now: office.clock.now(),
  targetDays: verificationSettings.targetDays,
  verifiers: [first, second].map(one => one.personId ?? ''),
})
const idsIn = async (actor: Actor, address: string): Promise<readonly string[]> => {
  const query = queueQueryFrom(new URLSearchParams(address))
  const rows = await office.database.read(reader => listLens(reader, ground(actor), query))
  return rows.map(one => one.id)
}
const counts = async (actor: Actor, lenses: readonly Lens[]): Promise<readonly number[]> => {
  const found = await office.database.read(reader => countLenses(reader, ground(actor), {}))
  return lenses.map(lens => found[lens])
}

test('the most urgent is taken first, and two who ask at the same moment get two files', async () => {
  const results = await Promise.all([office.run(first, takeNext, {}), office.run(second, takeNext, {})])
  const taken = results.map(one => (one.kind === 'done' ? one.answer['id'] : one.kind))
  assert.deepEqual(new Set(taken), new Set(files.slice(0, 2)))
  const third = await office.run(first, takeNext, { province: '99' })
  assert.ok(third.kind === 'refused' && third.problems[0]?.code === 'nothing-free')
  await office.done(second, takeNext, { province: '32' })
  assert.equal(await holderOf(files[2] ?? ''), second.personId)
  assert.equal((await office.run(first, takeNext, {})).kind, 'refused')
})

test('a file is taken over, given back, and handed over in numbers; each is all or nothing', async () => {
  const [id = '', other = ''] = files
  const holder = await holderOf(id)
  const [mine, theirs] = holder === first.personId ? [first, second] : [second, first]
  assert.deepEqual(pathsOf(await office.run(mine, takeFile, { id })), [''])
  assert.deepEqual(
    pathsOf(await office.run(theirs, checkOneItem, { id, item: 'photos', outcome: 'accept' })),
    [''],
  )
  await office.done(theirs, takeFile, { id })
  await office.done(theirs, checkOneItem, { id, item: 'photos', outcome: 'accept' })
  await office.done(theirs, releaseFile, { id })
  assert.equal(await holderOf(id), undefined)
  assert.deepEqual(pathsOf(await office.run(theirs, releaseFile, { id })), [''])
  const given = { files: `${id} ${other}`, person: mine.personId ?? '' }
  assert.deepEqual(pathsOf(await office.run(operator, handOverFiles, given)), ['not-found'])
  assert.deepEqual(
    pathsOf(await office.run(secretariat, handOverFiles, { ...given, person: 'bukan-siapa-siapa' })),
    ['person'],
  )
  assert.deepEqual(
    pathsOf(await office.run(secretariat, handOverFiles, { ...given, files: `${id} tidak-ada` })),
    [''],
  )
  assert.equal(await holderOf(id), undefined, 'nothing of it was done')
  await office.done(secretariat, handOverFiles, given)
  assert.deepEqual([await holderOf(id), await holderOf(other)], [mine.personId, mine.personId])
  await office.done(secretariat, handOverFiles, { ...given, person: NOBODY })
  assert.deepEqual([await holderOf(id), await holderOf(other)], [undefined, undefined])
})

test('every part of the queue counts what it lists, the most urgent first', async () => {
  await office.done(first, takeFile, { id: files[0] })
  assert.deepEqual(await idsIn(first, ''), files)
  assert.deepEqual(await idsIn(first, 'urut=umur'), files)
  assert.deepEqual(await idsIn(first, 'status=lewat-batas'), [files[0]])
  assert.deepEqual(await idsIn(first, 'status=milik-saya'), [files[0]])
  assert.deepEqual(await idsIn(first, `petugas=${first.personId}`), [files[0]])
  assert.deepEqual(await idsIn(first, 'provinsi=11'), [])
  const lenses = [
    'menunggu',
    'submitted',
    'resubmitted',
    'milik-saya',
    'belum-dibagi',
    'lewat-batas',
    'menunggu-rekan',
    'ditanya-saya',
    'kedua-saya',
  ] as const
  for (const lens of lenses)
    assert.deepEqual(await counts(first, [lens]), [(await idsIn(first, `status=${lens}`)).length], lens)
  assert.deepEqual(await idsIn(operator, ''), [])
})

test('a file that was taken while others were being handed over is refused by its name', async () => {
  const [, id = '', other = ''] = files
  await office.done(secretariat, handOverFiles, { files: `${id} ${other}`, person: NOBODY })
  const page = await site.get(secretariat, `/verifikasi/bagikan?berkas[]=${id}&berkas[]=${other}`)
  const sealed = /name="files" value="([^"]*)"/.exec(page.body)?.[1] ?? ''
  await office.done(second, takeFile, { id: other })
  const late = { files: sealed, person: first.personId ?? '' }
  const refused = await office.run(secretariat, handOverFiles, late)
  assert.ok(refused.kind === 'refused')
  const { receipt } = await office.get(other)
  assert.deepEqual(
    refused.problems.map(one => [one.code, one.message.id.includes(receipt ?? '-')]),
    [['changed-hands', true]],
  )
  assert.deepEqual([await holderOf(id), await holderOf(other)], [undefined, second.personId])
  await office.done(second, releaseFile, { id: other })
})

test('what somebody held who verifies no more can be taken again; the button counts what it opens', async () => {
  const left = await aVerifier('pergi')
  const [, id = '', other = ''] = files
  await office.done(left, takeFile, { id })
  await office.done(second, takeFile, { id: other })
  const button = async (query: string): Promise<string> =>
    /berikutnya \((\d+)\)/.exec((await site.get(first, `/verifikasi${query}`)).body)?.[1] ?? ''
  assert.equal(await button(''), '0')
  await office.database.write(tx =>
    sql`update role_grant set ended_at = valid_from where person_id = ${left.personId}`.execute(tx),
  )
  assert.equal(await button(''), '1')
  assert.equal(await button('?q=tidak-ada-produk-ini'), '0')
  assert.equal((await office.run(first, takeNext, { text: 'tidak-ada-produk-ini' })).kind, 'refused')
  await office.done(first, takeNext, {})
  assert.equal(await holderOf(id), first.personId)
  await office.done(first, releaseFile, { id })
  await office.done(second, releaseFile, { id: other })
})

test('each task opens as many files as it counts', async () => {
  const [, id = '', other = ''] = files
  const question = { item: 'photos', question: 'Apakah ini cukup?' }
  await office.done(first, askColleague, { ...question, id, colleague: second.personId })
  await office.done(second, askColleague, { ...question, id: other, colleague: first.personId })
  const tasks = await office.database.read(reader =>
    verificationTasks(verificationSettings)(reader, second, office.clock.now(), 'id'),
  )
  assert.ok(tasks.some(task => task.href.includes('ditanya-saya') && task.count === 1))
  for (const { href, count } of tasks)
    assert.equal((await idsIn(second, href.split('?')[1] ?? '')).length, count, href)
})

test('a resubmitted file is due sooner than one that came first', () => {
  const stateAt = new Date('2031-03-10T03:00:00Z')
  const { first: days, again } = verificationSettings.targetDays
  const due = (state: 'submitted' | 'resubmitted') => dueAt({ state, stateAt }, verificationSettings)
  assert.equal(due('submitted').getTime() - due('resubmitted').getTime(), (days - again) * DAY)
  assert.deepEqual(
    [untilDue(due('submitted'), stateAt), untilDue(stateAt, new Date(stateAt.getTime() + 1))],
    [
      { late: false, days },
      { late: true, days: 0 },
    ],
  )
})

test('the pages of the queue say who holds what, what is overdue, and what would change hands', async () => {
  for (const path of [
    '/verifikasi',
    '/verifikasi?status=lewat-batas',
    `/verifikasi/bagikan?berkas[]=${files[1]}`,
  ])
    await openValid(site, first, path)
  const { body } = await site.get(first, '/verifikasi')
  assert.match(body, /Lewat batas 6 hari/)
  assert.match(body, /menunggu 20 hari/)
  assert.match(body, />Anda</)
  const csv = (await site.get(secretariat, '/verifikasi/unduh?status=milik-saya')).body
  assert.equal(csv.trim().split('\n').length, 1, 'the secretariat holds none')
  const whole = (await site.get(first, '/verifikasi/unduh')).body.trim().split('\n')
  assert.equal(whole.length, files.length + 1)
  assert.match(whole[1] ?? '', /,20,.*,yes,/)
  const preview = (
    await site.get(secretariat, `/verifikasi/bagikan?berkas[]=${files[1]}&berkas[]=${files[0]}`)
  ).body
  assert.match(preview, /2 berkas akan berpindah tangan/)
  assert.equal((await site.get(operator, '/verifikasi/bagikan')).status, 403)
  const refused = await site.post(secretariat, `/verifikasi/bagikan?berkas[]=${files[1]}`, {
    action: 'verification.assign',
    files: files[1] ?? '',
    person: '',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.body, new RegExp(`value="${files[1]}:0"`))
})
