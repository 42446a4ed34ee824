import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rulesDraft } from '../../src/engine/builders.ts'
import { brokenOutcomes } from '../../src/engine/rules/lint/broken/outcomes.ts'
import { brokenReferences } from '../../src/engine/rules/lint/broken/references.ts'
import { brokenRubrics } from '../../src/engine/rules/lint/broken/rubrics.ts'
import { brokenShape } from '../../src/engine/rules/lint/broken/shape.ts'
import { lintRules } from '../../src/engine/rules/lint.ts'
import type { Application } from '../../src/app.ts'
import { filesUnder, watchState } from '../builders/stored-state.ts'
import { testApplication } from '../builders/test-application.ts'
import { TestClient } from '../builders/test-client.ts'
import { findForm } from '../builders/page-forms.ts'
import { idIn } from '../journeys/story-nominating.ts'
import { grantOf } from '../journeys/walker.ts'
import { sendForm, wordsIn } from './office.ts'

let application: Application
let secretariat: TestClient
/** Somebody else, who publishes. */
let publisher: TestClient
let state: () => Promise<string>
let edition = ''

async function asSecretariat(persona: string): Promise<TestClient> {
  const client = new TestClient(application.server)
  await client.signIn(persona)
  const { body } = await client.get('/tugas')
  const [form, grant] = [findForm(body, 'session.switch-role'), grantOf(body, 'Sekretariat')]
  assert.ok(form && grant)
  await client.post(form.target, { ...form.fields, grant })
  return client
}

before(async () => {
  application = await testApplication()
  secretariat = await asSecretariat('verifikator')
  publisher = await asSecretariat('verifikator-2')
  const made = await sendForm(secretariat, '/edisi-kelola', 'edition.create', {
    titleId: 'Edisi uji (contoh)',
    titleEn: 'Test edition (example)',
    slug: 'edisi-uji-contoh',
    number: '97',
    kind: 'training',
  })
  edition = `/edisi-kelola/${idIn(made.location ?? '')}`
  state = await watchState(application)
})
after(() => application.close())

const json = (content: string | Buffer, name = 'aturan-contoh.json'): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name, {
    type: 'application/json',
  })

type Told = Readonly<{ path: string; id: string; en: string }>

/** Sends a rules file in both languages: each problem with its place and its sentence, and nothing stored. */
async function refuses(
  sent: Readonly<Record<string, string | File>>,
  told: readonly Told[],
  typed: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [before, files] = [await state(), filesUnder(application.config.dataDir)]
  for (const [prefix, locale] of [
    ['', 'id'],
    ['/en', 'en'],
  ] as const) {
    const answer = await sendForm(secretariat, `${prefix}${edition}/aturan`, 'rules.import', {
      ...sent,
      ...typed,
    })
    assert.equal(answer.status, 422)
    const words = wordsIn(answer.body)
    for (const one of told) {
      assert.ok(words.includes(one.path), `${prefix} names ${one.path}`)
      assert.ok(words.includes(wordsIn(one[locale]).trim()), `${prefix} says ${one[locale]}`)
    }
    const shown = findForm(answer.body, 'rules.import')
    assert.ok(shown)
    for (const [name, value] of Object.entries(typed)) assert.equal(shown.fields[name], value)
  }
  assert.equal(await state(), before)
  assert.deepEqual(filesUnder(application.config.dataDir), files)
}

const toldOf = (content: string): readonly Told[] =>
  lintRules(content).problems.map(({ path, message }) => ({ path, ...message }))

/** One of each kind, in the words of the task: with the place where it is. */
const kinds = [
  'sum-not-100',
  'band-gap',
  'band-overlap',
  'unknown-kind',
  'duplicate-id',
  'missing-language',
  'band-unreachable',
  'option-without-points',
]
const broken = [...brokenShape, ...brokenRubrics, ...brokenReferences, ...brokenOutcomes]

for (const kind of kinds) {
  test(`a rules file with ${kind}, imported, is refused with every place, and nothing is stored`, async () => {
    const ofKind = broken.filter(([code]) => code === kind)
    assert.ok(ofKind.length > 0)
    const [, place, draft] = ofKind[0] ?? ['', '', {}]
    const content = JSON.stringify(draft)
    const told = toldOf(content)
    assert.ok(told.some(one => one.path === place))
    await refuses({ rulesFile: json(content) }, told, { casesText: 'kasus,<contoh>' })
  })
}

test('a rules file with many faults, imported, is told all of them at once', async () => {
  const overlap = broken.find(([code]) => code === 'band-overlap')?.[2]
  const gates = broken.find(([code]) => code === 'missing-language')?.[2]
  const content = JSON.stringify({ ...gates, scales: overlap?.['scales'], schema: 1, tambahan: 1 })
  const told = toldOf(content)
  assert.ok(told.length >= 3, `${told.length} problems`)
  await refuses({ rulesFile: json(content) }, told)
})

