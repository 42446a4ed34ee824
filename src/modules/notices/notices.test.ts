import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { TestAccount } from '../../../tests/builders/accounts.ts'
import {
  auditor,
  head,
  pathsOf,
  secretariat,
  verifier,
  type NominationOffice,
} from '../../../tests/builders/nomination-office.ts'
import { noticeOffice, type NoticeOffice } from '../../../tests/builders/notice-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { append } from '../../audit/index.ts'
import { submitNomination } from '../nominations/index.ts'
import { advance } from '../nominations/nomination-store.ts'
import type { Letter } from '../people/index.ts'
import { choosePace } from './choose-pace.ts'
import { noticesRoutes } from './index.ts'
import { noticeWords } from './notice-messages.ts'
import { noticeEvents, noticeRules } from './notice.ts'
import { remindOffice } from './remind-office.ts'

let office: NominationOffice
let site: TestSite
let operator: TestAccount
let theHead: TestAccount
let tell: NoticeOffice['tell']
let noticesOf: NoticeOffice['noticesOf']

before(async () => {
  const made = await noticeOffice()
  ;({ office, operator, head: theHead, tell, noticesOf } = made)
  site = testSite(office.environment, noticesRoutes(made.post))
})
after(() => office.close())

const saidTo = (sent: readonly Letter[]): readonly string[] =>
  sent.map(one => `${one.to.email}: ${one.subject}`).toSorted()
const at = (moment: string): void => office.clock.moveTo(new Date(moment))

test('every event has a line in both languages, and somebody whom it concerns', () => {
  for (const event of noticeEvents) {
    const { roles, orSubject = [] } = noticeRules[event]
    assert.ok(roles.length + orSubject.length > 0)
    assert.notEqual(noticeWords.id.events[event]('X', ''), noticeWords.en.events[event]('X', ''))
  }
})

test('what is urgent goes out at once to its own office alone; the rest waits for the mail of the day', async () => {
  // Ten in the morning in the office's zone: the mail of the day is due once.
  at('2031-03-10T03:00:00Z')
  const { id } = await office.readyDraft()
  await office.approve(id, theHead.actor)
  assert.deepEqual(saidTo(await tell()), [
    'siti.operator@contoh.example: Usulan Kain Contoh disetujui kepala dinas. Kirim ke sekretariat sebelum batas waktu.',
  ])
  await office.done(operator.actor, submitNomination, { id })
  assert.deepEqual(saidTo(await tell()), [
    'budi.kepala@contoh.example: Usulan Kain Contoh diterima sekretariat dan menunggu verifikasi.',
  ])
  assert.equal((await noticesOf(operator)).length, 1, 'nobody is told of an own act')
  const second = await office.submitted()
  assert.deepEqual(await tell(), [], 'the mail of the day has gone out')
  const nomination = await office.get(second.id)
  const now = office.clock.now()
  await office.database.write(async tx => {
    await advance(tx, nomination, 'verification.return', { now })
    await append(tx, [returnOf(second.id, nomination.areaPath, now)])
  })
  const sent = await tell()
  assert.deepEqual(sent.map(one => one.to.email).toSorted(), [
    'budi.kepala@contoh.example',
    'siti.operator@contoh.example',
  ])
  assert.match(sent[0]?.text ?? '', new RegExp(`https://bintang\\.contoh\\.example/usulan/${second.id}`))
  assert.deepEqual(await tell(), [])
  at('2031-03-11T01:00:00Z')
  const digest = await tell()
  assert.deepEqual(saidTo(digest), [
    'budi.kepala@contoh.example: Usulan Kain Contoh diterima sekretariat dan menunggu verifikasi.',
    'siti.operator@contoh.example: 2 pemberitahuan dari Bintang',
  ])
})

test('an office that owes the answer of a level is told without a word of the product', async () => {
  const now = office.clock.now()
  const edition = { kind: 'edition', id: 'edisi' }
  const due = { action: 'level-answer.remind', event: 'level-answer.due', subject: edition, record: edition }
  const entry = { ...returnOf('', '/32/32.05/', now), ...due, personId: null, role: 'system' }
  await office.database.write(tx => append(tx, [{ ...entry, audience: 'panel' }]))
  const sent = await tell()
  assert.deepEqual(sent.map(one => one.to.email).toSorted(), [
    'budi.kepala@contoh.example',
    'siti.operator@contoh.example',
  ])
  assert.match(sent[0]?.text ?? '', /menunggu jawaban dari tingkat Anda.*\/nilai-tingkat/s)
  assert.doesNotMatch(sent[0]?.text ?? '', /Kain Contoh/)
})

const returnOf = (id: string, areaPath: string, now: Date) => ({
  at: now,
  personId: verifier.personId,
  role: 'verifier',
  areaPath,
  action: 'verification.return',
  event: 'verification.returned',
  subject: { kind: 'nomination', id },
  record: { kind: 'nomination', id },
  audience: 'record' as const,
  reason: null,
  detail: {},
  beforeDigest: null,
  afterDigest: null,
})

test('a reminder is one click, at most once a day, and the letter can be read before it', async () => {
  const { id } = await office.readyDraft()
  await tell()
  const path = `/usulan/${id}/ingatkan`
  assert.match(
    mainOf(await openValid(site, secretariat, path)),
    /Usulan Kain Contoh menunggu tindakan dinas Anda/,
  )
  assert.equal((await site.get(head, path)).status, 403)
  assert.equal((await site.get(auditor, path)).status, 403)
  const posted = await site.post(secretariat, path, { action: 'nomination.remind' })
  assert.equal(posted.status, 303)
  assert.deepEqual(pathsOf(await office.run(verifier, remindOffice, { id })), [''])
  assert.equal((await tell()).length, 2)
  assert.match(mainOf(await openValid(site, secretariat, path)), /dapat diingatkan lagi besok/)
  at('2031-03-12T02:00:00Z')
  await office.done(verifier, remindOffice, { id })
})

test('who wants no mail gets none, and still reads everything on the page', async () => {
  await tell()
  const { id } = await office.readyDraft()
  await office.done(operator.actor, choosePace, { pace: 'none' })
  assert.equal((await office.run(operator.actor, choosePace, { pace: 'each', version: '0' })).kind, 'stale')
  await office.done(verifier, remindOffice, { id })
  assert.deepEqual(
    (await tell()).map(one => one.to.email),
    ['budi.kepala@contoh.example'],
  )
  const page = mainOf(await openValid(site, operator.actor, '/pemberitahuan'))
  assert.match(page, /Usulan Kain Contoh menunggu tindakan dinas Anda/)
  assert.match(page, /value="none" checked/)
  await openValid(site, secretariat, '/surat')
  await openValid(site, secretariat, '/surat?keadaan=failed')
})

test('whoever left an office hears nothing more of it, neither by mail nor on the page', async () => {
  const { id } = await office.readyDraft()
  await office.done(verifier, remindOffice, { id })
  const told = (await noticesOf(theHead)).length
  await office.database.write(tx =>
    sql`update role_grant set ended_at = ${office.clock.now()} where person_id = ${theHead.id}`.execute(tx),
  )
  assert.deepEqual(await tell(), [])
  assert.equal((await noticesOf(theHead)).length, told)
  const elsewhere = { ...theHead.actor, areaPath: '/51/51.04/' }
  assert.doesNotMatch(mainOf(await openValid(site, elsewhere, '/pemberitahuan')), /Kain Contoh/)
})
