// on the embedded database: what is tried is computed, and one row of text is kept
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  NominationOffice,
  operator,
  rulesJson,
  secretariat,
} from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { testSite, type TestForm, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { optionsOf } from '../../engine/scoring/points.ts'
import { listEditions } from '../editions/index.ts'
import { findDraft, insertDraft, updateDraft } from './draft-store.ts'
import { rulemakingRoutes } from './index.ts'

const folder = join(import.meta.dirname, '../../../programmes/contoh')
const auditor = anActor('auditor')
let office: NominationOffice
let site: TestSite
let edition = ''
let path = ''

before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, rulemakingRoutes)
  edition = (await office.database.read(listEditions))[0]?.id ?? ''
  path = `/edisi-kelola/${edition}/susun/coba`
  await office.database.write(tx => insertDraft(tx, { ...base(), content: JSON.parse(rulesJson), cases: '' }))
})
after(() => office.close())

const base = () => ({
  editionId: edition,
  basedOn: office.rules.id,
  changedBy: 'x',
  changedAt: office.clock.now(),
})

const draft = async () => {
  const found = await office.database.read(reader => findDraft(reader, edition))
  assert.ok(found)
  return found
}

/** Puts one of the example programmes in the place of the draft. */
const takeExample = async (name: string): Promise<void> => {
  const file = (part: string): string => readFileSync(join(folder, name, part), 'utf8')
  const old = await draft()
  const content = JSON.parse(file('rules.json')) as typeof old.content
  await office.database.write(tx => updateDraft(tx, { ...old, content, cases: file('cases.csv') }))
}

const send = (fields: TestForm, step = '', action = 'rules-draft.try', actor = secretariat) =>
  site.post(actor, `${path}${step === '' ? '' : `?langkah=${step}`}`, { action, ...fields })

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Every field of the form as a browser would send it. */
function fieldsIn(body: string): Record<string, string> {
  const form = /<form[^>]*id="percobaan"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const of = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    const isChosen = !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag)
    return isChosen && of('name') !== '_key' ? [[of('name'), plain(of('value'))] as const] : []
  })
  const texts = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)].map(
    ([, name = '', text = '']) => [name, plain(text)] as const,
  )
  const selects = [...form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ''] as const,
  )
  return Object.fromEntries([...inputs, ...texts, ...selects].filter(([name]) => name !== ''))
}

test('the sheet is drawn by the very parts of the assessor’s: bands, evidence, reasons, what does not apply', async () => {
  const page = plain(await openValid(site, secretariat, `${path}?rubrik=tenun`))
  const rubric = office.rules.rules.rubrics.get('tenun')
  assert.ok(rubric)
  for (const one of rubric.criteria.values()) {
    assert.ok(page.includes(one.title.id) && page.includes(one.guidance.id), one.id)
    for (const option of optionsOf(one)) assert.ok(page.includes(option.text.id), option.id)
    for (const id of one.evidence) assert.ok(page.includes(`id="bukti-${id}"`), id)
  }
  assert.match(page, /Wajib ditulis bila nilai di bawah/)
  assert.doesNotMatch(page, /Catatan pribadi/)
  assert.match(page, /0 dari \d+ kriteria dinilai/)
})

