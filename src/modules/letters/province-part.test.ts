import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { draftWithoutLetter, newestLetter, tickedOf } from '../../../tests/builders/letter-office.ts'
import { letterSettings } from '../../../tests/builders/letter-acts.ts'
import { head, NominationOffice } from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { fingerprintOf, preCheckNomination } from '../nominations/draft/pre-check.ts'
import { getNomination, loadWorkingFile } from '../nominations/index.ts'
import { writeRemark } from '../nominations/help/remark-acts.ts'
import { serveAreas } from '../regions/index.ts'
import { lettersRoutes } from './index.ts'

const province = anActor('province-officer', '/32/')
let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, lettersRoutes(letterSettings(office.environment)))
})
after(() => office.close())

test('the head reads beside each draft how the province found it and which remarks wait', async () => {
  const { id } = await draftWithoutLetter(office)
  assert.doesNotMatch(await openValid(site, head, '/persetujuan'), /<dt>Provinsi<\/dt>/)
  const fingerprint = await office.database.read(async reader =>
    fingerprintOf(await loadWorkingFile(reader, await getNomination(reader, id), office.clock.now())),
  )
  await office.done(province, preCheckNomination, { id, verdict: 'ready', fingerprint })
  assert.match(
    await openValid(site, head, '/persetujuan'),
    /<dt>Provinsi<\/dt>[\s\S]*?Siap dari sisi provinsi[\s\S]*?Dinas Provinsi Jawa Barat/,
  )
  await office.done(province, writeRemark, { id, item: 'file', text: 'Mohon dilihat lagi.' })
  const page = await openValid(site, head, '/persetujuan')
  assert.match(page, /1 catatan provinsi menunggu jawaban dinas/)
  assert.ok(page.includes(`/usulan/${id}/catatan`))
})

test('where the office of a province acts for an area, the letter is headed by that office', async t => {
  serveAreas([{ by: '32', areas: ['32.05'] }])
  t.after(() => serveAreas([]))
  const { id } = await draftWithoutLetter(office)
  const asked = encodeURIComponent(await tickedOf(office, id))
  const page = await openValid(site, head, `/persetujuan/surat?usulan=${asked}`)
  assert.match(page, /Sekarang: Dinas Provinsi Jawa Barat, untuk Kabupaten Garut/)
  await office.done(head, office.letters.approveNomination, { id, number: '530/77/C' })
  const { content } = (await newestLetter(office, id)).letter
  assert.deepEqual(
    [content.government, content.office, content.place],
    ['Pemerintah Provinsi Jawa Barat', 'Dinas Provinsi Jawa Barat, untuk Kabupaten Garut', 'Jawa Barat'],
  )
  assert.equal(content.signer.position, 'Kepala Dinas Provinsi Jawa Barat, untuk Kabupaten Garut')
})
