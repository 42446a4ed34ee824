import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findAnswers } from '../../src/modules/nominations/draft/answer-store.ts'
import { until } from '../builders/browser-session.ts'
import { DraftSite, PLACES, SHARE } from './draft-site.ts'
import { axe } from './page-checks.ts'
import { noBrowser } from './site.ts'

let site: DraftSite
const COMPLAINTS = 'q.penanganan-keluhan'
const field = (name: string): string => `[name="${name}"]`
const status = (page: Page): Promise<string> => page.locator('[data-save-state]').innerText()
const idOf = (path: string): string => path.split('/')[2] ?? ''
const answersOf = (path: string) => site.office.database.read(reader => findAnswers(reader, idOf(path)))
const saved = (page: Page) => until('saved', async () => (await status(page)).startsWith('Tersimpan 1'))
const isWorking = (page: Page) =>
  until('the worker has kept the page', () =>
    page.evaluate(
      `(async () => { for (const name of await caches.keys()) if (name.startsWith('bintang-pages-') && await (await caches.open(name)).match(location.pathname, { ignoreVary: true })) return true; return false })()`,
    ),
  )
/** What the browser keeps: pages of caches, and fields that were typed. */
const keptOn = (page: Page): Promise<{ pages: string[]; databases: string[] }> =>
  page.evaluate(
    `(async () => {
       const pages = []
       for (const name of await caches.keys())
         if (name.startsWith('bintang-pages-')) for (const one of await (await caches.open(name)).keys()) pages.push(one.url)
       return { pages, databases: (await indexedDB.databases()).map(one => one.name) }
     })()`,
  )
async function clean(page: Page, what: string): Promise<void> {
  assert.deepEqual(await axe(what, page), [])
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.equal(wide, 0, `${what} scrolls sideways`)
}