test('a panel is tried sheet by sheet, nothing typed is lost, and the result is kept as a case with one press', async () => {
  const first = await send({ rubrik: 'tenun', 'fact.tempat-produksi': 'di-sentra' }, 'best')
  assert.equal(first.status, 200)
  const whole = await send(fieldsIn(first.body), 'facts')
  assert.match(whole.body, /Nilai gabungan, tepat[\s\S]{0,40}100,00/)
  const sent: Record<string, string> = { ...fieldsIn(whole.body), 'reason.tidak-ada': 'Tetap ada' }
  const second = await send(sent, 'add')
  assert.match(second.body, /<b aria-current="true">Lembar 2<\/b>/)
  const empty = await send(fieldsIn(second.body), 'clear')
  const lowest = await send(fieldsIn(empty.body), 'worst')
  const fields = fieldsIn(lowest.body)
  assert.match(fields['l0'] ?? '', /"tidak-ada","Tetap ada"/)
  const both = await send(fields)
  const mean = /Nilai gabungan, tepat<\/dt><dd>([\d,]+)/.exec(both.body)?.[1]
  assert.ok(mean && mean !== '100,00' && mean !== '0,00', mean)
  assert.match(both.body, /Jumlah tiap lembar: 100,00; /)
  const before = await draft()
  assert.equal(before.cases, '', 'trying stores nothing')
  const add = 'rules-draft.add-case'
  const unnamed = await send(fieldsIn(both.body), '', add)
  assert.equal(unnamed.status, 422)
  assert.match(unnamed.body, /Beri nama kasus ini/)
  assert.match(fieldsIn(unnamed.body)['l0'] ?? '', /"tidak-ada","Tetap ada"/)
  const named = { ...fieldsIn(both.body), nama: 'Satu terbaik, satu terendah' }
  for (const actor of [auditor, operator]) assert.equal((await send(named, '', add, actor)).status, 403)
  const stale = await send({ ...named, version: '99' }, '', add)
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Satu terbaik, satu terendah/)
  const kept = await send(named, '', add)
  assert.equal(kept.status, 303, kept.body.slice(0, 300))
  const reopened = await openValid(site, secretariat, (kept.next ?? '').replace(/#.*/, ''))
  assert.match(reopened, /Satu terbaik, satu terendah<\/a><\/th><td[^>]*>sesuai/)
  assert.match(reopened, new RegExp(`Nilai gabungan, tepat</dt><dd>${mean}`))
  const now = await draft()
  const other = { ...now, cases: now.cases.replace(/,\d+\.\d+,/, ',1.00,') }
  assert.notEqual(other.cases, now.cases)
  await office.database.write(tx => updateDraft(tx, other))
  assert.match(await openValid(site, secretariat, path), /<b>Berbeda<\/b>/)
})

test('other programmes: trimmed ends, several scales, levels, agreement, and rules without a rubric', async () => {
  await takeExample('bintang-dan-tanda')
  const trimmed = await openValid(site, secretariat, `${path}?kasus=2`)
  assert.match(trimmed, /tidak: nilai di ujung dikeluarkan/)
  assert.match(trimmed, /Nilai gabungan, tepat<\/dt><dd>94,00/)
  const document = (await draft()).content as { scales: { title: { id: string } }[] }
  for (const scale of document.scales.slice(1)) assert.ok(trimmed.includes(scale.title.id))
  await takeExample('lima-bintang-bertingkat')
  const levels = await openValid(site, secretariat, `${path}?kasus=1`)
  assert.match(levels, /Diputuskan oleh/)
  // Who sat on the panel is part of a case: opened, kept under another name, and opened again.
  const rows = (await draft()).cases.trim().split('\n')
  const seated = await openValid(site, secretariat, `${path}?kasus=${rows.length - 1}`)
  assert.match(seated, /<option value="ketua" selected/)
  const again = await send({ ...fieldsIn(seated), nama: 'Panel sekali lagi' }, '', 'rules-draft.add-case')
  assert.equal(again.status, 303, again.body.slice(0, 300))
  assert.match((await draft()).cases, /\nPanel sekali lagi,.*role:ketua body:pertanian .*\| role:anggota /)
  assert.match(
    await openValid(site, secretariat, (again.next ?? '').replace(/#.*/, '')),
    /value="perdagangan"/,
  )
  await takeExample('penghargaan-berperingkat')
  const agreed = await openValid(site, secretariat, `${path}?kasus=2`)
  assert.match(agreed, /Lembar 3, disepakati/)
  assert.match(agreed, /Nilai lembar yang disepakati panel/)
  await takeExample('desa-teladan-lulus')
  const fresh = await openValid(site, secretariat, path)
  assert.match(fresh, /tidak dinilai dengan angka/)
  assert.doesNotMatch(fresh, /menemukan kesalahan/)
  const passed = await openValid(site, secretariat, `${path}?kasus=1`)
  assert.match(passed, /Aturan lulus[\s\S]*Terpenuhi/)
})

test('hostile fields: names of prototypes, numbers out of bounds, long texts and markup are only text', async () => {
  await takeExample('bintang-dan-tanda')
  const odd = await send({
    rubrik: '__proto__',
    lembar: '-7',
    jumlah: '99999999',
    l11: '{"marks":[["__proto__","x"]],"reasons":[],"seat":[]}',
    l3: '{"marks":7}',
    l4: 'bukan JSON',
    'mark.pertumbuhan': '<script>alert(1)</script>',
    'fact.nilai-laboratorium': 'empat puluh',
    'kursi.round': '1e9',
  })
  assert.equal(odd.status, 200)
  assert.doesNotMatch(odd.body, /<script>alert/)
  assert.match(odd.body, /Lembar 12/)
  assert.equal(fieldsIn(odd.body)['mark.pertumbuhan'], '<script>alert(1)</script>')
  assert.equal((await site.get(secretariat, `${path}?kasus=99999`)).status, 200)
  assert.equal((await site.get(secretariat, `${path}?kasus=-1&langkah=add`)).status, 200)
})
