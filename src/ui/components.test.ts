import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { html } from '../platform/html.ts'
import { Html } from '../platform/html.ts'
import { buildAssets } from './assets.ts'
import type { Assets } from './assets.ts'
import * as components from './components.ts'
import { gayaGroups, gayaPage } from './gaya-page.ts'
import type { Specimen } from './gaya/specimen.ts'
import { page } from './frame/page.ts'

const locales = ['id', 'en'] as const
const validator = new HtmlValidate({
  extends: ['recommended', 'standard', 'document', 'a11y'].map(preset => `html-validate:${preset}`),
  // Style and script come from the same host under names that carry their hash.
  rules: { 'require-sri': 'off' },
})

let assets: Assets
before(async () => {
  assets = await buildAssets()
})

const specimens = (locale: 'id' | 'en' = 'id'): Specimen[] =>
  gayaGroups({ locale, assets: assets.urls }).flatMap(group => group.specimens)

const text = (made: Html): string => made.toString()

async function problemsOf(markup: string): Promise<string[]> {
  const report = await validator.validateString(markup)
  return report.results.flatMap(result =>
    result.messages.map(message => `${message.ruleId}: ${message.message} (${message.selector})`),
  )
}

const actor = {
  person: 'contoh',
  name: 'Rahayu Contoh',
  roleLabel: 'Operator dinas',
  areaLabel: 'Kabupaten Contoh',
  key: 'k',
  otherRoles: [{ id: 'a', label: 'Kepala dinas' }],
}

test('style page, both languages, is valid HTML', async () => {
  for (const locale of locales)
    assert.deepEqual(await problemsOf(text(gayaPage({ locale, assets: assets.urls, demo: true }))), [])
})

test('page for someone signed in, with a notice, is valid HTML', async () => {
  const made = page({
    locale: 'id',
    path: '/tugas',
    title: 'Tugas saya',
    body: components.pageTitle({ locale: 'id', title: 'Tugas saya' }),
    actor,
    nav: [{ label: 'Usulan', href: '/usulan', count: 3 }],
    demo: true,
    notice: { kind: 'error', text: 'Berkas tidak terkirim.' },
    assets: assets.urls,
  })
  assert.deepEqual(await problemsOf(text(made)), [])
})

test('style page, every component, is shown in full', async () => {
  // The page puts the label of its field before a problem.
  const named = /(<a href="#f-[^"]*">)<strong>[^<]*:<\/strong> /g
  const made = text(gayaPage({ locale: 'id', assets: assets.urls })).replaceAll(named, '$1')
  const shown = specimens()
  assert.deepEqual(
    Object.keys(components).filter(name => !shown.some(one => one.component === name)),
    [],
  )
  for (const one of shown) {
    const markup = text(one.html)
    assert.ok(markup.length > 0, `${one.component} (${one.state}) is empty`)
    assert.ok(made.includes(markup), `${one.component} (${one.state}) is not on the page`)
  }
})

test('any output, attributes, has neither style nor event handlers', async () => {
  for (const locale of locales) {
    const made = text(gayaPage({ locale, assets: assets.urls, demo: true }))
    assert.deepEqual(made.match(/<[^>]*\s(?:style|on[a-z]+)\s*=/gi) ?? [], [])
    assert.deepEqual(made.match(/<style|javascript:/gi) ?? [], [])
    assert.deepEqual(made.match(/<script(?![^>]* src="\/assets\/)/gi) ?? [], [])
  }
})

test('text of the components, Indonesian and English, differs', async () => {
  const [id, en] = locales.map(locale => text(gayaPage({ locale, assets: assets.urls })))
  assert.match(id ?? '', /lang="id"/)
  assert.match(en ?? '', /lang="en"/)
  assert.doesNotMatch(en ?? '', /Kabupaten Contoh|Tersimpan| Mei\b|opsional| Juni\b/)
})

/** Values of these names choose a look or name a control; the callers' code sets them, no person. */
const fixed = new Set([
  'locale',
  'state',
  'kind',
  'tone',
  'change',
  'urgency',
  'type',
  'width',
  'inputMode',
  'icon',
])
const hostile = `"><b id="broken">' onmouseover='x' \`&lt;`

function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return fixed.has(key) ? value : hostile
  if (Array.isArray(value)) return value.map(item => poisoned(item, key))
  if (value === null || typeof value !== 'object') return value
  // Markup is made by other components and stays.
  if (value instanceof Html) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]))
}

test('every component, hostile text in every property, lets none of it out', async () => {
  const byName = components as unknown as Record<string, (...props: unknown[]) => Html>
  let hits = 0
  for (const one of specimens()) {
    if (['icon', 'ornament'].includes(one.component)) continue
    const props = one.props.map(value => poisoned(value))
    const made = text(byName[one.component]?.(...props) ?? html``)
    assert.doesNotMatch(made, /<b id="broken"/, `${one.component} (${one.state})`)
    assert.doesNotMatch(made, /['"] onmouseover=/, `${one.component} (${one.state})`)
    hits += made.split('id=&quot;broken').length - 1
  }
  // The poison really went in: otherwise the test above proves nothing.
  assert.ok(hits > 200, `only ${hits} places took the text`)
})

test('addresses from records, scripts and foreign hosts, are not linked', async () => {
  for (const href of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    '//evil.example',
    '/\\evil',
    'data:x',
  ]) {
    const made = text(components.linkButton({ href, label: 'x' }))
    assert.match(made, /href="#"/, href)
  }
  for (const href of [
    '/katalog?q=a:b',
    '#isi',
    '?status=draft',
    'https://contoh.example/x',
    'mailto:a@b.c',
  ]) {
    assert.equal(text(components.linkButton({ href, label: 'x' })).includes(`href="${href}"`), true)
  }
})
