import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { anAccount, type TestAccount } from '../../../tests/builders/accounts.ts'
import type { NominationOffice } from '../../../tests/builders/nomination-office.ts'
import { noticeOffice, type NoticeOffice } from '../../../tests/builders/notice-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { photo } from '../../../tests/builders/specimens.ts'
import { documentSources } from '../../../tests/builders/verification-acts.ts'
import { runAction } from '../../actions/index.ts'
import { sha256 } from '../../platform/digest.ts'
import { Upload } from '../../platform/files/index.ts'
import { createMedia } from '../../platform/media/index.ts'
import { addDocument } from '../documents/add-document.ts'
import { ownerText } from '../documents/index.ts'
import { autosaveSection } from '../nominations/draft/answer-section.ts'
import { answerRemark, writeRemark } from '../nominations/help/remark-acts.ts'
import { addPhotos } from '../producers/add-photos.ts'
import { delegateRole, endDelegation } from '../people/mandates/delegate-role.ts'
import { listGrantsOf } from '../people/accounts/grant-store.ts'
import { pathOf } from './notice-letters.ts'

let office: NominationOffice
let operator: TestAccount
let officer: TestAccount
const guest = anActor('province-officer', '/32/')

let tell: NoticeOffice['tell']
let noticesOf: NoticeOffice['noticesOf']

before(async () => {
  ;({ office, operator, tell, noticesOf } = await noticeOffice())
  officer = await anAccount(office.database, 'Dadan Provinsi', [{ role: 'province-officer', area: '32' }])
})
after(() => office.close())

const told = async (account: TestAccount): Promise<readonly string[]> =>
  (await noticesOf(account)).map(one => one.event)

test('what a province does for a file is told to its office once a day, and the answer to the province', async () => {
  const { id } = await office.readyDraft()
  for (const text of ['P', 'Pa', 'Pas'])
    await office.done(guest, autosaveSection, { id, section: 'pasar', 'q.wilayah-penjualan': text })
  const first = await office.done(guest, writeRemark, { id, item: 'photos', text: 'Mohon foto ulang.' })
  await tell()
  await office.done(guest, writeRemark, { id, item: 'file', text: 'Mohon dilihat lagi.' })
  await tell()
  assert.deepEqual((await told(operator)).toSorted(), ['nomination.answered', 'nomination.remarked'])
  assert.deepEqual(await told(officer), [])
  await office.done(operator.actor, answerRemark, { remark: first, answer: 'fixed' })
  await tell()
  assert.deepEqual(await told(officer), ['nomination.remark-answered'])
  office.clock.advance(26 * 3_600)
  await office.done(guest, writeRemark, { id, item: 'file', text: 'Hari berikutnya.' })
  await tell()
  assert.equal((await told(operator)).filter(one => one === 'nomination.remarked').length, 2)
})

test('whom a head names as Plh is told of it and of its end, and nobody else in the office', async () => {
  const head = await anAccount(office.database, 'Hadi Kepala', [{ role: 'office-head', area: '32.05' }])
  const named = await anAccount(office.database, 'Budi Operator', [{ role: 'operator', area: '32.05' }])
  const before = await told(operator)
  const today = office.clock.now().toISOString().slice(0, 10)
  const mandate = { mandateNumber: '800/1/SP/CONTOH', mandateDate: today }
  const delegate = delegateRole({ longestDays: 30, example: true })
  await office.done(head.actor, delegate, { person: named.id, from: today, until: today, ...mandate })
  const grants = await office.database.read(reader => listGrantsOf(reader, [named.id]))
  const grant = grants.find(one => one.mandate !== null)?.id ?? ''
  await tell()
  assert.deepEqual(await told(named), ['role.delegated'])
  await office.done(head.actor, endDelegation, { grant })
  await tell()
  assert.deepEqual((await told(named)).toSorted(), ['role.delegated', 'role.delegation-ended'])
  assert.deepEqual([await told(operator), await told(head)], [before, []])
})

test('papers and photos that a province brings for a file are told to its office; its own, and those for no file, are not', async () => {
  const { id, made } = await office.readyDraft()
  const lone = await office.aProduct()
  const add = addDocument({ types: documentSources.types, fileLater: true })
  const paper = { type: 'nib', number: '1234567890123', issuedOn: '2030-01-02' }
  office.clock.advance(26 * 3_600)
  const before = (await told(operator)).length
  await office.done(operator.actor, add, {
    ...paper,
    owner: ownerText({ kind: 'producer', id: made.producer }),
  })
  await office.done(guest, add, { ...paper, owner: ownerText({ kind: 'producer', id: lone.producer }) })
  await tell()
  assert.equal((await told(operator)).length, before)
  for (let count = 0; count < 2; count++)
    await office.done(guest, add, { ...paper, owner: ownerText({ kind: 'producer', id: made.producer }) })
  await sendPhoto(made.product)
  await tell()
  const news = (await noticesOf(operator)).slice(0, -before)
  assert.deepEqual(news.map(one => one.event).toSorted(), ['document.added', 'photo.added'])
  for (const one of news) assert.deepEqual([one.nominationId, pathOf(one)], [id, `/usulan/${id}`])
})

/** A photo from the province, through the real reading of pictures. */
async function sendPhoto(product: string): Promise<void> {
  const media = createMedia()
  const content = await photo(800, 600)
  const path = join(mkdtempSync(join(tmpdir(), 'bintang-photo-')), 'asli')
  writeFileSync(path, content)
  const facts = { path, originalName: 'foto.jpg', bytes: content.length, sha256: sha256(content) }
  const environment = { ...office.environment, services: { ...office.environment.services, media } }
  try {
    const result = await runAction(environment, addPhotos({ maxPhotos: 12 }), {
      actor: guest,
      locale: 'id',
      input: { id: product, photo1: new Upload({ ...facts, tooLarge: false }), caption1: 'Foto contoh' },
      key: null,
    })
    assert.equal(result.kind, 'done', JSON.stringify(result).slice(0, 500))
  } finally {
    await media.close()
  }
}
