import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import {
  auditor,
  NominationOffice,
  operator,
  pathsOf,
  secretariat,
} from '../../../tests/builders/nomination-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { extendStage } from './extend-stage.ts'
import { extensionJobHandlers } from './extension-letters.ts'
import { listExtensions } from './extension-store.ts'
import { outermost } from './extension.ts'
import { editionsRoutes, listStages } from './index.ts'
import { scheduleStage } from './stage-actions.ts'

const stage = 'pengusulan'
const reason = 'Gangguan jaringan di wilayah ini (contoh).'
const later = { closesDate: '2031-04-03', closesTime: '23.59', reason }

let office: NominationOffice
let site: TestSite
const { letters, post } = letterBox()

before(async () => {
  office = await NominationOffice.open()
  const settings = {
    clock: office.clock,
    demo: true,
    outages: { atLeastMinutes: 10, lastHours: 24 },
    sendsMail: true,
    countUnsent: () => Promise.resolve(3),
  }
  site = testSite(office.environment, editionsRoutes(settings))
})
after(() => office.close())

const extend = (more: Record<string, unknown>, actor = secretariat) =>
  office.run(actor, extendStage, { id: office.editionId, stage, ...later, ...more })

test('areas that lie in one another are one; equal ones stand once', () => {
  assert.deepEqual(outermost(['/32/32.05/', '/31/', '/32/', '/32/', '/3/']), ['/3/', '/31/', '/32/'])
})

test('an extension that is wrong in many ways is told all of it', async () => {
  const wrong = await extend({
    scope: 'areas',
    'province.32': 'yes',
    'province.99': 'yes',
    places: 'Kabupaten Tidak Ada\nBandung\nKota Bandung',
    closesTime: 'malam',
  })
  assert.deepEqual(pathsOf(wrong), ['scope', 'places', 'places', 'closesTime'])
  assert.deepEqual(pathsOf(await extend({ scope: 'areas' })), ['scope'])
  assert.deepEqual(pathsOf(await extend({ scope: 'everyone', closesDate: '2031-03-20' })), ['closesDate'])
  assert.deepEqual(pathsOf(await extend({ scope: 'everyone', closesDate: '2031-03-01' })), ['closesDate'])
  assert.deepEqual(pathsOf(await extend({ scope: 'everyone', reason: 'x' })), ['reason'])
  const without = { scope: 'everyone', stage: 'contoh-produk' }
  assert.deepEqual(pathsOf(await extend(without)), [''])
  assert.deepEqual(pathsOf(await extend({ scope: 'everyone' }, auditor)), ['not-allowed'])
  assert.deepEqual(pathsOf(await extend({ scope: 'everyone' }, operator)), ['not-found'])
})

test('the page shows whom it concerns before the act, keeps what was typed, and is valid', async () => {
  const { database } = office
  await anAccount(database, 'Siti Contoh', [{ role: 'operator', area: '32.05' }])
  await anAccount(database, 'Budi Contoh', [{ role: 'office-head', area: '32.06' }])
  await anAccount(database, 'Ayu Contoh', [{ role: 'province-officer', area: '32' }])
  await anAccount(database, 'Wayan Contoh', [{ role: 'operator', area: '51.04' }])
  const path = `/edisi-kelola/${office.editionId}/tahap/${stage}`
  await openValid(site, secretariat, path)
  const sent = { ...later, action: 'stage.preview-extension', scope: 'areas', 'province.32': 'yes' }
  const looked = await site.post(secretariat, path, sent)
  assert.equal(looked.status, 200)
  const page = mainOf(looked.body)
  assert.match(page, /Batas menjadi lebih lambat untuk: Jawa Barat\./)
  assert.match(page, /3 April 2031, 23\.59 WIB \(00\.59 WITA, 01\.59 WIT esoknya\)/)
  assert.match(page, /3 usulan yang belum dikirim/)
  assert.match(page, /Surat dikirim kepada 3 orang di 3 wilayah/)
  assert.match(page, /name="action" value="stage\.extend"/)
  assert.deepEqual(await database.read(reader => listExtensions(reader, office.editionId)), [])
  const wrong = await site.post(secretariat, path, { ...sent, closesTime: 'malam' })
  assert.match(mainOf(wrong.body), /Tulis jam dalam WIB/)
  assert.match(mainOf(wrong.body), /value="malam"/)
  assert.doesNotMatch(mainOf(wrong.body), /value="stage\.extend"/)
})

