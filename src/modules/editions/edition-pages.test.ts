import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  casesCsv,
  NominationOffice,
  operator,
  rulesJson,
  secretariat,
} from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { rulesDraft } from '../../engine/builders.ts'
import { findForm, loadRules } from '../../engine/index.ts'
import { isGroup } from '../../engine/rules/rubric.ts'
import { sha256 } from '../../platform/digest.ts'
import { html } from '../../platform/html.ts'
import { editionsRoutes, listStages } from './index.ts'
import { aggregationInWords, bandLines, conditionInWords } from './rules-in-words.ts'

const outages = { atLeastMinutes: 10, lastHours: 24 }
let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(
    office.environment,
    editionsRoutes({
      clock: office.clock,
      demo: true,
      outages,
      sendsMail: true,
      countUnsent: () => Promise.resolve(3),
    }),
  )
})
after(() => office.close())

const auditor = anActor('auditor')
const commodities = ['makanan-minuman', 'tenun', 'batik', 'anyaman', 'gerabah']

test('every public page, in both languages, is valid, and says that it is an example', async () => {
  for (const path of ['/edisi', '/edisi/uji-contoh', ...commodities.map(id => `/edisi/uji-contoh/${id}`)])
    assert.match(await openValid(site, null, path), /class="contoh"/, path)
})

test('the calendar states deadlines in three zones, and the rules their hash', async () => {
  const { body } = await site.get(null, '/edisi/uji-contoh')
  assert.match(body, /31 Maret 2031, 23\.59 WIB \(00\.59 WITA, 01\.59 WIT esoknya\)/)
  assert.match(body, new RegExp(office.rules.hash))
  assert.match(body, /91,00 atau lebih/)
  assert.match(body, /71,00 sampai di bawah 81,00/)
  assert.match(body, /setengah dibulatkan ke atas/)
})

test('anybody takes the rules whose hash the page tells, and no others', async () => {
  const { hash } = office.rules
  const { status, body, headers } = await site.get(null, `/edisi/uji-contoh/aturan/${hash}`)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/json'])
  assert.equal(sha256(Buffer.from(body)), hash)
  assert.match(
    (await site.get(null, '/edisi/uji-contoh')).body,
    new RegExp(`/edisi/uji-contoh/aturan/${hash}`),
  )
  for (const other of ['x', '0'.repeat(64), '%00'])
    assert.equal((await site.get(null, `/edisi/uji-contoh/aturan/${other}`)).status, 404, other)
})

test('a commodity’s page says what to prepare, from where, how long it takes, and how it is scored', async () => {
  const { body } = await site.get(null, '/edisi/uji-contoh/makanan-minuman')
  const { document } = office.rules.rules
  for (const id of ['halal', 'izin-edar-pirt', 'nib']) {
    const one = document.documents.find(each => each.id === id)
    for (const words of [one?.title.id, one?.where.id.slice(0, 40), one?.duration.id])
      assert.ok(body.includes(words?.replaceAll('&', '&amp;') ?? 'none'), `${id} ${words}`)
  }
  assert.match(body, /Wajib bila Komoditas: Makanan dan minuman dan Jenis izin edar pangan/)
  const cloth = (await site.get(null, '/edisi/uji-contoh/tenun')).body
  assert.doesNotMatch(cloth, /id="dokumen-halal"/)
  assert.match(cloth, /id="dokumen-merek"/)
})

