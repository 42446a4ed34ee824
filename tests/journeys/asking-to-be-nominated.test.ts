import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { refreshSummaries } from '../../src/modules/readiness/refresh-summaries.ts'
import { browserWalker } from './browser-walker.ts'
import { axe, pageChecks, validate } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

const PATIENCE = 15_000
let site: Site
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

const fits = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')

/** Presses the button; answers the status and the page that comes. */
async function press(page: Page, action: string): Promise<Readonly<{ status: number; body: string }>> {
  const answered = page.waitForResponse(response => response.request().method() === 'POST', {
    timeout: PATIENCE,
  })
  await page.locator(`button[value="${action}"]`).first().click()
  const response = await answered
  await page.waitForLoadState('load')
  const body = response.status() === 303 ? '' : await response.text()
  return { status: response.status(), body }
}

async function begin(page: Page): Promise<void> {
  await page.goto(`${site.origin}/`)
  await page.goto(`${site.origin}/cek-kesiapan`)
  await page.locator('[name="komoditas"]').selectOption('makanan-minuman')
  await page.locator('[name="provinsi"]').selectOption('32')
  await page.locator('form[role="search"] button[type="submit"]').click()
  await page.waitForURL(/komoditas=makanan-minuman/)
}

test('a producer at 360 px without script checks, asks to be nominated, and reads the answer of the office', {
  skip: noBrowser,
}, async () => {
  const phone = await site.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await phone.newPage()
  await begin(page)
  await page.locator('[name="wilayah"]').selectOption('32.05')
  await page.locator('[name="sentra"][value="ada"]').check()
  await page.locator('[name="jawab.jenis-izin-edar"]').selectOption('p-irt')
  await page.locator('[name="foto"]').fill('5')
  await page.locator('[name="punya.nib"][value="ada"]').check()
  await page.locator('[name="nomor.nib"]').fill('123')
  const checked = await press(page, 'readiness.check')
  assert.equal(checked.status, 200)
  const told = await page.locator('main').innerText()
  assert.match(told, /Kurang \d+ dari 11 syarat\./)
  assert.match(told, /NIB terdiri dari 13 digit/)
  assert.match(told, /Nomor Pokok Wajib Pajak/)
  assert.ok(await fits(page))
  assert.deepEqual(await validate('/cek-kesiapan, answered', checked.body), [])

  // Without consent nothing is sent, and nothing typed is lost.
  await page.locator('[name="product"]').fill('Keripik Talas Contoh')
  await page.locator('[name="business"]').fill('Dapur Talas Contoh')
  await page.locator('[name="contactName"]').fill('Ibu Nandang Contoh')
  await page.locator('[name="phone"]').fill('0812 3456 7890')
  assert.equal((await press(page, 'petition.send')).status, 422)
  assert.equal(await page.locator('[name="business"]').inputValue(), 'Dapur Talas Contoh')
  assert.match(await page.locator('.summary').innerText(), /persetujuan/)
  await page.locator('[name="consent"]').check()
  assert.equal((await press(page, 'petition.send')).status, 303)
  await page.waitForURL(/\/permintaan\/[0-9a-z]{32}/)
  const address = page.url().replace(/\?.*$/, '')
  const status = await page.locator('main').innerText()
  assert.match(status, /Diterima/)
  assert.doesNotMatch(status, /Nandang|0812|Dapur Talas/)
  assert.ok(await fits(page))

  const office = await site.browser.newContext()
  const checks = pageChecks(site.origin)
  const walker = browserWalker(office, site.origin, checks.visited)
  await walker.signIn('operator')
  const list = await walker.open('/permintaan-kelola?status=received')
  const [, petition = ''] = /href="(\/permintaan-kelola\/[0-9a-z]{16})"/.exec(list) ?? []
  assert.match(await walker.open(petition), /Ibu Nandang Contoh/)
  await walker.submit(petition, 'petition.take')
  await walker.submit(petition, 'petition.answer', {
    outcome: 'declined',
    answer: 'Lengkapi NPWP dan uji laboratorium dahulu, lalu hubungi kami.',
  })
  await page.goto(address)
  assert.match(await page.locator('main').innerText(), /Belum dapat diusulkan[\s\S]*Lengkapi NPWP/)
  await walker.open('/kesiapan')
  assert.deepEqual(checks.faults, [])
  assert.ok(checks.seen.has('/kesiapan') && checks.seen.has('/permintaan-kelola/:id'))
  await office.close()
  await phone.close()
})

test('the self-check, the answer, and the page of a petition pass axe and are valid in both languages', {
  skip: noBrowser,
}, async () => {
  await refreshSummaries(site.application.environment, 60)
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  for (const prefix of ['', '/en']) {
    const path = `${prefix}/cek-kesiapan?komoditas=gerabah&provinsi=51&mohon=1`
    const answer = await page.goto(site.origin + path)
    assert.deepEqual(await validate(path, (await answer?.text()) ?? ''), [])
    assert.deepEqual(await axe(path, page), [])
    await page.locator('[name="wilayah"]').selectOption('51.71')
    await page.locator('[name="sentra"][value="belum"]').check()
    await page.locator('[name="foto"]').fill('1')
    assert.equal((await press(page, 'readiness.check')).status, 200)
    assert.deepEqual(await axe(`${path} answered`, page), [])
    await page.locator('[name="product"]').fill(`Kendi Contoh ${prefix}`)
    await page.locator('[name="business"]').fill('Gerabah Contoh')
    await page.locator('[name="contactName"]').fill('Bapak Contoh')
    await page.locator('[name="email"]').fill('kendi@contoh.example')
    await page.locator('[name="consent"]').check()
    await press(page, 'petition.send')
    await page.waitForURL(/\/permintaan\/[0-9a-z]{32}/)
    assert.deepEqual(await axe(`${prefix}/permintaan`, page), [])
    assert.deepEqual(await validate('/permintaan', await (await context.request.get(page.url())).text()), [])
  }
  await context.close()
})
