import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { renderMarkdown } from '../../src/platform/markdown/index.ts'
import { hostileTexts } from '../builders/hostile-texts.ts'
import { browserWalker } from './browser-walker.ts'
import { axe, pageChecks, validate } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { idIn } from './story-nominating.ts'

const reason = 'Cara diusulkan ditulis supaya IKM tahu jalannya.'
const PATIENCE = 15_000
let site: Site
let editing = ''
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

/** Presses the button and waits for the page that answers. */
async function press(page: Page, action: string): Promise<number> {
  const answered = page.waitForResponse(
    response => response.request().method() === 'POST' && response.request().isNavigationRequest(),
    { timeout: PATIENCE },
  )
  const loaded = page.waitForEvent('load', { timeout: PATIENCE })
  await page.locator(`button[value="${action}"]`).last().click()
  const response = await answered
  await loaded
  return response.status()
}

const fits = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')

test('the secretariat writes a page, looks at it, publishes it; a visitor reads it without script at 320 px', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext()
  const checks = pageChecks(site.origin)
  const walker = browserWalker(context, site.origin, checks.visited)
  await walker.signIn('verifikator', 'Sekretariat')
  await walker.open('/kelola/halaman')
  const made = await walker.submit('/kelola/halaman/baru', 'page.create', {
    slug: 'cara-diusulkan',
    titleId: 'Cara diusulkan',
    titleEn: 'How to be nominated',
  })
  editing = `/kelola/halaman/${idIn(made)}`
  await walker.open(`${editing}/ubah`)
  const page = await context.newPage()
  await page.goto(`${site.origin}${editing}/ubah`)
  const typed = {
    summaryId: 'Hubungi dinas perindustrian di daerah Anda.',
    summaryEn: 'Turn to the office for industry of your region.',
    bodyId:
      '## Langkah\n\n1. Hubungi **dinas**.\n2. Siapkan berkas.\n\n| Berkas | Penerbit |\n|---|---|\n| NIB | OSS |',
    bodyEn: '## Steps\n\n1. Turn to the **office**, see [offices](/dinas).\n2. Prepare your papers.',
  }
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value)
  const previewed = page.waitForResponse(response => response.request().method() === 'POST')
  assert.equal(await press(page, 'page.preview'), 200)
  assert.equal(await page.locator('#pratinjau strong', { hasText: 'dinas' }).count(), 1)
  assert.equal(await page.locator('[name="bodyEn"]').inputValue(), typed.bodyEn)
  assert.deepEqual(await axe('preview', page), [])
  assert.deepEqual(await validate('preview', await (await previewed).text()), [])
  assert.equal(await press(page, 'page.draft'), 303)
  await walker.submit(`${editing}/terbit`, 'page.publish', { reason })
  await walker.open(editing)
  await walker.open(`${editing}/versi/1`)
  assert.deepEqual(checks.faults, [])
  await context.close()

  const old = await site.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  })
  const reader = await old.newPage()
  await reader.goto(`${site.origin}/`)
  await reader.locator('footer a[href="/program"]').click()
  await reader.locator('a', { hasText: 'Cara diusulkan' }).click()
  assert.equal(await reader.locator('h1').innerText(), 'Cara diusulkan')
  assert.equal(await reader.locator('.article td', { hasText: 'NIB' }).count(), 1)
  await reader.locator('a[hreflang="en"]').first().click()
  assert.equal(await reader.locator('h1').innerText(), 'How to be nominated')
  assert.equal(await reader.locator('.article a[href="/en/dinas"]').count(), 1)
  await old.close()
})

test('the public’s pages pass axe, are valid and fit a phone of 320 px', { skip: noBrowser }, async () => {
  const context = await site.browser.newContext()
  const checks = pageChecks(site.origin)
  const page = await context.newPage()
  for (const path of ['/program', '/program/sejarah', '/program/prinsip', '/program/mitra']) {
    await page.goto(site.origin + path)
    await checks.visited(page, path)
  }
  assert.equal(checks.seen.size, 4)
  assert.deepEqual(checks.faults, [])
  await context.close()
})