describe('drafts on a phone', { skip: noBrowser }, () => {
  before(async () => {
    site = await DraftSite.open()
  })
  after(() => site.close())
  beforeEach(() => site.mend())

  test('typed on a slow line, the line lost, typed on, tab closed, opened again without a line, the line back: all is stored', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    const session = await phone.newCDPSession(page)
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 300,
      downloadThroughput: 50_000,
      uploadThroughput: 20_000,
    })
    await page.goto(site.origin + path)
    await isWorking(page)
    await page.fill(field(COMPLAINTS), 'Dijawab hari itu juga')
    await page.fill(field(PLACES), 'Pasar kota')
    await saved(page)
    site.cut()
    await page.fill(field(PLACES), 'Pasar kota dan pasar desa')
    await until('kept', async () => /Tersimpan di perangkat ini .*, belum terkirim/.test(await status(page)))
    assert.match(await page.locator('#draft-offline').innerText(), /dikirim saat tersambung lagi/)
    await clean(page, 'without a line')
    await page.fill(field(SHARE), '40')
    await page.waitForTimeout(400)
    await page.close()

    const again = await phone.newPage()
    await again.goto(site.origin + path)
    assert.match(await again.locator('#draft-copy').innerText(), /Tanpa sambungan: ini salinan dari/)
    await until('put back', async () => (await again.inputValue(field(SHARE))) === '40')
    assert.equal(await again.inputValue(field(PLACES)), 'Pasar kota dan pasar desa')
    assert.equal(
      await again.inputValue(field(COMPLAINTS)),
      'Dijawab hari itu juga',
      'stored after the copy was made',
    )
    await clean(again, 'a copy')
    await again.fill(field(SHARE), '42')
    await site.mend()
    await until('stored', async () => (await answersOf(path))['porsi-penjualan-daerah'] === 42)
    assert.equal((await answersOf(path))['wilayah-penjualan'], 'Pasar kota dan pasar desa')
    await saved(again)
    assert.equal(await again.locator('#draft-copy').count(), 0)
    await again.reload()
    assert.equal(await again.locator('#draft-restored').count(), 0)
    await phone.close()
  })

  test('a page that was never opened says without a line that it is not here; sending waits calmly', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await isWorking(page)
    await page.goto(site.origin + path.replace(/\/bagian.*/, ''))
    site.cut()
    await page.goto(`${site.origin}/usulan`)
    assert.match(await page.locator('h1').innerText(), /Tanpa sambungan/)
    await clean(page, 'offline page')
    await page.goto(site.origin + path.replace(/\/bagian.*/, ''))
    assert.match(await page.locator('#draft-copy').innerText(), /ini salinan dari/)
    await page.locator('details.account summary').click()
    await page.locator('details.account button').last().click()
    assert.match(await page.locator('#draft-not-now').innerText(), /belum dapat dikirim/)
    await site.mend()
    await phone.close()
  })

  test('two of one office see each other, merge by field, and choose where both changed the same', async () => {
    const path = await site.aDraft()
    const [one, other] = [await site.aPhone('siti'), await site.aPhone('budi')]
    const [siti, budi] = [await one.newPage(), await other.newPage()]
    await siti.goto(site.origin + path)
    await budi.goto(site.origin + path)
    await until('seen', async () => (await budi.locator('#draft-others').count()) === 1)
    assert.match(await budi.locator('#draft-others').innerText(), /Siti Contoh, Operator .* juga membuka/)

    await siti.fill(field(PLACES), 'Pasar kota')
    await saved(siti)
    await budi.fill(field(SHARE), '25')
    await saved(budi)
    assert.equal(await budi.inputValue(field(PLACES)), 'Pasar kota')
    assert.match(await budi.locator('#draft-changed').innerText(), /Siti Contoh.*mengubah “Wilayah penjualan/)
    assert.deepEqual(await answersOf(path), {
      'wilayah-penjualan': 'Pasar kota',
      'porsi-penjualan-daerah': 25,
    })

    await budi.fill(field(PLACES), 'Pasar desa')
    await saved(budi)
    await siti.focus(field(PLACES))
    await siti.keyboard.press('End')
    await siti.keyboard.type(' dan pelabuhan')
    const conflict = siti.locator('.conflict')
    await until('conflict', async () => (await conflict.count()) === 1)
    assert.match(await conflict.innerText(), /Versi Budi Contoh, Operator .*WIB:\s+Pasar desa/)
    assert.equal(await siti.evaluate('document.activeElement.name'), PLACES)
    assert.equal((await answersOf(path))['wilayah-penjualan'], 'Pasar desa')
    await clean(siti, 'conflict')
    await siti.getByRole('button', { name: 'Pakai versi saya' }).click()
    await until(
      'mine',
      async () => (await answersOf(path))['wilayah-penjualan'] === 'Pasar kota dan pelabuhan',
    )
    assert.equal(await conflict.count(), 0)

    await budi.focus(field(PLACES))
    await budi.keyboard.type('Bukan ')
    await until('conflict', async () => (await budi.locator('.conflict').count()) === 1)
    await budi.getByRole('button', { name: /Pakai versi Siti/ }).click()
    assert.equal(await budi.inputValue(field(PLACES)), 'Pasar kota dan pelabuhan')
    assert.equal((await answersOf(path))['wilayah-penjualan'], 'Pasar kota dan pelabuhan')
    await Promise.all([one.close(), other.close()])
  })

  test('signing out wipes the device; the next person on it sees nothing of the one before', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await isWorking(page)
    await page.fill(field(PLACES), 'Rahasia Siti')
    await saved(page)
    assert.ok((await keptOn(page)).pages.length > 0)
    await page.locator('details.account summary').click()
    await Promise.all([
      page.waitForURL(`${site.origin}/`),
      page.locator('details.account button').last().click(),
    ])
    await page.goto(`${site.origin}/masuk`)
    assert.deepEqual(await keptOn(page), { pages: [], databases: [] })
    site.cut()
    await assert.rejects(page.goto(site.origin + path))
    await site.mend()
    await phone.close()
  })

  test('another person signs in over the first one: pages and typed fields of the first are gone', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await isWorking(page)
    site.cut()
    await page.fill(field(PLACES), 'Rahasia Siti')
    await until('kept', async () => /di perangkat ini/.test(await status(page)))
    await phone.clearCookies()
    await page.close()
    await site.mend()
    const next = await phone.newPage()
    await next.goto(`${site.origin}/masuk`)
    await site.signIn(next, 'budi')
    await until('wiped', async () => (await keptOn(next)).pages.every(one => !one.includes(idOf(path))))
    await next.goto(site.origin + path)
    await next.waitForTimeout(500)
    assert.equal(await next.inputValue(field(PLACES)), '')
    assert.equal(await next.locator('#draft-restored').count(), 0)
    assert.deepEqual(await answersOf(path), {})
    await phone.close()
  })

  test('what the page could not send any more, the worker sends once there is a line', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await isWorking(page)
    const own = (method: string): boolean => method === 'POST'
    await page.route('**/bagian/**', route =>
      own(route.request().method()) ? route.abort() : route.continue(),
    )
    await page.fill(field(PLACES), 'Dikirim oleh pekerja')
    await until('kept', async () => /di perangkat ini/.test(await status(page)))
    await page.goto(site.origin + (await site.aDraft()))
    await until('sent', async () => (await answersOf(path))['wilayah-penjualan'] === 'Dikirim oleh pekerja')
    await phone.close()
  })
})
