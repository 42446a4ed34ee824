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

test('the secretariat imports past awards in a browser on a phone; the new claim stands in the statistics', {
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
  assert.ok([...checks.seen].some(one => one.startsWith('/riwayat-penghargaan/')))
  assert.deepEqual(checks.faults, [])
  await context.close()
})
