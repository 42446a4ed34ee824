import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { TestAccount } from '../../../tests/builders/accounts.ts'
import { secretariat, type NominationOffice } from '../../../tests/builders/nomination-office.ts'
import { noticeOffice, type NoticeOffice } from '../../../tests/builders/notice-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { readProgramme } from '../../setup/programme.ts'
import type { Letter } from '../people/index.ts'
import { findSampleOf, sampleActions, samplesRoutes } from '../samples/index.ts'
import { noticesRoutes } from './index.ts'

let office: NominationOffice
let site: TestSite
let operator: TestAccount
const settings = readProgramme().settings.samples
const { announceSample, receiveSample } = sampleActions(settings)
let tell: NoticeOffice['tell']

before(async () => {
  const made = await noticeOffice()
  ;({ office, operator, tell } = made)
  site = testSite(office.environment, [
    ...noticesRoutes(made.post),
    ...samplesRoutes({ settings, files: office.environment.services.files }),
  ])
  // Before the hour at which the mail of a day goes out.
  office.clock.moveTo(new Date('2031-03-10T18:00:00Z'))
})
after(() => office.close())

const closeSamplesAt = (moment: string | null) =>
  office.database.write(tx =>
    sql`update edition_stage set opens_at = '2031-03-01T00:00:00Z', closes_at = ${moment}
      where edition_id = ${office.editionId} and kind = 'sample'`.execute(tx),
  )
const toOffice = (sent: readonly Letter[]) => sent.map(one => one.to.email).toSorted()

/** A parcel of three pieces that is on its way. */
async function onItsWay(): Promise<Readonly<{ id: string; nomination: string }>> {
  const { id: nomination } = await office.submitted()
  await office.done(operator.actor, announceSample, { id: nomination, pieces: '3', storage: 'dry' })
  const sample = await office.database.read(reader => findSampleOf(reader, nomination))
  office.clock.advance(60)
  await tell()
  return { id: sample?.id ?? '', nomination }
}

test('a parcel that arrives broken: its office alone is told at once, that and until when another may follow', async () => {
  await closeSamplesAt('2031-04-20T16:59:59.999Z')
  const { id, nomination } = await onItsWay()
  const broken = { id, condition: 'broken', condition_note: 'Gagang patah.' }
  assert.equal((await office.run(secretariat, receiveSample, broken, 'receipt-1')).kind, 'done')
  const sent = await tell()
  assert.deepEqual(toOffice(sent), ['budi.kepala@contoh.example', 'siti.operator@contoh.example'])
  const [first] = sent
  assert.match(
    first?.subject ?? '',
    /tiba rusak, kurang, atau keliru\. Penggantinya boleh dikirim sampai 20 April 2031/,
  )
  assert.match(
    first?.text ?? '',
    new RegExp(`https://bintang\\.contoh\\.example/usulan/${nomination}/contoh\\n`),
  )
  assert.equal(first?.about, 'sample.replacement-needed')
  // The line broke, the phone sent the same form again; and somebody pressed the button of an old page.
  const again = await office.run(secretariat, receiveSample, broken, 'receipt-1')
  assert.ok(again.kind === 'done' && again.repeated)
  assert.equal((await office.run(secretariat, receiveSample, broken, 'receipt-2')).kind, 'not-allowed')
  assert.deepEqual(await tell(), [])
  const page = mainOf(await openValid(site, operator.actor, '/pemberitahuan'))
  assert.match(page, new RegExp(`href="/usulan/${nomination}/contoh"`))
  const own = mainOf(await openValid(site, operator.actor, `/usulan/${nomination}/contoh`))
  assert.match(own, /Gagang patah\. Bila ada contoh pengganti/)
  assert.match(own, /Contoh pengganti ditunggu sampai 20 April 2031/)
})

test('pieces that are missing, and a parcel that never came, ask for another one; what was granted to the area counts', async () => {
  await closeSamplesAt('2031-03-05T00:00:00Z')
  const fewer = await onItsWay()
  await office.done(secretariat, receiveSample, {
    id: fewer.id,
    condition: 'good',
    pieces: '2',
    condition_note: 'Satu tidak ada.',
  })
  assert.match((await tell())[0]?.subject ?? '', /Penggantinya boleh dikirim secepatnya\.$/)
  await office.database.write(tx =>
    sql`insert into stage_extension (act_id, edition_id, stage_id, area_path, closed_before, closes_at, reason,
        extended_by, extended_at)
      select 'granted', edition_id, stage_id, '/32/32.05/', closes_at, '2031-03-25T16:59:59.999Z',
        'Listrik padam.', 'test', '2031-03-04T00:00:00Z'
      from edition_stage where edition_id = ${office.editionId} and kind = 'sample'`.execute(tx),
  )
  const lost = await onItsWay()
  await office.done(secretariat, receiveSample, {
    id: lost.id,
    pieces: '0',
    condition_note: 'Resi hilang di jalan.',
  })
  assert.match((await tell())[0]?.subject ?? '', /boleh dikirim sampai 25 Maret 2031/)
  const own = mainOf(await openValid(site, operator.actor, `/usulan/${lost.nomination}/contoh`))
  assert.match(own, /Paket tidak sampai di sekretariat\. Resi hilang di jalan\./)
})

test('a dent waits for the mail of the day, and nothing of a good parcel sounds like a fault', async () => {
  const [dented, good] = [await onItsWay(), await onItsWay()]
  const note = { condition: 'packaging', condition_note: 'Kardus penyok, isi baik.' }
  await office.done(secretariat, receiveSample, { id: dented.id, ...note })
  await office.done(secretariat, receiveSample, { id: good.id, condition: 'good' })
  assert.deepEqual(await tell(), [], 'neither is urgent')
  office.clock.moveTo(new Date('2031-03-11T02:00:00Z'))
  const toOperator = (await tell()).find(one => one.to.email === 'siti.operator@contoh.example')
  assert.match(toOperator?.text ?? '', /diterima sekretariat dengan cacat/)
  assert.match(toOperator?.text ?? '', /Contoh produk Kain Contoh diterima sekretariat\.\n/)
  const templates = mainOf(await openValid(site, secretariat, '/surat'))
  for (const words of [/Contoh produk perlu diganti/, /You may send another one until/])
    assert.match(templates, words)
})
