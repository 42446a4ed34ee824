import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { findAnswers } from '../../src/modules/nominations/draft/answer-store.ts'
import { until } from '../builders/browser-session.ts'
import { DraftSite, PLACES, SHARE } from './draft-site.ts'
import { noBrowser } from './site.ts'

let site: DraftSite
const field = (name: string): string => `[name="${name}"]`
const status = (page: Page): Promise<string> => page.locator('[data-save-state]').innerText()
const answersOf = (path: string) =>
  site.office.database.read(reader => findAnswers(reader, path.split('/')[2] ?? ''))
const isSaved = (page: Page) => until('saved', async () => (await status(page)).startsWith('Tersimpan 1'))
const isKept = (page: Page) => until('kept', async () => /di perangkat ini/.test(await status(page)))
const stored = (path: string, text: string) =>
  until(`stored: ${text}`, async () => (await answersOf(path))['wilayah-penjualan'] === text)
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => {
    const pages = []
    for (const name of await caches.keys())
      if (name.startsWith('bintang-pages-')) for (const one of await (await caches.open(name)).keys()) pages.push(new URL(one.url).pathname)
    return pages
  })()`)
const keptFields = (page: Page): Promise<{ name: string; value: string; base: string; stored: boolean }[]> =>
  page.evaluate(`new Promise(done => {
    const opening = indexedDB.open('bintang-drafts')
    opening.onsuccess = () => {
      const asking = opening.result.transaction('fields').objectStore('fields').getAll()
      asking.onsuccess = () => { opening.result.close(); done(asking.result) }
    }
  })`)
const loses = (page: Page): Promise<unknown> =>
  page.route('**/bagian/**', route =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
const press = (page: Page, words: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words, exact: true }).click()])
/** A phone on which nothing but the pages themselves sends anything. */
async function withoutSync(phone: BrowserContext): Promise<void> {
  await phone.addInitScript(
    `Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { get: () => undefined })`,
  )
}
/** Wakes the worker as the browser does once there is a line again. */
async function wake(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  const found = new Promise<string>(done =>
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(one => one.scopeURL.startsWith(site.origin))
      if (own) done(own.registrationId)
    }),
  )
  await tools.send('ServiceWorker.enable')
  const registrationId = await found
  await tools.send('ServiceWorker.dispatchSyncEvent', {
    origin: site.origin,
    registrationId,
    tag: 'bintang-drafts',
    lastChance: false,
  })
}

describe('drafts in several tabs, and answers out of order', { skip: noBrowser }, () => {
  before(async () => {
    site = await DraftSite.open()
  })
  after(() => site.close())
  beforeEach(() => site.mend())

  test('a form that comes back with what was typed is not replaced by what another stored meanwhile', async () => {
    const path = await site.aDraft()
    const plain = await site.aPhone('siti', { javaScriptEnabled: false })
    const first = await plain.newPage()
    await first.goto(site.origin + path)
    await first.fill(field(PLACES), 'Diketik Siti')
    site.office.clock.advance(3 * 3_600)
    await press(first, 'Simpan')
    await site.signIn(first, 'siti')
    const address = first.url()
    assert.match(address, /isian=/)

    const [one, other] = [await site.aPhone('siti'), await site.aPhone('budi')]
    const budi = await other.newPage()
    await budi.goto(site.origin + path)
    await budi.fill(field(PLACES), 'Diketik Budi')
    await stored(path, 'Diketik Budi')
    const siti = await one.newPage()
    await siti.goto(address)
    await siti.fill(field(SHARE), '12')
    await until('share', async () => (await answersOf(path))['porsi-penjualan-daerah'] === 12)
    await until('asked', async () => (await siti.locator('.conflict').count()) === 1)
    assert.equal(await siti.inputValue(field(PLACES)), 'Diketik Siti')
    assert.equal((await answersOf(path))['wilayah-penjualan'], 'Diketik Budi')
    await siti.getByRole('button', { name: 'Pakai versi saya' }).click()
    await stored(path, 'Diketik Siti')
    await Promise.all([plain.close(), one.close(), other.close()])
  })

  test('a second tab of the section leaves alone what the first one keeps', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    await withoutSync(phone)
    const [first, second] = [await phone.newPage(), await phone.newPage()]
    await first.goto(site.origin + path)
    await second.goto(site.origin + path)
    await loses(first)
    await first.fill(field(PLACES), 'Hanya di tab pertama')
    await isKept(first)
    await second.fill(field(SHARE), '7')
    await isSaved(second)
    await second.waitForTimeout(300)
    const kept = (await keptFields(second)).filter(one => one.name === PLACES)
    assert.deepEqual(
      kept.map(one => [one.value, one.stored]),
      [['Hanya di tab pertama', false]],
    )
    await phone.close()
  })

  test('a call that was overtaken by a saving does not bring the older answer back', async () => {
    const path = await site.aDraft()
    const [one, other] = [await site.aPhone('siti'), await site.aPhone('budi')]
    const [siti, budi] = [await one.newPage(), await other.newPage()]
    await siti.goto(site.origin + path)
    await siti.waitForTimeout(500)
    await budi.goto(site.origin + path)
    await budi.fill(field(PLACES), 'Pasar kota')
    await stored(path, 'Pasar kota')
    let release = (): void => {}
    const gate = new Promise<void>(done => (release = done))
    let calls = 0
    await siti.route('**/kabar**', async route => {
      const response = await route.fetch()
      calls += 1
      await gate
      await route.fulfill({ response })
    })
    await siti.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    await until('called', () => calls > 0)
    await siti.fill(field(SHARE), '9')
    await until('told', async () => (await siti.inputValue(field(PLACES))) === 'Pasar kota')
    await siti.fill(field(PLACES), 'Pasar kota dan desa')
    await stored(path, 'Pasar kota dan desa')
    await isSaved(siti)
    const version = await siti.locator('form[data-draft]').getAttribute('data-version')
    release()
    await siti.waitForTimeout(500)
    assert.equal(await siti.inputValue(field(PLACES)), 'Pasar kota dan desa')
    assert.equal(await siti.locator('form[data-draft]').getAttribute('data-version'), version)
    await Promise.all([one.close(), other.close()])
  })

  test('who starts to sign in is shown no copy of anybody; a page with typed text in its address is not kept', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await until('kept', async () => (await keptPages(page)).includes(path))
    const another = await site.aDraft()
    await page.goto(`${site.origin}${another}?isian=aaaaaaaaaaaaaaaa`)
    await page.waitForTimeout(500)
    assert.deepEqual(
      (await keptPages(page)).filter(one => one === another),
      [],
    )
    await phone.clearCookies()
    await page.goto(`${site.origin}/masuk`)
    await page.fill('[name=email]', site.emails.budi)
    await page.fill('[name=password]', 'salah sama sekali')
    await Promise.all([page.waitForEvent('load'), page.click('button[value="session.sign-in"]')])
    assert.deepEqual(await keptPages(page), [])
    site.cut()
    await page.goto(site.origin + path)
    assert.match(await page.locator('h1').innerText(), /Tanpa sambungan/)
    await phone.close()
  })

  test('the worker leaves a page that is open to send by itself', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    await withoutSync(phone)
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await until('kept page', async () => (await keptPages(page)).includes(path))
    await loses(page)
    await page.fill(field(PLACES), 'Masih terbuka')
    await isKept(page)
    await wake(page)
    await page.waitForTimeout(1_000)
    assert.deepEqual(await answersOf(path), {})
    await page.goto(`${site.origin}/usulan`)
    await wake(page)
    await stored(path, 'Masih terbuka')
    await phone.close()
  })

  test('what is typed on while the worker sends goes on from what was stored, and is no conflict with oneself', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    await withoutSync(phone)
    const page = await phone.newPage()
    await page.goto(site.origin + path)
    await until('kept page', async () => (await keptPages(page)).includes(path))
    await loses(page)
    await page.fill(field(PLACES), 'Satu')
    await isKept(page)
    await page.goto(`${site.origin}/luring`)
    let release = (): void => {}
    const gate = new Promise<void>(done => (release = done))
    // Nothing is stored until then.
    const held = site.office.database.write(() => gate)
    await wake(page)
    await page.waitForTimeout(500)
    await page.evaluate(`new Promise(done => {
      const opening = indexedDB.open('bintang-drafts')
      opening.onsuccess = () => {
        const work = opening.result.transaction('fields', 'readwrite')
        const asking = work.objectStore('fields').getAll()
        asking.onsuccess = () => { for (const one of asking.result) work.objectStore('fields').put({ ...one, value: 'Satu dua' }) }
        work.oncomplete = () => { opening.result.close(); done() }
      }
    })`)
    release()
    await held
    await stored(path, 'Satu')
    // Looked at once: what comes next may be on its way already.
    let kept: Awaited<ReturnType<typeof keptFields>> = []
    await until('goes on', async () => {
      kept = await keptFields(page)
      return kept.some(one => !one.base.startsWith('0-'))
    })
    assert.deepEqual(
      kept.map(one => [one.value, one.stored]),
      [['Satu dua', !kept[0]?.base.startsWith('1-')]],
    )
    await wake(page)
    await stored(path, 'Satu dua')
    await phone.close()
  })

  test('a section that nobody touches for a quarter of an hour stops calling, and calls again at the first touch', async () => {
    const path = await site.aDraft()
    const phone = await site.aPhone('siti')
    const page = await phone.newPage()
    await page.clock.install()
    let calls = 0
    page.on('request', request => (calls += request.url().includes('/kabar') ? 1 : 0))
    await page.goto(site.origin + path)
    await until('called', () => calls > 0)
    await page.clock.runFor(10 * 60_000)
    assert.ok(calls > 20, `${calls} calls`)
    await page.clock.runFor(6 * 60_000)
    const before = calls
    await page.clock.runFor(10 * 60_000)
    assert.equal(calls, before)
    await page.focus(field(PLACES))
    await page.keyboard.press('End')
    await until('called again', () => calls === before + 1)
    await phone.close()
  })
})
