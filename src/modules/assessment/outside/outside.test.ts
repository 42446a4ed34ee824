// on PostgreSQL: a value is brought and a sheet is locked at the same moment.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  AssignmentOffice,
  problemsOf as told,
  secretariat,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { hostileTexts } from '../../../../tests/builders/hostile-texts.ts'
import { anActor, here, loadRegions } from '../../../../tests/builders/offices.ts'
import { DISPUTE, outsideRules, RATED, RATING } from '../../../../tests/builders/outside-rules.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import type { ActionResult } from '../../../actions/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { nominationsRoutes } from '../../nominations/index.ts'
import { bringOutside } from './bring-outside.ts'
import { fileFactsOf } from '../planning/file-facts.ts'
import { outsidePanel } from './outside-panel.ts'
import { listBrought } from './outside-fact-store.ts'
import { outsideInvariants } from './outside-invariants.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { assessmentRoutes } from '../routes.ts'
import { assessmentTasks } from '../tasks.ts'

const operator = anActor('operator', here.path)
const auditor = anActor('auditor')
const chair = anActor('chair')
const source = { issuer: 'Balai Uji Contoh', paper: 'BU-77/2031', paperDate: '3/2/2031' }
const why = 'Angkanya salah disalin dari surat.'
const header =
  'Nomor usulan;Produk;Nilai uji;Dalam sengketa;Diterbitkan oleh;Nomor surat;Tanggal surat;Alasan perbaikan'
const cases = 'case,commodity,facts,marks,expected_total,expected_band,expected_gates\n'
const aCase = `${cases}tanpa nilai,tenun,,all=none,-,,\n`

let office: AssignmentOffice
let site: TestSite
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  office = await AssignmentOffice.open(database, outsideRules(), aCase)
  site = testSite(office.environment, [
    ...assessmentRoutes(office.environment.services.files),
    ...nominationsRoutes({ tasks: () => Promise.resolve([]), panels: [outsidePanel] }),
  ])
})
after(() => office.database.close())

const problemsOf = (result: ActionResult): readonly string[] =>
  told(result).map(one => one.split(' ')[0] ?? '')
const fileAt = (id: string): string => `/fakta-luar/usulan/${id}`
const numberOf = (id: string): string => `BTG-77-${id}`
const rowsOf = async (id: string) => (await office.read(reader => listBrought(reader, [id]))).get(id) ?? []
const factsOf = async (id: string) => {
  const nomination = await office.get(id)
  return office.read(reader => fileFactsOf(reader, nomination))
}
const tasksOf = async (actor: Actor) =>
  (await office.read(reader => assessmentTasks(reader, actor, office.clock.now(), 'id')))
    .filter(one => one.href.startsWith('/fakta-luar'))
    .map(one => one.count)
const breaches = () =>
  office.read(async reader => {
    const { files } = office.environment.services
    const found = await Promise.all(outsideInvariants.map(one => one.find({ reader, files })))
    return found.flatMap(one => (typeof one === 'function' ? [] : one))
  })
const marksOf = (index: number): Record<string, string> =>
  Object.fromEntries(Object.entries(sheetForm(index)).filter(([name]) => !name.endsWith(`.${RATED}`)))

/** Sends a file and gives the page of what it would do. */
async function sendFile(lines: readonly string[]): Promise<string> {
  const outsideFile = new File([[header, ...lines].join('\n')], 'nilai.csv')
  const sent = await site.post(secretariat, `/fakta-luar/edisi/${office.editionId}`, {
    action: 'outside-list.send',
    outsideFile,
  })
  assert.equal(sent.status, 303, sent.body)
  return sent.next ?? ''
}