test('the scoring of a commodity is read part by part, with every criterion and what limits the result', async () => {
  const path = '/edisi/uji-contoh/tenun/penilaian'
  assert.match((await site.get(null, '/edisi/uji-contoh/tenun')).body, new RegExp(`href="${path}"`))
  const first = await openValid(site, null, path)
  const parts = [...first.matchAll(/\?bagian=([\w-]+)"/g)].map(([, id = '']) => id)
  const root = findForm(office.rules.rules, 'tenun')?.index.rubric.root
  assert.ok(root && isGroup(root))
  assert.deepEqual(
    parts,
    root.children.filter(isGroup).map(one => one.id),
  )
  const pages = await Promise.all(parts.map(async id => (await site.get(null, `${path}?bagian=${id}`)).body))
  const escaped = (words: string): string => html`${words}`.toString()
  for (const { title } of findForm(office.rules.rules, 'tenun')?.index.criteria.values() ?? [])
    assert.equal(pages.filter(page => page.includes(`<b>${escaped(title.id)}</b>`)).length, 1, title.id)
  assert.match(first, /id="pembatas"/)
  assert.equal(mainOf((await site.get(null, `${path}?bagian=tidak-ada`)).body), mainOf(first))
  assert.equal((await site.get(null, '/edisi/uji-contoh/emas/penilaian')).status, 404)
})

test('an edition in preparation, an unknown one, and an unknown commodity are not found', async () => {
  const created = await site.post(secretariat, '/edisi-kelola', {
    action: 'edition.create',
    titleId: 'Edisi rahasia contoh',
    titleEn: 'Secret edition example',
    slug: 'rahasia',
    number: '78',
    kind: 'regular',
  })
  assert.equal(created.status, 303)
  for (const path of ['/edisi/rahasia', '/edisi/tidak-ada', '/edisi/uji-contoh/emas'])
    assert.equal((await site.get(null, path)).status, 404, path)
  assert.doesNotMatch((await site.get(null, '/edisi')).body, /rahasia/)
  assert.equal((await site.get(null, '/peraturan')).next, '/edisi')
  assert.equal((await site.get(null, '/en/peraturan')).next, '/en/edisi')
})

test('the secretariat’s pages are valid; others do not come in; an auditor reads but has no buttons', async () => {
  const paths = [
    '/edisi-kelola',
    `/edisi-kelola/${office.editionId}`,
    `/edisi-kelola/${office.editionId}/aturan/${office.rules.id}`,
  ]
  for (const path of [...paths, `/edisi-kelola/${office.editionId}/aturan`, '/jam'])
    await openValid(site, secretariat, path)
  for (const path of paths) {
    const body = await openValid(site, auditor, path)
    assert.doesNotMatch(mainOf(body), /name="action"/, path)
    assert.equal((await site.get(operator, path)).status, 403, path)
    assert.equal((await site.get(null, path)).status, 303, path)
  }
})

test('broken rules, sent from the page, come back with every place; nothing is stored', async () => {
  const path = `/edisi-kelola/${office.editionId}/aturan`
  const broken = JSON.stringify(rulesDraft({ scales: [], photos: { min: 5, max: 1 } }))
  const answer = await site.post(secretariat, path, {
    action: 'rules.import',
    rulesText: '',
    rulesFile: new File([broken], 'rules.json', { type: 'application/json' }),
  })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /scales/)
  assert.match(answer.body, /photos/)
  assert.doesNotMatch((await site.get(secretariat, `/edisi-kelola/${office.editionId}`)).body, />Versi 2</)
})

test('rules sent as a file become a draft that the page can publish, and then have a public page', async () => {
  const address = /\/edisi-kelola\/([0-9a-z]{16})/
  const created = await site.post(secretariat, '/edisi-kelola', {
    action: 'edition.create',
    titleId: 'Edisi latihan contoh',
    titleEn: 'Training edition example',
    slug: 'latihan',
    number: 'L9',
    kind: 'training',
  })
  const id = address.exec(created.next ?? '')?.[1] ?? ''
  const imported = await site.post(secretariat, `/edisi-kelola/${id}/aturan`, {
    action: 'rules.import',
    rulesFile: new File([rulesJson], 'rules.json'),
    casesFile: new File([casesCsv], 'cases.csv'),
  })
  assert.equal(imported.status, 303, imported.body.slice(0, 300))
  const version = (imported.next ?? '').split('?')[0] ?? ''
  assert.match(await openValid(site, secretariat, version), /Semua \d+ kasus sesuai/)
  const own = await site.post(secretariat, version, {
    action: 'rules.publish',
    reason: 'Latihan operator, contoh.',
  })
  assert.equal(own.status, 403, 'whoever brought them in does not put them in force')
  const published = await site.post(anActor('secretariat'), version, {
    action: 'rules.publish',
    reason: 'Latihan operator, contoh.',
  })
  assert.equal(published.status, 303)
  await openValid(site, null, '/edisi/latihan')
  const page = `/edisi-kelola/${id}`
  const opened = await site.post(secretariat, page, { action: 'stage.open', stage: 'pengusulan' })
  assert.equal(opened.status, 303)
  assert.match(opened.next ?? '', /#tahap-pengusulan$/)
  const [first] = await office.database.read(reader => listStages(reader, id))
  assert.equal(first?.opensAt?.getTime(), office.clock.now().getTime())
  const wrong = await site.post(secretariat, page, {
    action: 'stage.schedule',
    stage: 'penilaian',
    opensDate: '2031-05-02',
    closesDate: '2031-05-01',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Penutupan harus sesudah pembukaan/)
  assert.match(wrong.body, /value="2031-05-02"/)
})

test('the clock page moves the clock', async () => {
  const start = office.clock.now()
  const moved = await site.post(secretariat, '/jam', {
    action: 'clock.move',
    date: '2031-04-01',
    time: '08.15',
  })
  assert.equal(moved.status, 303)
  assert.match((await site.get(secretariat, '/jam')).body, /1 April 2031, 08\.15 WIB/)
  office.clock.moveTo(start)
})

test('rules in words: bands fall from the top, conditions and rounding are sentences', () => {
  const read = loadRules(rulesJson)
  assert.ok(read.ok)
  const { document } = read.value
  const [scale] = document.scales
  assert.ok(scale)
  assert.deepEqual(
    bandLines(scale).map(line => [line.from, line.below]),
    [
      [9100, null],
      [8100, 9100],
      [7100, 8100],
    ],
  )
  assert.match(
    aggregationInWords(document, 'en'),
    /mean of all locked scoresheets\. It is rounded to 2 decimals/,
  )
  const clause = conditionInWords(
    { any: [{ fact: 'berglasir', is: true }, { not: { fact: 'commodity', oneOf: ['tenun', 'batik'] } }] },
    document,
    'en',
  )
  assert.equal(clause, 'The product is glazed: yes or not (Commodity is one of Woven cloth, Batik cloth)')
  const limit = conditionInWords({ fact: 'berglasir', atLeast: 1250.0625 }, document, 'id')
  assert.match(limit, /1\.250,0625/)
})
