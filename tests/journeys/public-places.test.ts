import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { catalogueStep } from '../../src/modules/catalogue/index.ts'
import { certificateStep } from '../../src/modules/certificates/index.ts'
import { importBoundaries } from '../../src/modules/regions/index.ts'
import { decisionPeople } from '../builders/assessed-edition.ts'
import { releasedEdition } from '../builders/decided-edition.ts'
import { drawnProvinces, drawnRegencies } from '../builders/drawn-boundaries.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

let site: Site
before(async () => {
  if (noBrowser) return
  site = await openSite()
  const steps = [certificateStep(site.origin), catalogueStep]
  await releasedEdition(site.application.environment, decisionPeople(), steps, {
    caseIds: ['batik-91-tepat', 'anyaman-81-tepat'],
  })
})
after(() => (noBrowser ? undefined : site.close()))

async function addresses(): Promise<readonly string[]> {
  const { rows } = await site.application.environment.database.read(reader =>
    sql<{ maker: string; sentra: string; commodity: string; area: string }>`
      select content->>'makerSlug' as maker, content->>'sentraSlug' as sentra, commodity,
        split_part(area_path, '/', 3) as area
      from catalogue_entry order by slug limit 1`.execute(reader),
  )
  const [one] = rows
  return [
    '/peta',
    `/wilayah/${one?.area}`,
    `/pembuat/${one?.maker}`,
    `/sentra-ikm/${one?.sentra}`,
    `/komoditas/${one?.commodity}`,
  ]
}

test('map, places, makers, sentra and commodities pass axe and fit a phone, with squares and with outlines', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext()
  const page = await context.newPage()
  for (const round of ['squares', 'outlines']) {
    const checks = pageChecks(site.origin)
    for (const path of await addresses()) {
      await page.setViewportSize({ width: 1280, height: 900 })
      const answer = await page.goto(site.origin + path)
      assert.equal(answer?.status(), 200, `${round} ${path}`)
      await checks.visited(page, path)
    }
    assert.deepEqual(checks.faults, [], round)
    assert.equal(checks.seen.size, 5)
    const { environment } = site.application
    await importBoundaries(environment, JSON.stringify(drawnProvinces()))
    await importBoundaries(environment, JSON.stringify(drawnRegencies(['32', '33', '51'])))
  }
  for (const path of await addresses()) {
    await page.goto(site.origin + path)
    assert.ok((await page.locator('.map--shapes path').count()) > 5, path)
  }
  await context.close()
})

test('under 600 px the list takes the map’s place; above, an area is reached by keyboard and its edge shows it', {
  skip: noBrowser,
}, async () => {
  await importBoundaries(site.application.environment, JSON.stringify(drawnProvinces()))
  const context = await site.browser.newContext({ viewport: { width: 599, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${site.origin}/peta`)
  const [drawing, list] = [page.locator('.map svg'), page.locator('.map-table table')]
  assert.deepEqual([await drawing.isVisible(), await list.isVisible()], [false, true])
  await page.setViewportSize({ width: 600, height: 900 })
  assert.deepEqual([await drawing.isVisible(), await list.isVisible()], [true, true])
  const link = page.getByRole('link', { name: /^Jawa Barat: \d+ produk$/ })
  type Page = { getComputedStyle: (element: unknown) => { strokeWidth: string } }
  const edge = () =>
    link.locator('path').evaluate(path => (globalThis as unknown as Page).getComputedStyle(path).strokeWidth)
  const isFocused = () =>
    link.evaluate(one => (one as unknown as { matches: (rule: string) => boolean }).matches(':focus-visible'))
  const before = await edge()
  await page.locator('.map__area').first().focus()
  for (let step = 0; step < 38 && !(await isFocused()); step++) await page.keyboard.press('Tab')
  assert.ok(await isFocused())
  assert.notEqual(await edge(), before)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/wilayah\/32$/)
  await context.close()
})

test('without script a maker’s page shows its place on the map, and on a phone in a list that is marked', {
  skip: noBrowser,
}, async () => {
  const { environment } = site.application
  await importBoundaries(environment, JSON.stringify(drawnRegencies(['32', '33', '51'])))
  const [, , maker = ''] = await addresses()
  const context = await site.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  for (const prefix of ['', '/en']) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(site.origin + prefix + maker)
    const here = page.locator('.map__area--here')
    assert.equal(await here.count(), 1)
    const name = (await here.locator('title').textContent())?.replace(/:.*/, '') ?? ''
    assert.ok((await page.locator('.map figcaption').textContent())?.includes(name))
    await page.setViewportSize({ width: 320, height: 740 })
    assert.equal(await page.locator('.map svg').isVisible(), false)
    assert.equal(await page.locator('.map-table tr.marked').getByRole('link', { name }).isVisible(), true)
  }
  await page.locator('.map-table tr.marked a').click()
  await page.waitForURL(/\/en\/wilayah\/\d\d\.\d\d$/)
  await context.close()
})