const notRules: readonly (readonly [string, Buffer | string])[] = [
  ['no JSON', 'ini bukan JSON'],
  ['JSON that is no object', '[1,2,3]'],
  ['JSON cut off midway', JSON.stringify(rulesDraft()).slice(0, 400)],
  ['JSON nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['a key that names a prototype', '{"__proto__":{"schema":1},"constructor":{}}'],
]
for (const [title, content] of notRules) {
  test(`a rules file of ${title}, imported, is refused with a sentence, and nothing is stored`, async () => {
    const told = toldOf(String(content))
    assert.ok(told.length > 0)
    await refuses({ rulesFile: json(content) }, told)
  })
}

const unread: readonly (readonly [string, Readonly<Record<string, string | File>>, RegExp, RegExp])[] = [
  ['nothing', {}, /Kirim berkas aturan/, /Send a rules file/],
  ['an empty file', { rulesFile: json('') }, /Kirim berkas aturan/, /Send a rules file/],
  [
    'a picture',
    { rulesFile: json(Buffer.from('\xff\xd8\xff\xe0\x00', 'latin1'), 'foto.json') },
    /foto\.json: Berkas ini bukan teks UTF-8\. Simpan ulang/,
    /foto\.json: This file is not UTF-8 text\. Save it again/,
  ],
  [
    '20 MB',
    { rulesFile: json(Buffer.alloc(20_000_000, 0x20)) },
    /aturan-contoh\.json: Berkas ini lebih besar dari 4 MB\. Periksa/,
    /aturan-contoh\.json: This file is larger than 4 MB\. Check/,
  ],
  [
    'a text beyond the limit',
    { rulesText: 'x'.repeat(1_000_001) },
    /terlalu panjang, sehingga hanya awalnya yang terbaca/,
    /too long, so that only its beginning was read/,
  ],
]
for (const [title, sent, id, en] of unread) {
  test(`${title}, sent as rules, is told beside the field, and nothing is stored`, async () => {
    const before = await state()
    for (const [prefix, sentence] of [
      ['', id],
      ['/en', en],
    ] as const) {
      const answer = await sendForm(secretariat, `${prefix}${edition}/aturan`, 'rules.import', {
        ...sent,
        casesText: 'kasus,<contoh>',
      })
      assert.equal(answer.status, 422)
      const summary = /<div class="summary"[\s\S]*?<\/ul>/.exec(answer.body)?.[0] ?? ''
      assert.match(wordsIn(summary), sentence)
      assert.match(summary, /href="#f-rules(File|Text)"/)
      assert.equal(findForm(answer.body, 'rules.import')?.fields['casesText'], 'kasus,<contoh>')
    }
    assert.equal(await state(), before)
  })
}

const shipped = () => application.programme.editions[0]
const reason = 'Alasan contoh yang cukup panjang.'
const bringIn = async (cases: string): Promise<string> => {
  const sent = { rulesFile: json(shipped()?.rules ?? ''), casesFile: json(cases, 'kasus.csv') }
  const answer = await sendForm(secretariat, `${edition}/aturan`, 'rules.import', sent)
  assert.equal(answer.status, 303, wordsIn(answer.body).slice(0, 800))
  return (answer.location ?? '').replace(/\?.*$/, '')
}

test('a cases file that cannot be read, imported with good rules, is refused and nothing is stored', async () => {
  const before = await state()
  const sent = {
    rulesFile: json(shipped()?.rules ?? ''),
    casesFile: json('bukan;csv\n"tak selesai', 'kasus.csv'),
  }
  const answer = await sendForm(secretariat, `${edition}/aturan`, 'rules.import', sent)
  assert.equal(answer.status, 422)
  assert.equal(await state(), before)
})

test('a version whose cases fail, published, is refused with each case, and stays a draft', async () => {
  const good = shipped()?.cases ?? ''
  const wrong = good.replaceAll(
    /\b(\d{2})\.(\d{2})\b/g,
    (_, whole: string) => `${whole === '11' ? '12' : '11'}.07`,
  )
  assert.notEqual(wrong, good)
  const version = await bringIn(wrong)
  const before = await state()
  const answer = await sendForm(publisher, version, 'rules.publish', { reason })
  assert.equal(answer.status, 422)
  assert.match(wordsIn(answer.body), /cases line \d+/)
  assert.equal(findForm(answer.body, 'rules.publish')?.fields['reason'], reason)
  assert.equal(await state(), before)
})

test('a version without cases, published, is refused with what to do', async () => {
  const version = await bringIn('')
  const before = await state()
  const answer = await sendForm(publisher, version, 'rules.publish', { reason })
  assert.equal(answer.status, 422)
  assert.match(wordsIn(answer.body), /tidak memiliki kasus\. Impor versi baru/)
  assert.equal(await state(), before)
})

test('a published version, published again out of an old tab, does not change; its page has no form any more', async () => {
  const version = await bringIn(shipped()?.cases ?? '')
  const form = findForm((await publisher.get(version)).body, 'rules.publish')
  const other = findForm((await publisher.get(version)).body, 'rules.publish')
  assert.ok(form && other)
  const sent = { reason, action: 'rules.publish' }
  assert.equal((await publisher.post(version, { ...form.fields, ...sent })).status, 303)
  const before = await state()
  const again = await publisher.post(version, { ...other.fields, ...sent })
  assert.equal(again.status, 422)
  assert.match(wordsIn(again.body), /sudah terbit/)
  assert.equal(await state(), before)
  assert.equal(findForm((await publisher.get(version)).body, 'rules.publish'), undefined)
})
