import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NominationOffice, operator, secretariat } from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { testSite, type TestForm, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { editionsRoutes, findEditionBySlug, publishedRulesOf } from '../editions/index.ts'
import { findDraft } from './draft-store.ts'
import { rulemakingRoutes } from './index.ts'

const colleague = anActor('secretariat')
const auditor = anActor('auditor')
let office: NominationOffice
let site: TestSite
let edition = ''
let draft = ''

before(async () => {
  office = await NominationOffice.open()
  const settings = {
    clock: office.clock,
    demo: true,
    outages: { atLeastMinutes: 10, lastHours: 24 },
    sendsMail: true,
    countUnsent: () => Promise.resolve(0),
  }
  site = testSite(office.environment, [...editionsRoutes(settings), ...rulemakingRoutes])
  const made = await site.post(secretariat, '/edisi-kelola', {
    action: 'edition.create',
    titleId: 'Edisi berikutnya (contoh)',
    titleEn: 'Next edition (example)',
    slug: 'berikutnya',
    number: '79',
    kind: 'training',
  })
  assert.equal(made.status, 303)
  const found = await office.database.read(reader => findEditionBySlug(reader, 'berikutnya'))
  edition = found?.id ?? ''
  draft = `/edisi-kelola/${edition}/susun`
})
after(() => office.close())

const send = (path: string, fields: TestForm, actor = secretariat) => site.post(actor, path, fields)
const at = (place: string): string => `${draft}/bagian?di=${encodeURIComponent(place)}`
const content = async () =>
  (await office.database.read(reader => findDraft(reader, edition)))?.content as never

/** The fields of a place as its page shows them, so that what is not typed is sent as it was. */
async function shownAt(place: string): Promise<Record<string, string>> {
  const { body } = await site.get(secretariat, at(place))
  const inputs = [...body.matchAll(/<input class="input[^"]*"[^>]*name="(v\.[^"]+)"[^>]*>/g)].map(
    ([tag, name = '']) => [name, /value="([^"]*)"/.exec(tag)?.[1] ?? ''],
  )
  const texts = [...body.matchAll(/<textarea[^>]*name="(v\.[^"]+)"[^>]*>([^<]*)</g)].map(
    ([, name = '', text = '']) => [name, text],
  )
  const selects = [...body.matchAll(/<select[^>]*name="(v\.[^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
  )
  return Object.fromEntries([...inputs, ...texts, ...selects]) as Record<string, string>
}

const fill = async (place: string, typed: Readonly<Record<string, string>>) =>
  send(at(place), { action: 'rules-draft.fill', place, ...(await shownAt(place)), ...typed })

test('an officer begins with the last edition’s rules; others do not come in, an auditor only reads', async () => {
  const start = await openValid(site, secretariat, draft)
  assert.match(start, /Mulai dari/)
  assert.equal((await site.get(operator, draft)).status, 403)
  const from = office.rules.id
  assert.equal((await send(draft, { action: 'rules-draft.start', from: 'tidak-ada' })).status, 422)
  assert.equal((await send(draft, { action: 'rules-draft.start', from })).status, 303)
  assert.equal((await send(draft, { action: 'rules-draft.start', from })).status, 422, 'one at a time')
  const overview = await openValid(site, secretariat, draft)
  assert.match(overview, /Tidak ada yang salah/)
  assert.match(overview, /Kedua versi ini sama/)
  assert.doesNotMatch((await site.get(auditor, draft)).body, /value="rules-draft\.finish"/)
})

test('a place is changed with what was not touched left as it was; the check speaks at once, and words say what changed', async () => {
  const place = 'scales[0].bands[1]'
  await openValid(site, secretariat, at(place))
  const answer = await fill(place, { 'v.from': '82,00' })
  assert.equal(answer.status, 303, answer.body.slice(0, 300))
  const overview = (await site.get(secretariat, draft)).body
  assert.match(overview, /82,00/)
  assert.match(overview, /1 perubahan/)
  await fill('scales[0].bands[1]', { 'v.title.en': '' })
  const broken = await openValid(site, secretariat, draft)
  assert.match(broken, /hal perlu diperbaiki[\s\S]*scales\[0\]\.bands\[1\]\.title/)
  assert.match((await site.get(secretariat, at(place))).body, /field--wrong|field__problem/)
  const refused = await send(draft, { action: 'rules-draft.finish' })
  assert.equal(refused.status, 422)
  await fill('scales[0].bands[1]', { 'v.title.en': 'Star 2' })
})

test('a number with two readings is refused with what was typed; a clear one is shown as it was read', async () => {
  const place = 'scales[0].bands[1]'
  const before = await content()
  const refused = await fill(place, { 'v.from': '1,082.00' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /role="alert"[\s\S]*lebih dari satu cara/)
  assert.match(refused.body, /name="v\.from"[^>]*value="1,082\.00"|value="1,082\.00"[^>]*name="v\.from"/)
  assert.deepEqual(await content(), before)
  assert.equal((await fill(place, { 'v.from': '1.082,00' })).status, 303)
  assert.match((await site.get(secretariat, at(place))).body, /value="1082,00"/)
  await fill(place, { 'v.from': '82,00' })
})

test('parts are added, copied, moved, given another form and taken out', async () => {
  const gates = async () => ((await content()) as { gates: { id: string }[] }).gates.map(one => one.id)
  const before = await gates()
  await openValid(site, secretariat, at('gates'))
  const arrange = (act: string, index = 0) =>
    send(at('gates'), { action: 'rules-draft.arrange', place: 'gates', act, index: String(index) })
  await arrange('add')
  assert.deepEqual(await gates(), [...before, 'baru'])
  await openValid(site, secretariat, at(`gates[${before.length}]`))
  await arrange('copy', before.length)
  await arrange('up', before.length + 1)
  await arrange('remove', before.length)
  await arrange('remove', before.length)
  assert.deepEqual(await gates(), before)
  const choose = (place: string, variant: string) =>
    send(at(place), { action: 'rules-draft.choose', place, variant })
  await choose('sample.required', 'all')
  await openValid(site, secretariat, at('sample.required'))
  await choose('sample.required', 'always')
  await choose('plenary', '')
  await openValid(site, secretariat, at('plenary'))
  assert.ok('plenary' in (await content()))
  await choose('plenary', '-')
  assert.ok(!('plenary' in (await content())))
  assert.equal((await choose('panel', '-')).status, 422, 'what must be there stays')
  for (const place of ['gates[99]', '__proto__', 'panel.size.x'])
    assert.equal(
      (await send(at('panel'), { action: 'rules-draft.choose', place, variant: '' })).status,
      422,
      place,
    )
  assert.equal((await site.get(secretariat, at('gates[99]'))).status, 404)
})

test('two people at once: what one typed for a part that the other moved is kept to be copied, and hits no other part', async () => {
  const gates = async () => ((await content()) as { gates: { id: string }[] }).gates.map(one => one.id)
  const [first = '', second = ''] = await gates()
  const page = (await site.get(secretariat, at('gates[0]'))).body
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
  assert.equal(seen, first)
  const swap = { action: 'rules-draft.arrange', place: 'gates', act: 'down', index: '0' }
  await send(at('gates'), swap, colleague)
  const typed = { 'v.id': first, 'v.reason.id': 'Alasan yang panjang (contoh)', seen, version }
  const stale = await send(at('gates[0]'), { action: 'rules-draft.fill', place: 'gates[0]', ...typed })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /sudah berubah tempat[\s\S]*Alasan yang panjang \(contoh\)/)
  assert.doesNotMatch(stale.body, /value="rules-draft\.fill"/)
  assert.deepEqual((await gates()).slice(0, 2), [second, first])
  await send(at('gates'), swap)
})

test('the scoresheet is seen and tried as an assessor would, and nothing is stored', async () => {
  const page = await openValid(site, secretariat, `${draft}/coba?rubrik=tenun`)
  const names = [
    ...new Set([...page.matchAll(/type="radio"[^>]*name="(mark\.[^"]+)"/g)].map(([, name = '']) => name)),
  ]
  assert.ok(names.length > 10)
  const rubric = office.rules.rules.rubrics.get('tenun')
  const best = [...(rubric?.criteria.values() ?? [])].map(one => {
    if (one.kind === 'yes-no') return [`mark.${one.id}`, 'yes']
    if (one.kind === 'number')
      return [`mark.${one.id}`, one.bands.toSorted((a, b) => b.points - a.points)[0]?.from]
    const options =
      one.kind === 'choice' ? one.options : one.kind === 'alternatives' ? (one.scales[0]?.options ?? []) : []
    return [`mark.${one.id}`, options.toSorted((a, b) => b.points - a.points)[0]?.id]
  })
  const facts = office.rules.rules.document.facts.map(one => [
    `fact.${one.name}`,
    one.kind === 'boolean' ? 'true' : '',
  ])
  const before = await content()
  const tried = await send(`${draft}/coba`, {
    action: 'rules-draft.try',
    rubrik: 'tenun',
    ...(Object.fromEntries([...best, ...facts]) as Record<string, string>),
  })
  assert.equal(tried.status, 200)
  assert.match(tried.body, /Hasil percobaan[\s\S]*<dd>100,00<\/dd>/)
  assert.deepEqual(await content(), before)
})

test('the finished version is published by somebody else, and can be downloaded and compared', async () => {
  await send(draft, { action: 'rules-draft.keep-cases', cases: '' })
  assert.match((await site.get(secretariat, draft)).body, /Belum ada kasus/)
  const cases =
    'case,commodity,facts,marks,expected_total,expected_band,expected_gates\nsemua terbaik,tenun,tempat-produksi=di-sentra; document.sk-sentra.verified=true,all=best,100.00,bintang-3,-\n'
  await send(draft, { action: 'rules-draft.keep-cases', cases })
  assert.match(await openValid(site, secretariat, draft), /1 kasus benar/)
  const finished = await send(draft, { action: 'rules-draft.finish' })
  assert.equal(finished.status, 303, finished.body.slice(0, 300))
  const version = (finished.next ?? '').split('?')[0] ?? ''
  assert.equal(await office.database.read(reader => findDraft(reader, edition)), null)
  const reason = 'Batas bintang dua dinaikkan (contoh).'
  assert.match(await openValid(site, secretariat, version), /orang lain yang menerbitkannya/)
  assert.equal((await send(version, { action: 'rules.publish', reason })).status, 403)
  assert.equal((await send(version, { action: 'rules.publish', reason }, colleague)).status, 303)
  const rules = await office.database.read(reader => publishedRulesOf(reader, edition))
  assert.equal(rules?.rules.document.scales[0]?.bands[1]?.from, 8200)
  const file = await site.get(secretariat, `${version}/unduh`)
  assert.equal(JSON.parse(file.body).scales[0].bands[1].from, '82.00')
  const id = version.split('/').at(-1) ?? ''
  const compared = await openValid(
    site,
    secretariat,
    `/aturan-banding?sebelum=${office.rules.id}&sesudah=${id}`,
  )
  assert.match(compared, /1 perubahan[\s\S]*82,00/)
  await send(draft, { action: 'rules-draft.start', from: id })
  const same = await send(draft, { action: 'rules-draft.finish' })
  assert.match(same.body, /sama dengan versi awalnya/)
  assert.equal((await send(draft, { action: 'rules-draft.drop' })).status, 303)
})