test('of two officers who write at once the second sees both texts beside each other and loses none', {
  skip: noBrowser,
}, async () => {
  const open = async (persona: string): Promise<Page> => {
    const context = await site.browser.newContext()
    await browserWalker(context, site.origin).signIn(persona, 'Sekretariat')
    const page = await context.newPage()
    await page.goto(`${site.origin}${editing}/ubah`)
    return page
  }
  const [first, second] = [await open('verifikator'), await open('verifikator-2')]
  const body = await first.locator('[name="bodyId"]').inputValue()
  await first.locator('[name="bodyId"]').fill(`${body}\n\nDari yang pertama.`)
  await second.locator('[name="bodyId"]').fill(`${body}\n\nDari yang kedua.`)
  assert.equal(await press(first, 'page.draft'), 303)
  assert.equal(await press(second, 'page.draft'), 409)
  assert.match(await second.locator('#perbedaan').innerText(), /versi 3, disimpan Bayu Adiprana/)
  assert.deepEqual(await axe('conflict', second), [])
  const marks = await second.locator('mark').allInnerTexts()
  assert.deepEqual(
    marks.map(one => one.replace(/^.*: /, '')),
    ['Dari yang pertama.', 'Dari yang kedua.'],
  )
  await second.setViewportSize({ width: 320, height: 640 })
  assert.ok(await fits(second))
  await second.locator('[name="bodyId"]').fill(`${body}\n\nDari yang pertama.\n\nDari yang kedua.`)
  assert.equal(await press(second, 'page.draft'), 303)
})

type Heard = { foreign: string[]; dialogs: number }

/** Listens for requests to other hosts and for dialogs. */
function listen(page: Page): Heard {
  const heard: Heard = { foreign: [], dialogs: 0 }
  page.on('request', request => {
    if (!request.url().startsWith(site.origin) && !/^(about|blob):/.test(request.url()))
      heard.foreign.push(request.url())
  })
  page.on('dialog', dialog => {
    heard.dialogs += 1
    void dialog.dismiss()
  })
  return heard
}

const looked = `({ ran: typeof window.jebol !== 'undefined',
  schemes: [...document.querySelectorAll('main a[href]')].map(one => one.protocol),
  strangers: document.querySelectorAll('main :is(script, style, iframe, object, img:not([src^="/"]), form[action*="jahat"])').length })`
type Looked = Readonly<{ ran: boolean; schemes: readonly string[]; strangers: number }>

test('hostile texts, with the content security policy switched off: no script runs, nothing is fetched', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const heard = listen(page)
  await page.goto(`${site.origin}/program`)
  const options = {
    top: 2,
    prefix: 'b',
    link: (path: string) => path,
    origin: site.origin,
    away: '',
  } as const
  for (const source of hostileTexts) {
    const content = String(renderMarkdown(source, options)?.content)
    await page.evaluate(
      `document.querySelector('main').replaceChildren(document.createRange().createContextualFragment(${JSON.stringify(content)}))`,
    )
    const { ran, schemes, strangers } = await page.evaluate<Looked>(looked)
    assert.deepEqual([ran, strangers], [false, 0], source)
    assert.ok(
      schemes.every(one => /^(https?|mailto):$/.test(one)),
      `${source}: ${schemes.join(' ')}`,
    )
  }
  assert.deepEqual(heard, { foreign: [], dialogs: 0 })
  await page.evaluate(
    `document.querySelector('main').replaceChildren(document.createRange().createContextualFragment('<script>window.jebol=1</script>'))`,
  )
  assert.equal((await page.evaluate<Looked>(looked)).ran, true, 'a script that ran would be seen')
  await context.close()
})

test('the same texts typed into the real form are harmless in the preview and, published, to every visitor', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({ bypassCSP: true })
  const walker = browserWalker(context, site.origin)
  await walker.signIn('verifikator', 'Sekretariat')
  const page = await context.newPage()
  const heard = listen(page)
  await page.goto(`${site.origin}${editing}/ubah`)
  const harmless = hostileTexts.filter(one => !/\]\(|^<(?:javascript|data):|^\[a\]/.test(one)).join('\n\n')
  await page.locator('[name="bodyId"]').fill(hostileTexts.join('\n\n'))
  await page.locator('[name="titleId"]').fill('<script>window.jebol=1</script>')
  assert.equal(await press(page, 'page.preview'), 200)
  assert.equal((await page.evaluate<Looked>(looked)).ran, false)
  await page.locator('[name="bodyId"]').fill(harmless)
  assert.equal(await press(page, 'page.draft'), 303)
  await walker.submit(`${editing}/terbit`, 'page.publish', { reason })
  await page.goto(`${site.origin}/program/cara-diusulkan`)
  await page.setViewportSize({ width: 320, height: 640 })
  const { ran, strangers } = await page.evaluate<Looked>(looked)
  assert.deepEqual([ran, strangers], [false, 0])
  assert.ok(await fits(page))
  await page.goto(`${site.origin}/program`)
  assert.equal((await page.evaluate<Looked>(looked)).ran, false)
  assert.deepEqual(heard, { foreign: [], dialogs: 0 })
  await context.close()
})
