import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { html } from '../platform/html.ts'
import { buildAssets } from './assets.ts'
import { scriptsFor } from './frame/script-parts.ts'
import { partsFor } from './frame/style-parts.ts'
import type { Assets } from './assets.ts'

const KILOBYTE = 1000
const CSS_BUDGET = 8 * KILOBYTE
const JS_BUDGET = 12 * KILOBYTE
const UPLOADS_BUDGET = 23 * KILOBYTE
const SCRIPTS_BUDGET = 40 * KILOBYTE

let assets: Assets
before(async () => {
  assets = await buildAssets()
})

const bodyOf = (path: string): Buffer => assets.files.get(path)?.body ?? Buffer.alloc(0)

test('assets, every address, has its file', () => {
  const { pictures, styleParts, scriptParts, ...single } = assets.urls
  const parts = [...styleParts, ...scriptParts].map(part => part.url)
  for (const path of [...Object.values(single), ...parts, ...Object.values(pictures)]) {
    assert.ok(bodyOf(path).length > 100, path)
    assert.match(path, /^\/assets\/[a-z-]+-[0-9a-f]{12}\.[a-z0-9]+$/)
  }
})

test('style sheet, compressed, keeps within its budget', () => {
  const size = gzipSync(bodyOf(assets.urls.css)).length
  assert.ok(size > KILOBYTE && size <= CSS_BUDGET, `${size} bytes`)
})

/** The selectors of a minified sheet, those within media queries too. */
const selectorsIn = (css: string): readonly string[] =>
  [...css.replaceAll(/@media[^{]*\{/g, '').matchAll(/([^{}]+)\{[^}]*\}/g)].flatMap(rule =>
    // Commas within `:is(…)` part no selectors.
    (rule[1] ?? '').replaceAll(/\([^)]*\)/g, '').split(','),
  )

test('a part of the style, each rule, is about a class that brings the part along', () => {
  assert.ok(assets.urls.styleParts.length > 4)
  for (const { url, classes } of assets.urls.styleParts) {
    const own = new RegExp(`\\.(${classes.join('|')})(?![a-z0-9-]|-[a-z])|\\.(${classes.join('|')})--`)
    const selectors = selectorsIn(bodyOf(url).toString())
    assert.ok(selectors.length > 2, url)
    assert.deepEqual(
      selectors.filter(selector => !own.test(selector)),
      [],
      url,
    )
  }
})

test('a page loads the parts whose classes it has, and no other', () => {
  const parts = [
    { url: '/map.css', classes: ['map'] },
    { url: '/card.css', classes: ['card', 'hero'] },
  ]
  assert.deepEqual(partsFor(parts, html`<p class="mapped">map</p>`), [])
  assert.deepEqual(partsFor(parts, html`<p class="a map">x</p>`), ['/map.css'])
  assert.deepEqual(partsFor(parts, html`<i class="map__area"></i><b class="card--lapsed"></b>`), [
    '/map.css',
    '/card.css',
  ])
  assert.deepEqual(
    partsFor(parts, html`<p>class="card"</p>`),
    ['/card.css'],
    'text in error costs a sheet only',
  )
})

test('script, compressed, keeps within its budget', () => {
  const size = gzipSync(bodyOf(assets.urls.js)).length
  assert.ok(size > KILOBYTE && size <= JS_BUDGET, `${size} bytes`)
})

test('scripts, compressed, of a page that has every one of them, keep within their budget', () => {
  const sizeOf = (path: string): number => gzipSync(bodyOf(path)).length
  const uploads = assets.urls.scriptParts.find(part => part.needs.includes('[data-upload]'))
  const size = sizeOf(uploads?.url ?? '')
  assert.ok(size > KILOBYTE && size <= UPLOADS_BUDGET, `${size} bytes for uploads`)
  // Pages of their own, which have neither files to send nor each other's parts.
  const apart = ['/scoring', '/certificate-reader']
  const isApart = (path: string): boolean => apart.some(name => path.includes(name))
  const all = [assets.urls.js, ...assets.urls.scriptParts.map(part => part.url)]
  const sum = (paths: readonly string[]): number => paths.map(sizeOf).reduce((whole, one) => whole + one, 0)
  const together = sum(all.filter(path => !isApart(path)))
  assert.ok(together <= SCRIPTS_BUDGET, `${together} bytes together`)
  for (const name of apart) {
    const own = sum(all.filter(path => path.includes(name) || (!isApart(path) && path !== uploads?.url)))
    assert.ok(own <= SCRIPTS_BUDGET, `${own} bytes together with ${name}`)
  }
})

test('a page loads the scripts whose attributes or blocks it has, and no other', () => {
  const parts = [
    { url: '/uploads.js', needs: ['[data-upload]'] },
    { url: '/drafts.js', needs: ['[data-draft]', 'draft'] },
  ]
  assert.deepEqual(scriptsFor(parts, html`<p class="drafts" data-uploaded="1">data-upload</p>`), [])
  assert.deepEqual(scriptsFor(parts, html`<input data-upload>`), ['/uploads.js'])
  assert.deepEqual(scriptsFor(parts, html`<form data-draft="a">`), ['/drafts.js'])
  assert.deepEqual(scriptsFor(parts, html`<p class="a draft__line"></p><input data-upload="x">`), [
    '/uploads.js',
    '/drafts.js',
  ])
})

test('style sheet, addresses in it, are the font only', () => {
  const css = bodyOf(assets.urls.css).toString()
  assert.deepEqual(
    [...css.matchAll(/url\(([^)]*)\)/g)].map(match => match[1]?.replaceAll('"', '')),
    [assets.urls.font],
  )
  assert.match(css, /font-display:swap/)
  assert.doesNotMatch(css, /@import|FONT_URL/)
})

test('assets, built twice, are the same', async () => {
  const again = await buildAssets()
  assert.deepEqual([...again.files.keys()], [...assets.files.keys()])
})

/** WCAG relative luminance of a colour written as `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, digit => digit + digit) : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

test('colours, text on its ground and edges of controls, have the contrast of level AA', () => {
  const css = bodyOf(assets.urls.css).toString()
  const colour = (name: string): string => {
    const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{3,6})`, 'i').exec(css)?.[1]
    assert.ok(found, `no colour --${name}`)
    return found
  }
  const texts = [
    ['ink', 'white'],
    ['muted', 'white'],
    ['muted', 'paper'],
    ['muted', 'nila-soft'],
    ['nila', 'nila-soft'],
    ['soga', 'soga-soft'],
    ['soga', 'white'],
    ['good', 'good-soft'],
    ['bad', 'bad-soft'],
    ['warn', 'warn-soft'],
    ['white', 'nila'],
    ['white', 'nila-deep'],
  ] as const
  for (const [front, ground] of texts)
    assert.ok(contrast(colour(front), colour(ground)) >= 4.5, `${front} on ${ground}`)
  for (const ground of ['white', 'paper'] as const)
    assert.ok(contrast(colour('edge'), colour(ground)) >= 3, `edge on ${ground}`)
})
