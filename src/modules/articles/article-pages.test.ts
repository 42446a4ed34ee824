import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import { escaped } from '../../../tests/builders/html-text.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { findForm } from '../../../tests/builders/page-forms.ts'
import { pageTexts, writtenPage, type WrittenPage } from '../../../tests/builders/programme-pages.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import { getHead } from '../../audit/index.ts'
import { readProgramme } from '../../setup/programme.ts'
import { articlesRoutes, loadShippedArticles } from './index.ts'

const secretariat = anActor('secretariat')
const auditor = anActor('auditor')
const PATH = '/kelola/halaman'
let environment: Environment
let site: TestSite
let page: WrittenPage

before(async () => {
  environment = testEnvironment(await testDatabase())
  site = testSite(environment, articlesRoutes)
  await loadShippedArticles(environment, readProgramme().articles)
  page = await writtenPage(environment, secretariat, 'halaman-contoh', 'published')
})
after(() => environment.database.close())

const acts = async (): Promise<number> => (await environment.database.read(getHead)).seq
const formAt = async (path: string, action: string) =>
  findForm((await site.get(secretariat, path)).body, action)

test('the public reads each page in both languages, with its day and a list of contents where it is long', async () => {
  const list = await openValid(site, null, '/program')
  for (const { slug, text } of readProgramme().articles) {
    assert.match(list, new RegExp(`href="/program/${slug}">${text.title.id}<`))
    const body = mainOf(await openValid(site, null, `/program/${slug}`))
    assert.match(body, /<h1>/)
    assert.equal(body.match(/<h1/g)?.length, 1)
    assert.match(body, /<nav class="contents"/)
    assert.match(body, /Terakhir diubah \d+ \w+ \d{4}/)
    for (const [, id] of body.matchAll(/href="#([^"]+)"/g)) assert.ok(body.includes(` id="${id}"`), id)
  }
  const short = mainOf(await openValid(site, null, '/program/halaman-contoh'))
  assert.doesNotMatch(short, /class="contents"/)
  const english = (await site.get(null, '/en/program/sejarah')).body
  assert.match(english, /href="\/en\/statistik"/)
  assert.match(english, /<meta name="description" content="From an idea/)
})

test('a page never published is not there, a withdrawn one says that it is gone', async () => {
  await writtenPage(environment, secretariat, 'belum-terbit', 'drafted')
  await writtenPage(environment, secretariat, 'sudah-ditarik', 'withdrawn')
  assert.equal((await site.get(null, '/program/belum-terbit')).status, 404)
  assert.equal((await site.get(null, '/program/tidak-ada')).status, 404)
  const gone = await site.get(null, '/program/sudah-ditarik')
  assert.equal(gone.status, 410)
  assert.doesNotMatch(gone.body, /Isi contoh|Alasan contoh/)
  const list = (await site.get(null, '/program')).body
  assert.doesNotMatch(list, /belum-terbit|sudah-ditarik/)
})

test('every page of the secretariat is valid in both languages; the auditor sees no button', async () => {
  for (const path of [
    '',
    '/baru',
    `/${page.id}`,
    `/${page.id}/ubah`,
    `/${page.id}/terbit`,
    `/${page.id}/versi/1`,
  ])
    await openValid(site, secretariat, `${PATH}${path}`)
  for (const path of ['', `/${page.id}`, `/${page.id}/versi/1`]) {
    const body = mainOf(await openValid(site, auditor, `${PATH}${path}`))
    assert.doesNotMatch(body, /<button|\/ubah|\/baru|\/terbit"/)
  }
  assert.equal((await site.get(auditor, `${PATH}/${page.id}/ubah`)).status, 403)
  for (const path of ['tidakada', `${page.id}/versi/9`, `${page.id}/versi/x`, `${page.id}/versi/0`])
    assert.equal((await site.get(secretariat, `${PATH}/${path}`)).status, 404, path)
})

test('a preview shows what was typed as the public would read it, keeps all of it and stores nothing', async () => {
  const path = `${PATH}/${page.id}/ubah`
  const before = await acts()
  const form = await formAt(path, 'page.preview')
  assert.ok(form)
  const typed = {
    ...form.fields,
    bodyId: 'Teks **baru** & [buruk](javascript:x)',
    bodyEn: '## New\n\n<script>x</script>',
    summaryEn: '',
  }
  const answer = await site.post(secretariat, path, { ...typed, action: 'page.preview' })
  assert.equal(answer.status, 200)
  assert.match(answer.body, /<p>Teks <strong>baru<\/strong> &amp; buruk<\/p>/)
  assert.match(answer.body, /<h4 class="h2" id="lihat-en-new">New<\/h4>/)
  assert.match(answer.body, /Ringkasan dalam bahasa Inggris belum ditulis/)
  assert.match(answer.body, /Tautan ke &quot;javascript:x&quot;/)
  assert.doesNotMatch(answer.body, /<script>x/)
  const again = findForm(answer.body, 'page.draft')
  for (const [name, value] of Object.entries(typed))
    if (name !== '_key' && name !== 'action')
      assert.equal(again?.fields[name]?.replaceAll('\r\n', '\n'), value, name)
  assert.equal(await acts(), before)
  assert.doesNotMatch((await site.get(null, '/program/halaman-contoh')).body, /Teks/)
})

test('a preview of a text that is too long says so and keeps it', async () => {
  const path = `${PATH}/${page.id}/ubah`
  const form = await formAt(path, 'page.preview')
  const bodyId = '['.repeat(100_000)
  const answer = await site.post(secretariat, path, { ...form?.fields, bodyId, action: 'page.preview' })
  assert.equal(answer.status, 200)
  assert.match(answer.body, /Isi dalam bahasa Indonesia terlalu panjang/)
  assert.ok(answer.body.includes(`>${bodyId}</textarea>`))
  assert.ok(answer.body.length < 150_000)
})

test('a preview without the form’s key, or by one who may not write, shows nothing', async () => {
  const path = `${PATH}/${page.id}/ubah`
  const fields = { ...pageTexts, action: 'page.preview' }
  assert.equal((await site.post(secretariat, path, fields, 'palsu')).status, 403)
  assert.equal((await site.post(auditor, path, fields, 'palsu')).status, 403)
  const read = `${PATH}/${page.id}`
  assert.equal((await site.post(secretariat, read, fields)).status, 400)
})

test('the second of two editors sees the first’s text beside the own, also after a preview, and can then save', async () => {
  const path = `${PATH}/${page.id}/ubah`
  const [mine, theirs] = [await formAt(path, 'page.draft'), await formAt(path, 'page.draft')]
  assert.ok(mine && theirs)
  const stored = { ...theirs.fields, bodyId: 'Sama\r\n\r\nTeks rekan' }
  assert.equal((await site.post(secretariat, path, { ...stored, action: 'page.draft' })).status, 303)
  const own = { ...mine.fields, bodyId: 'Sama\r\n\r\nTeks saya' }
  const preview = await site.post(secretariat, path, { ...own, action: 'page.preview' })
  const afterPreview = findForm(preview.body, 'page.draft')
  assert.ok(afterPreview)
  const refused = await site.post(secretariat, path, { ...afterPreview.fields, action: 'page.draft' })
  assert.equal(refused.status, 409)
  const main = mainOf(refused.body)
  assert.match(main, /Dua teks yang berbeda/)
  assert.match(main, /Hanya di sini:<\/b> Teks rekan<\/mark>/)
  assert.match(main, /Hanya di sini:<\/b> Teks saya<\/mark>/)
  assert.equal(main.match(/<mark/g)?.length, 2)
  const now = findForm(refused.body, 'page.draft')
  assert.ok(now)
  assert.match(now.fields['bodyId'] ?? '', /Teks saya/)
  assert.equal((await site.post(secretariat, path, { ...now.fields, action: 'page.draft' })).status, 303)
})

test('before it is published the difference is said in words, and afterwards the public reads it', async () => {
  const path = `${PATH}/${page.id}/terbit`
  const body = mainOf(await openValid(site, secretariat, path))
  assert.match(body, /<b>Dihapus:<\/b><del[^>]*>## Bagian<\/del>/)
  assert.match(body, /<b>Ditambahkan:<\/b><ins[^>]*>Sama<\/ins>/)
  assert.doesNotMatch(body, /Isi, bahasa Inggris<\/h3>/)
  const reason = 'Teks diperjelas untuk pembaca.'
  const answer = await site.post(secretariat, path, {
    ...(await formAt(path, 'page.publish'))?.fields,
    reason,
    action: 'page.publish',
  })
  assert.equal(answer.status, 303)
  const shown = await site.get(null, '/program/halaman-contoh')
  assert.match(shown.body, /Teks saya/)
  assert.ok(!shown.body.includes(escaped(reason)))
  const manage = mainOf((await site.get(secretariat, `${PATH}/${page.id}`)).body)
  assert.ok(manage.includes(escaped(reason)))
  assert.match(mainOf(await openValid(site, secretariat, path)), /Versi terbaru sudah dibaca publik/)
})

test('the lists make the same number of queries however many pages there are', async () => {
  const counts = async (): Promise<readonly number[]> => [
    await countPageQueries(environment, articlesRoutes, { path: '/program' }),
    await countPageQueries(environment, articlesRoutes, { path: PATH, actor: secretariat }),
  ]
  const before = await counts()
  for (const slug of ['a', 'b', 'c', 'd', 'e']) await writtenPage(environment, secretariat, slug, 'published')
  assert.deepEqual(await counts(), before)
  assert.ok(Math.max(...before) <= 3)
})
