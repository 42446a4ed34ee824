import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '../platform/html.ts'
import type { Html } from '../platform/html.ts'
import {
  choiceField,
  dispersionStrip,
  errorSummary,
  form,
  ornament,
  siteHeader,
  stars,
  table,
  textField,
} from './components.ts'
import { page } from './frame/page.ts'
import { pathIn } from './frame/paths.ts'
import { draftOf, ornamentKinds } from './marks/ornament.ts'
import { toneOf } from './work/status.ts'

const markup = (made: Html): string => made.toString()
const assets = {
  styleParts: [],
  scriptParts: [],
  css: '/a.css',
  js: '/a.js',
  font: '/a.woff2',
  icon: '/a.svg',
}
const all = (made: string, pattern: RegExp): string[] =>
  [...made.matchAll(pattern)].map(found => found[1] ?? '')

test('path in a language, any page, stays or gets /en', () => {
  assert.equal(pathIn('id', '/katalog?q=a'), '/katalog?q=a')
  assert.equal(pathIn('en', '/katalog?q=a'), '/en/katalog?q=a')
  assert.equal(pathIn('en', '/'), '/en')
  assert.equal(pathIn('en', '/?q=a'), '/en?q=a')
})

test('page, English with a query, names itself and its other language', async () => {
  const made = markup(
    page({
      locale: 'en',
      path: '/katalog?bintang=3',
      title: 'Catalogue',
      body: html``,
      nav: [],
      demo: false,
      assets,
      origin: 'https://contoh.example',
    }),
  )
  assert.match(made, /<link rel="canonical" href="https:\/\/contoh\.example\/en\/katalog">/)
  assert.match(made, /hreflang="id" href="https:\/\/contoh\.example\/katalog">/)
  assert.match(made, /class="language" href="\/katalog\?bintang=3" hreflang="id"/)
  assert.match(made, /<title>Catalogue · Bintang OVOP<\/title>/)
})

test('page, demo mode off, has no demo line', async () => {
  const made = async (demo: boolean): Promise<string> =>
    markup(page({ locale: 'id', path: '/', title: 'x', body: html``, nav: [], demo, assets }))
  assert.match(await made(true), /Mode demo: semua nama, angka dan bintang di sini rekaan \(contoh\)/)
  assert.doesNotMatch(await made(false), /Mode demo/)
})

test('page of someone signed in, search engines, are kept out', async () => {
  const actor = { person: 'p', name: 'A B', roleLabel: 'r', areaLabel: 'a', key: 'k', otherRoles: [] }
  const base = { locale: 'id', path: '/', title: 'x', body: html``, nav: [], demo: false, assets } as const
  assert.match(markup(page({ ...base, actor })), /name="robots" content="noindex"/)
  assert.doesNotMatch(markup(page(base)), /noindex/)
})

test('navigation, a page below a link, marks that link only', async () => {
  const made = markup(
    siteHeader({
      locale: 'id',
      path: '/dinas/1171?x=1',
      nav: [{ label: 'Peta', href: '/peta' }],
      demo: false,
    }),
  )
  assert.deepEqual(all(made, /href="([^"]*)" aria-current="true"/g), ['/dinas'])
  const exact = markup(siteHeader({ locale: 'en', path: '/dinas', nav: [], demo: false }))
  assert.deepEqual(all(exact, /href="([^"]*)" aria-current="page"/g), ['/en/dinas'])
})

test('ornament, every kind and thread, draws the crossings of its draft', async () => {
  for (const kind of ornamentKinds) {
    const rows = draftOf(kind)
    const made = markup(ornament(kind, 'fine'))
    const [warp = '', weft = ''] = made.split('ornament__weft')
    for (const [thread, part] of [
      ['#', warp],
      ['o', weft],
    ] as const) {
      const lines = all(part, /(<path [^>]*>)/g)
      const drawn = lines.map(line => {
        const dashes = (/stroke-dasharray="([^"]*)"/.exec(line)?.[1] ?? '2').split(' ').map(Number)
        const start = -Number(/stroke-dashoffset="([^"]*)"/.exec(line)?.[1] ?? 0) / 2
        const period = rows[0]?.length ?? 0
        const letters = Array.from({ length: period }, () => false)
        let at = start
        for (const [index, run] of dashes.entries()) {
          if (index % 2 === 0) for (let step = 0; step < run / 2; step++) letters[(at + step) % period] = true
          at += run / 2
        }
        return letters
      })
      const wanted = rows
        .map(row => Array.from(row, letter => letter === thread))
        .filter(row => row.some(Boolean))
      assert.deepEqual(drawn, wanted, `${kind} ${thread}`)
    }
  }
})

test('ornament, repeated, is that many times as tall', async () => {
  const height = async (repeats: number): Promise<number> =>
    Number(/height="(\d+)"/.exec(markup(ornament('wajik', 'bold', repeats)))?.[1])
  assert.equal(await height(5), 5 * (await height(1)))
})

test('stars, two of three, fills two and outlines one', async () => {
  const made = markup(stars({ stars: 2, of: 3, label: 'Bintang 2 dari 3' }))
  assert.equal(all(made, /(stars__on)/g).length, 2)
  assert.equal(all(made, /(stars__off)/g).length, 1)
  assert.match(made, /role="img" aria-label="Bintang 2 dari 3"/)
})