test('a sheet waits for its rating, which the secretariat brings with its paper; nobody else sees or brings it', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [first] = panel
  assert.deepEqual(await tasksOf(secretariat), [1])
  assert.deepEqual([await tasksOf(operator), await tasksOf(chair)], [[], []], 'no fault of the office')
  const sheet = mainOf(await openValid(site, first, `/penilaian/${code}`))
  assert.match(sheet, /belum dapat dikunci: Nilai uji belum ada/)
  assert.doesNotMatch(sheet, /Dalam sengketa/, 'no sheet reads it')
  const early = await office.run(first, lockSheet, { code, ...marksOf(0) })
  assert.deepEqual(problemsOf(early), ['outside-awaited'])
  await openValid(site, first, `/penilaian/${code}/kunci`)

  const form = { id, fact: RATING, value: '75', ...source }
  for (const other of [operator, chair, auditor, first]) {
    assert.notEqual((await office.run(other, bringOutside, form)).kind, 'done', other.role)
    const page = await site.get(other, fileAt(id))
    assert.equal(page.status, other === auditor ? 200 : 403, other.role)
  }
  for (const [change, code1] of [
    [{ value: '-3' }, 'out-of-range'],
    [{ value: 'tujuh' }, 'not-a-number'],
    [{ issuer: '' }, 'required'],
    [{ issuer: 'Kenari Usaha Tertutup' }, 'issuer-names-product'],
    [{ paperDate: '31/2/2031' }, 'not-a-day'],
    [{ paperDate: '3/2/2099' }, 'in-future'],
    [{ fact: 'jenis-izin-edar' }, 'unknown-fact'],
  ] as const)
    assert.deepEqual(problemsOf(await office.run(secretariat, bringOutside, { ...form, ...change })), [code1])
  const wrong = await site.post(secretariat, `${fileAt(id)}/${RATING}`, {
    action: 'outside-fact.bring',
    ...source,
    issuer: hostileTexts[0] ?? '<b>',
    value: 'x',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="BU-77\/2031"/, 'nothing typed is lost')
  await office.done(secretariat, bringOutside, { ...form, version: '0' })
  assert.deepEqual(problemsOf(await office.run(secretariat, bringOutside, form)), ['same-value'])
  assert.deepEqual(problemsOf(await office.run(secretariat, bringOutside, { ...form, value: '85' })), [
    'reason-needed',
  ])
  await office.done(secretariat, bringOutside, { ...form, value: '85', reason: why })
  await openValid(site, secretariat, `${fileAt(id)}/${RATING}`)
  await openValid(site, secretariat, `${fileAt(id)}/${DISPUTE}`)

  const rated = mainOf(await openValid(site, first, `/penilaian/${code}`))
  assert.match(rated, /85<\/b> <span class="number">\(1,00 \/ 1,00 poin\)/)
  assert.match(rated, /Menurut Balai Uji Contoh/)
  assert.doesNotMatch(rated, /BU-77/, 'the number of the paper would say which product it is')
  assert.deepEqual(await tasksOf(secretariat), [1], 'the dispute is still open')
  await office.done(secretariat, bringOutside, { id, fact: DISPUTE, value: 'no', ...source })
  assert.deepEqual(await tasksOf(secretariat), [])
  const history = mainOf(await openValid(site, auditor, `/usulan/${id}`))
  assert.match(history, /Fakta dari luar[\s\S]*85[\s\S]*Angkanya salah disalin/)
  assert.doesNotMatch(mainOf(await openValid(site, operator, `/usulan/${id}`)), /Fakta dari luar|Balai Uji/)
  const acts = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['record']))
  assert.ok(acts.every(one => one.event !== 'outside-fact.brought'))

  await office.done(first, lockSheet, { code, ...marksOf(0) })
  assert.deepEqual(
    problemsOf(await office.run(secretariat, bringOutside, { ...form, value: '10', reason: why })),
    ['outside-locked'],
  )
  await office.done(secretariat, bringOutside, { id, fact: DISPUTE, value: 'yes', ...source, reason: why })
  assert.deepEqual(
    { [RATING]: (await factsOf(id))[RATING], [DISPUTE]: (await factsOf(id))[DISPUTE] },
    {
      [RATING]: 85,
      [DISPUTE]: true,
    },
  )
  assert.deepEqual(await breaches(), [])
  for (const statement of ['delete from outside_fact', `update outside_fact set value = '1'`])
    await assert.rejects(office.database.write(tx => sql.raw(statement).execute(tx)))
})