test('an extension is told to its offices once, and to the public with its reason', async () => {
  const { database, environment } = office
  const result = await extend({ scope: 'areas', places: 'Kabupaten Garut', version: '2' })
  assert.equal(result.kind, 'done')
  assert.equal((await extend({ scope: 'areas', places: '32.06', version: '2' })).kind, 'stale')
  const handlers = extensionJobHandlers(environment, post)
  await createWorker(database, handlers).runUntilIdle()
  for (const { actId } of await database.read(reader => listExtensions(reader, office.editionId)))
    await handlers['editions.extension-letters']?.({ actId })
  assert.deepEqual(
    letters.map(one => one.text.split('\n')[0]),
    ['Yth. Siti Contoh,'],
  )
  assert.match(letters[0]?.subject ?? '', /Pengusulan diperpanjang/)
  assert.match(letters[0]?.text ?? '', /3 April 2031, 23\.59 WIB/)
  const page = mainOf(await openValid(site, null, '/edisi/uji-contoh'))
  assert.match(page, /Kabupaten Garut, Jawa Barat: sampai 3 April 2031/)
  assert.ok(page.includes(reason))
})

test('a window that had begun and is set to a later closing is an extension for everyone', async () => {
  const { database, environment, editionId: id } = office
  letters.length = 0
  office.clock.advance(60)
  const window = { opensDate: '2031-03-01', opensTime: '07.00', closesDate: '2031-04-10', closesTime: '' }
  await office.done(secretariat, scheduleStage, { id, stage, ...window, reason })
  await createWorker(database, extensionJobHandlers(environment, post)).runUntilIdle()
  assert.equal(letters.length, 4)
  const [first] = await database.read(reader => listExtensions(reader, id))
  assert.deepEqual(first?.areas, ['/'])
  await office.done(secretariat, scheduleStage, { id, stage, ...window, closesDate: '2031-04-01', reason })
  const [now] = await database.read(reader => listStages(reader, id))
  assert.equal(now?.closesAt?.toISOString(), '2031-04-01T16:59:59.999Z')
  assert.equal((await database.read(reader => listExtensions(reader, id))).length, 2)
})

test('a closing corrected to another past moment writes to nobody; nor is an area told of less than it has', async () => {
  const { database, environment, editionId: id } = office
  const handlers = extensionJobHandlers(environment, post)
  office.clock.moveTo(new Date('2031-05-20T03:00:00Z'))
  letters.length = 0
  const window = { opensDate: '2031-03-01', opensTime: '07.00', closesTime: '' }
  await office.done(secretariat, scheduleStage, { id, stage, ...window, closesDate: '2031-04-20', reason })
  await createWorker(database, handlers).runUntilIdle()
  assert.equal(letters.length, 0)
  const garut = { scope: 'areas', places: '32.05', closesDate: '2031-06-10' }
  assert.equal((await extend(garut)).kind, 'done')
  assert.equal((await extend({ scope: 'everyone', closesDate: '2031-06-01' })).kind, 'done')
  await createWorker(database, handlers).runUntilIdle()
  const told = letters.map(one => `${one.text.split('\n')[0]} ${/sampai (\d+ \w+)/.exec(one.text)?.[1]}`)
  assert.deepEqual(told.toSorted(), [
    'Yth. Ayu Contoh, 1 Juni',
    'Yth. Budi Contoh, 1 Juni',
    'Yth. Siti Contoh, 10 Juni',
    'Yth. Wayan Contoh, 1 Juni',
  ])
})
