import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { findAnswers } from '../../src/modules/nominations/draft/answer-store.ts'
import { until } from '../builders/browser-session.ts'
import { DraftSite, PLACES, SHARE } from './draft-site.ts'
import { axe } from './page-checks.ts'
import { noBrowser } from './site.ts'

let site: DraftSite
const field = (name: string): string => `[name="${name}"]`
const status = (page: Page): Promise<string> => page.locator('[data-save-state]').innerText()
const idOf = (path: string): string => path.split('/')[2] ?? ''
const answersOf = (path: string) => site.office.database.read(reader => findAnswers(reader, idOf(path)))
const press = (page: Page, words: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words, exact: true }).click()])
const hours = (count: number): void => site.office.clock.advance(count * 3_600)
/** Looks at what the page shows in a browser that can run the checks, with none of the page's own scripts. */
async function clean(page: Page, what: string): Promise<void> {
  assert.equal(await wide(page), 0, `${what} scrolls sideways`)
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const shown = await context.newPage()
  const body = await page.content()
  await shown.route('**/*.js', route => route.abort())
  await shown.route('**/tampilan', route => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await shown.goto(`${site.origin}/tampilan`)
  assert.deepEqual(await axe(what, shown), [])
  await context.close()
}
const wide = (page: Page): Promise<number> =>
  page.locator('html').evaluate(root => (root as { scrollWidth: number }).scrollWidth - 360)
const withoutScript = (who: 'siti' | 'budi'): Promise<BrowserContext> =>
  site.aPhone(who, { javaScriptEnabled: false })

describe('drafts, sessions and clocks', { skip: noBrowser }, () => {
  before(async () => {
    site = await DraftSite.open()
  })
  after(() => site.close())

  test('with script, a session that ended keeps what is typed on the device; after signing in it is stored', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    hours(3)
    await page.fill(field(PLACES), 'Diketik setelah sesi berakhir')
    const banner = page.locator('#draft-ended')
    await until('told', async () => (await banner.count()) === 1)
    assert.match(await banner.innerText(), /Sesi Anda berakhir\. Yang Anda ketik tersimpan di perangkat ini/)
    await until('kept', async () => /Tersimpan di perangkat ini/.test(await status(page)))
    await clean(page, 'session over')
    await page.fill(field(SHARE), '31')
    await page.waitForTimeout(400)
    await banner.getByRole('link', { name: 'Masuk lagi' }).click()
    await page.waitForURL('**/masuk?**')
    await site.signIn(page, 'siti')
    assert.equal(new URL(page.url()).pathname, path)
    await until('stored', async () => (await answersOf(path))['porsi-penjualan-daerah'] === 31)
    assert.equal((await answersOf(path))['wilayah-penjualan'], 'Diketik setelah sesi berakhir')
    await phone.close()
  })

  test('with script, after signing in again in another tab the page says to reload, and stores what was typed', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    hours(3)
    const tab = await phone.newPage()
    await tab.goto(`${site.origin}/masuk`)
    await site.signIn(tab, 'siti')
    await page.fill(field(PLACES), 'Diketik di tab lama')
    const banner = page.locator('#draft-ended')
    await until('told', async () => (await banner.count()) === 1)
    assert.match(await banner.innerText(), /Muat ulang untuk mengirimkannya/)
    await until('kept', async () => /Tersimpan di perangkat ini/.test(await status(page)))
    await banner.getByRole('link', { name: 'Muat ulang' }).click()
    await until('stored', async () => (await answersOf(path))['wilayah-penjualan'] === 'Diketik di tab lama')
    await phone.close()
  })

  test('without script, a form of an ended session comes back after signing in, and is sent by its person only', async () => {
    const path = await site.aDraft()
    const phone = await withoutScript('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await page.fill(field(PLACES), 'Diketik tanpa skrip')
    hours(3)
    await press(page, 'Simpan')
    assert.match(await page.locator('.summary').innerText(), /Sesi Anda sudah berakhir/)
    assert.deepEqual(await answersOf(path), {})
    await clean(page, 'sign in again')
    await page.fill('[name=email]', site.emails.siti)
    await page.fill('[name=password]', 'salah sama sekali')
    await Promise.all([page.waitForEvent('load'), page.click('button[value="session.sign-in"]')])
    await site.signIn(page, 'siti')
    assert.equal(new URL(page.url()).pathname, path)
    assert.equal(await page.inputValue(field(PLACES)), 'Diketik tanpa skrip')
    assert.match(await page.locator('.summary').innerText(), /Isian Anda ada di bawah dan belum tersimpan/)
    assert.deepEqual(await answersOf(path), {}, 'nothing is done by itself')
    await clean(page, 'form come back')
    const address = page.url()
    await press(page, 'Simpan')
    assert.deepEqual(await answersOf(path), { 'wilayah-penjualan': 'Diketik tanpa skrip' })

    const other = await withoutScript('budi')
    const stranger = await other.newPage()
    await stranger.goto(address)
    assert.equal(await stranger.locator('.summary').count(), 0, 'not shown to another person')
    await Promise.all([phone.close(), other.close()])
  })

  test('without script, somebody else who signs in there does not see what was typed', async () => {
    const path = await site.aDraft()
    const phone = await withoutScript('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await page.fill(field(PLACES), 'Rahasia Siti')
    hours(3)
    await press(page, 'Simpan')
    await site.signIn(page, 'budi')
    assert.equal(new URL(page.url()).pathname, path)
    assert.equal(await page.inputValue(field(PLACES)), '')
    assert.ok(!(await page.content()).includes('Rahasia Siti'))
    await phone.close()
  })

  test('without script, both versions of an answer stand side by side, and the chosen one is stored', async () => {
    const path = await site.aDraft()
    const [one, other] = [await withoutScript('siti'), await withoutScript('budi')]
    const [siti, budi] = [await one.newPage(), await other.newPage()]
    for (const page of [siti, budi]) await page.goto(site.origin + path)
    await siti.fill(field(PLACES), 'Pasar kota')
    await press(siti, 'Simpan')
    await budi.fill(field(PLACES), 'Pasar desa')
    await budi.fill(field(SHARE), '12,5')
    await press(budi, 'Simpan')
    const conflict = budi.locator('.conflict')
    assert.match(
      await conflict.innerText(),
      /Versi Anda\s+Pasar desa\s+Versi Siti Contoh, Operator .*WIB\s+Pasar kota/,
    )
    assert.deepEqual(await answersOf(path), {
      'wilayah-penjualan': 'Pasar kota',
      'porsi-penjualan-daerah': 12.5,
    })
    await clean(budi, 'conflict without script')
    await budi.getByLabel('Versi Anda').check()
    await press(budi, 'Simpan')
    assert.equal((await answersOf(path))['wilayah-penjualan'], 'Pasar desa')
    assert.equal(await conflict.count(), 0)
    await siti.goto(site.origin + path.replace(/\/bagian.*/, ''))
    assert.match(await siti.locator('.rail').innerText(), /Tersimpan .*WIB oleh Budi Contoh, Operator/)
    await budi.goto(site.origin + path.replace(/\/bagian.*/, ''))
    assert.match(await budi.locator('.rail').innerText(), /Tersimpan .*WIB oleh Anda/)
    await clean(budi, 'nomination')
    await Promise.all([one.close(), other.close()])
  })

  test('a device whose clock is years off shows the server’s time, and what came first is told by revisions', async () => {
    const path = await site.aDraft()
    const [one, other] = [await site.aPhone('siti'), await site.aPhone('budi')]
    await one.addInitScript(`{
      const Real = Date
      const shift = -9 * 365 * 86_400_000 - 5 * 3_600_000
      globalThis.Date = class extends Real {
        constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + shift) }
        static now() { return Real.now() + shift }
      }
    }`)
    const [siti, budi] = [await one.newPage(), await other.newPage()]
    for (const page of [siti, budi]) await page.goto(site.origin + path)
    const serverTime = /\d\d\.\d\d/.exec(
      new Intl.DateTimeFormat('id-ID', {
        timeZone: 'Asia/Jakarta',
        hour: '2-digit',
        minute: '2-digit',
      }).format(site.office.clock.now()),
    )?.[0]
    await siti.waitForTimeout(500)
    site.cut()
    await siti.fill(field(PLACES), 'Dari ponsel dengan jam salah')
    await until('kept', async () => /di perangkat ini/.test(await status(siti)))
    const [, hour = '', minute = ''] = /(\d\d)\.(\d\d) WIB/.exec(await status(siti)) ?? []
    const [serverHour = '', serverMinute = ''] = (serverTime ?? '').split('.')
    const apart = Number(hour) * 60 + Number(minute) - Number(serverHour) * 60 - Number(serverMinute)
    assert.ok(apart >= 0 && apart <= 2, `${await status(siti)} is not near ${serverTime}`)
    await site.mend()
    await budi.fill(field(PLACES), 'Dari ponsel dengan jam benar')
    await until(
      'one of them is stored',
      async () => (await answersOf(path))['wilayah-penjualan'] !== undefined,
    )
    await until(
      'the other is asked',
      async () => (await siti.locator('.conflict').count()) + (await budi.locator('.conflict').count()) === 1,
    )
    assert.equal(await siti.inputValue(field(PLACES)), 'Dari ponsel dengan jam salah')
    assert.equal(await budi.inputValue(field(PLACES)), 'Dari ponsel dengan jam benar')
    await Promise.all([one.close(), other.close()])
  })
})
