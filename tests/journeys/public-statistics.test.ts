import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { claimColumns } from '../../src/modules/awards/claim.ts'
import { decisionPeople } from '../builders/assessed-edition.ts'
import { releasedEdition } from '../builders/decided-edition.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

let site: Site
before(async () => {
  if (noBrowser) return
  site = await openSite()
  await releasedEdition(site.application.environment, decisionPeople(), [], {
    caseIds: ['batik-91-tepat', 'anyaman-81-tepat'],
    fictional: true,
  })
})
after(() => (noBrowser ? undefined : site.close()))

test('the statistics pass axe and fit a phone, with the shipped claims and a made-up edition’s funnel', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext()
  const page = await context.newPage()
  const checks = pageChecks(site.origin)
  const answer = await page.goto(`${site.origin}/statistik`)
  assert.equal(answer?.status(), 200)
  assert.ok((await page.locator('table.bars').count()) > 5)
  assert.equal(await page.locator('#contoh h3').count(), 1)
  assert.equal(await page.locator('nav a[href="/statistik"][aria-current="page"]').count(), 1)
  await checks.visited(page, '/statistik')
  assert.deepEqual(checks.faults, [])
  await context.close()
})

test('the secretariat imports past awards on a phone, takes a claim back and puts it back; the auditor reads it', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const checks = pageChecks(site.origin)
  const walker = browserWalker(context, site.origin, checks.visited)
  await walker.signIn('verifikator', 'Sekretariat')
  const rows = ['2013,total,,,,,,38,1-5,stated,https://contoh.example/uji-peramban,', 'x,,,,,,,,,,,']
  const content = Buffer.from([claimColumns.join(','), ...rows].join('\n'))
  const claimsFile = { name: 'riwayat.csv', type: 'text/csv', content }
  const preview = await walker.submit('/riwayat-penghargaan', 'awards.send', { claimsFile })
  await walker.submit(preview, 'awards.import')
  assert.match(await walker.open('/statistik'), /https:\/\/contoh\.example\/uji-peramban/)
  await walker.open('/riwayat-penghargaan')
  const list = await walker.open('/riwayat-penghargaan/pernyataan?q=uji-peramban')
  const claim = /href="(\/riwayat-penghargaan\/pernyataan\/[0-9a-z]{16})"/.exec(list)?.[1] ?? ''
  const reason = 'Sumber itu menyebut tahun yang lain.'
  await walker.submit(claim, 'awards.withdraw', { reason })
  assert.doesNotMatch(await walker.open('/statistik'), /uji-peramban/)
  const again = await walker.submit('/riwayat-penghargaan', 'awards.send', { claimsFile })
  assert.match(await walker.open(again), /Yang ditarik dan tetap ditarik[\s\S]*menyebut tahun yang lain/)
  await walker.signIn('auditor')
  for (const path of [
    '/riwayat-penghargaan',
    again,
    claim,
    '/riwayat-penghargaan/pernyataan?keadaan=ditarik',
  ])
    assert.doesNotMatch(await walker.open(path), /name="action" value="awards\./, path)
  await walker.signIn('verifikator', 'Sekretariat')
  await walker.submit(claim, 'awards.restore', { reason })
  assert.match(await walker.open('/statistik'), /uji-peramban/)
  assert.ok([...checks.seen].some(one => one.startsWith('/riwayat-penghargaan/')))
  assert.deepEqual(checks.faults, [])
  await context.close()
})

test('on a phone without script home leads to the statistics and the map, and a figure to its source', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto(site.origin)
  await page.locator('main').getByRole('link', { name: 'Penghargaan tahun demi tahun' }).click()
  await page.waitForURL(/\/statistik$/)
  await page.getByRole('navigation', { name: 'Di halaman ini' }).getByRole('link').nth(1).click()
  await page.waitForURL(/#komoditas$/)
  await page.locator('#komoditas a[href^="#sumber-"]').first().click()
  await page.waitForURL(/#sumber-\d+$/)
  assert.match((await page.locator(new URL(page.url()).hash).textContent()) ?? '', /^https?:/)
  await page.locator('main').getByRole('link', { name: 'Peta asal produk' }).click()
  await page.waitForURL(/\/peta$/)
  for (const name of ['Statistik', 'Peta'])
    assert.equal(await page.locator('footer').getByRole('link', { name, exact: true }).count(), 1)
  await context.close()
})

test('at desk width the public header is one line; on a phone its menu opens and holds both', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  for (const path of ['/', '/en']) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(site.origin + path)
    const links = await page.locator('.nav__link').all()
    const tops = await Promise.all(links.map(async link => (await link.boundingBox())?.y))
    assert.equal(new Set(tops).size, 1, path)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.locator('.menu__button').click()
    for (const target of ['/statistik', '/peta'])
      assert.ok(await page.locator(`.nav a[href$="${target}"]`).isVisible(), target)
  }
  await context.close()
})