test('status, the same state in three spellings, looks the same', () => {
  assert.equal(toneOf('not admitted'), 'bad')
  assert.equal(toneOf('not_admitted'), 'bad')
  assert.equal(toneOf('not-admitted'), 'bad')
  assert.equal(toneOf('something new'), 'neutral')
})

test('field with a problem, its control, points to hint, example and problem', async () => {
  const made = markup(
    textField({
      locale: 'id',
      name: 'produk.nib',
      label: 'NIB',
      hint: 'h',
      example: 'e',
      problem: 'Perbaiki ini',
      required: true,
    }),
  )
  const described = /aria-describedby="([^"]*)"/.exec(made)?.[1]?.split(' ') ?? []
  assert.deepEqual(described, ['f-produk-nib-hint', 'f-produk-nib-example', 'f-produk-nib-problem'])
  for (const id of described) assert.ok(made.includes(`id="${id}"`), id)
  assert.match(made, /aria-invalid="true"/)
})

test('error summary on a page, problems of the same words, each named by the label of its field', () => {
  const problems = ['issuedOn', 'kind', 'gone'].map(path => ({ path, message: 'Wajib diisi.' }))
  const field = { locale: 'id', required: true } as const
  const choices = [{ value: 'a', label: 'A' }]
  const body = html`${errorSummary({ locale: 'id', problems: [...problems, { path: 'nib', message: 'NIB ini salah.' }] })}${textField({ ...field, name: 'issuedOn', label: 'Tanggal <terbit>' })}${choiceField({ ...field, name: 'kind', label: 'Masa berlaku', choices })}${textField({ ...field, name: 'nib', label: 'NIB' })}`
  const made = markup(page({ locale: 'id', path: '/', title: 'x', body, nav: [], demo: false, assets }))
  assert.deepEqual(all(made, /<li>(<a href="#f-[\s\S]*?)<\/li>/g), [
    '<a href="#f-issuedOn"><strong>Tanggal &lt;terbit&gt;:</strong> Wajib diisi.</a>',
    '<a href="#f-kind"><strong>Masa berlaku:</strong> Wajib diisi.</a>',
    '<a href="#f-gone">Wajib diisi.</a>',
    '<a href="#f-nib">NIB ini salah.</a>',
  ])
})

test('error summary on a page, two forms with a field of one name but other labels, names neither', () => {
  const field = { locale: 'id', name: 'note', required: true } as const
  const body = html`${errorSummary({ locale: 'id', problems: [{ path: 'note', message: 'Wajib diisi.' }] })}${textField({ ...field, label: 'Alasan' })}${textField({ ...field, id: 'other', label: 'Catatan' })}`
  const made = markup(page({ locale: 'id', path: '/', title: 'x', body, nav: [], demo: false, assets }))
  assert.match(made, /<a href="#f-note">Wajib diisi/)
})

test('error summary, a nested name, links to the field of that name', async () => {
  const summary = markup(errorSummary({ locale: 'id', problems: [{ path: 'produk.nib', message: 'x' }] }))
  const field = markup(textField({ locale: 'id', name: 'produk.nib', label: 'NIB' }))
  const target = /href="#([^"]*)"/.exec(summary)?.[1]
  assert.ok(target && field.includes(`id="${target}"`), target)
  assert.equal(markup(errorSummary({ locale: 'id', problems: [] })), '')
})

test('password field, a value given by mistake, is not sent back', async () => {
  const made = markup(textField({ locale: 'id', name: 'p', label: 'p', type: 'password', value: 'rahasia' }))
  assert.doesNotMatch(made, /rahasia/)
})

test('form, key and version, travel as hidden fields', async () => {
  const made = markup(form({ action: '/usulan/1', key: 'abc', version: 7, multipart: true, body: html`` }))
  assert.match(made, /<input type="hidden" name="_key" value="abc">/)
  assert.match(made, /<input type="hidden" name="version" value="7">/)
  assert.match(made, /enctype="multipart\/form-data"/)
})

test('table, no rows, says so instead', async () => {
  const empty = markup(table({ caption: 'c', columns: [{ label: 'a' }], rows: [], empty: 'Belum ada.' }))
  assert.equal(empty, '<p class="empty">Belum ada.</p>')
})

test('dispersion, totals and star lines, stand in order on one scale', async () => {
  const made = markup(
    dispersionStrip({
      locale: 'id',
      label: 'Kain',
      sheets: [
        { letter: 'A', total: 8100 },
        { letter: 'B', total: 7650 },
      ],
      lines: [
        { stars: 1, at: 7100 },
        { stars: 2, at: 8100 },
      ],
      mean: 7875,
    }),
  )
  const lines = all(made, /strip__line" x1="([\d.]+)%"/g).map(Number)
  const dots = all(made, /strip__dot" cx="([\d.]+)%"/g).map(Number)
  const [first = 0, second = 0] = lines
  const [onLine = 0, below = 0] = dots
  assert.equal(onLine, second)
  assert.ok(Math.abs((below - first) / (second - first) - 0.55) < 0.001, `${first} ${below} ${second}`)
  assert.match(made, /Selisih terbesar: 4,50/)
  assert.match(made, /Rata-rata: 78,75/)
})