test('a rating that comes while a sheet is locked is either on it or refused', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(secretariat, bringOutside, { id, fact: RATING, value: '60', ...source })
  const [locked, brought] = await office.together([
    () => office.run(panel[0], lockSheet, { code, ...marksOf(0) }),
    () => office.run(secretariat, bringOutside, { id, fact: RATING, value: '80', ...source, reason: why }),
  ])
  assert.equal(locked?.kind, 'done')
  assert.ok(brought)
  assert.ok(
    brought.kind === 'done' || problemsOf(brought).includes('outside-locked'),
    JSON.stringify(brought),
  )
  assert.equal((await rowsOf(id)).length, brought.kind === 'done' ? 2 : 1)
  assert.deepEqual(await breaches(), [])
})

test('a file with every fault is told row by row, and stores nothing; whoever has an interest brings nothing', async () => {
  const [one, two, barred] = [
    await office.admitted('/32/32.05/'),
    await office.admitted('/33/33.02/'),
    await office.admitted('/32/32.05/'),
  ]
  const template = await site.get(secretariat, `/fakta-luar/edisi/${office.editionId}/templat.xlsx`)
  assert.equal(template.status, 200)
  const rest = ';Balai Uji Contoh;BU-1;4 Februari 2031;'
  const page = await sendFile([
    `${numberOf(one.id)};;75;tidak${rest}`,
    `${numberOf(one.id)};;80;${rest}`,
    `BTG-0-TIDAKADA;;75;${rest}`,
    `;;75;${rest}`,
    `${numberOf(two.id)};;=1+1;mungkin;;;;`,
    `${numberOf(two.id).toLowerCase()};;;${rest}`,
  ])
  const preview = mainOf(await openValid(site, secretariat, page))
  for (const said of [
    /sudah diisi untuk usulan yang sama pada baris 2/,
    /Tidak ada usulan dengan nomor ini/,
    /Nomor usulan belum diisi/,
    /Pilih (&quot;|")Ya/,
    /Tulis siapa yang menerbitkan/,
    /Tulis nomor suratnya/,
    /4 baris masih salah/,
  ])
    assert.match(preview, said)
  assert.doesNotMatch(preview, /outside-list\.confirm/)
  const kept = await site.post(secretariat, page, { action: 'outside-list.confirm', version: '1' })
  assert.equal(kept.status, 422)
  assert.equal((await rowsOf(one.id)).length, 0)
  for (const other of [operator, chair, auditor])
    assert.notEqual(
      (await site.post(other, page, { action: 'outside-list.cancel', version: '1' })).status,
      303,
    )
  const gone = await site.post(secretariat, page, { action: 'outside-list.cancel', version: '1' })
  assert.equal(gone.status, 303)

  await office.database.write(tx =>
    sql`insert into interest (id, nomination_id, person_id, kind, declared_at)
      values ('uji', ${barred.id}, ${secretariat.personId}, 'other', now())`.execute(tx),
  )
  assert.equal((await site.get(secretariat, fileAt(barred.id))).status, 404)
  const own = await sendFile([
    `${numberOf(barred.id)};;75;tidak${rest}`,
    `${numberOf(two.id)};;62,5;tidak${rest}`,
  ])
  assert.match(mainOf(await openValid(site, secretariat, own)), /Anda mempunyai kepentingan/)
  const good = await sendFile([`${numberOf(two.id)};;62,5;tidak${rest}`])
  const done = await site.post(secretariat, good, { action: 'outside-list.confirm', version: '1' })
  assert.equal(done.status, 303, done.body)
  assert.equal((await factsOf(two.id))[RATING], 62.5)
  const again = await sendFile([`${numberOf(two.id)};;62,5;${rest}`])
  assert.match(mainOf(await openValid(site, secretariat, again)), /Semua isi berkas ini sudah berlaku/)
  const changed = await sendFile([`${numberOf(two.id)};;90;${rest}`])
  assert.match(mainOf(await openValid(site, secretariat, changed)), /sudah terisi 62,5 dan akan menjadi 90/)
  await openValid(site, secretariat, `/fakta-luar/edisi/${office.editionId}`)
  await openValid(site, auditor, '/fakta-luar')
  assert.deepEqual(await breaches(), [])
})
