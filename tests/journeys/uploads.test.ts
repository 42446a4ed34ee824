import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../../scripts/screenshots/browser.ts'
import { createApplication, type Application } from '../../src/app.ts'
import { ownerText } from '../../src/modules/documents/index.ts'
import { photo } from '../builders/specimens.ts'
import { ShakyLine } from '../builders/shaky-line.ts'
import { settledApplication } from '../builders/test-application.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser } from './site.ts'
import { registerProduct } from './story-nominating.ts'
import { httpWalker } from './walker.ts'

const PATIENCE_MS = 20_000

/** The whole product, which can be restarted, at the far end of a line that can break. */
let application: Application
let server: Server
let line: ShakyLine
let browser: Awaited<ReturnType<typeof openBrowser>>
let context: BrowserContext
let page: Page
let made: Awaited<ReturnType<typeof registerProduct>>

const listen = (running: Application): Promise<Server> =>
  new Promise(done => {
    const started = serve({ fetch: running.server.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      done(started),
    ) as Server
  })
const portOf = (one: Server): number => (one.address() as AddressInfo).port

async function restart(): Promise<void> {
  line.cut()
  server.closeAllConnections()
  server.close()
  application = await createApplication(application.config, application.environment.database)
  server = await listen(application)
  line.leadTo(portOf(server))
}

before(async () => {
  if (noBrowser) return
  application = await settledApplication()
  made = await registerProduct(httpWalker(application.server))
  server = await listen(application)
  line = await ShakyLine.to(portOf(server))
  browser = await openBrowser()
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  page = await context.newPage()
  await context.request.post(`${line.origin}/masuk/demo`, { form: { persona: 'operator' } })
})
after(async () => {
  if (noBrowser) return
  await browser.close()
  line.close()
  server.closeAllConnections()
  server.close()
  await application.close()
})

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    assert.ok(performance.now() < end, `waited in vain: ${what}`)
    await page.waitForTimeout(50)
  }
}

const box = (field: string): Promise<string> =>
  page.locator(`[data-field="${field}"] .upload__box`).innerText()
const isSent = (field: string) => async (): Promise<boolean> => /Sudah terkirim/.test(await box(field))
const press = async (action: string): Promise<number> => {
  const answered = page.waitForResponse(
    one => one.request().method() === 'POST' && one.request().isNavigationRequest(),
  )
  const loaded = page.waitForEvent('load')
  await page.locator(`button[value="${action}"]`).last().click()
  const response = await answered
  await loaded
  return response.status()
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function slow(bytesPerSecond: number): Promise<void> {
  const tools = await context.newCDPSession(page)
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    uploadThroughput: bytesPerSecond,
    downloadThroughput: -1,
  })
}

/** A scan that stays as it is: nothing is gained by drawing it anew. */
const scan = async (): Promise<Buffer> =>
  sharp(await photo(1400, 1000))
    .modulate({ brightness: 1.1 })
    .jpeg({ quality: 70 })
    .toBuffer()

test('a paper from a phone, over a line that breaks, a closed tab and a restarted server, is filed whole', {
  skip: noBrowser,
}, async () => {
  const address = `${line.origin}/dokumen/baru?milik=${ownerText({ kind: 'producer', id: made.producer })}&jenis=nib`
  const file = await scan()
  await page.goto(address)
  await slow(100_000)
  line.breaksAfter = 120_000
  await page.locator('#f-file').setInputFiles({ name: 'bukti-nib.jpg', mimeType: 'image/jpeg', buffer: file })
  await until('breaks', async () => line.breaks >= 2)
  line.breaksAfter = undefined
  await page.close()
  await restart()

  page = await context.newPage()
  await page.goto(address)
  await until('offered', async () =>
    /bukti-nib\.jpg[\s\S]*Belum selesai terkirim \(\d+ %\)/.test(await box('file')),
  )
  const { visited, faults } = pageChecks(line.origin)
  await visited(page, new URL(address).pathname + new URL(address).search)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: /Lanjutkan/ }).click()
  await until('sent', isSent('file'))
  // The number is wrong: the file need not be sent again.
  await page.locator('#f-number').fill('12')
  await page.locator('#f-issuedOn').fill('2020-02-03')
  assert.equal(await press('document.add'), 422)
  await until('still there', isSent('file'))
  await page.locator('#f-number').fill('1234567890123')
  assert.equal(await press('document.add'), 303)
  const stored = await application.environment.database.read(reader =>
    reader
      .withTables<{ file: { sha256: string; original_name: string } }>()
      .selectFrom('file')
      .select(['sha256', 'original_name'])
      .where('original_name', '=', 'bukti-nib.jpg')
      .execute(),
  )
  assert.deepEqual(stored, [{ sha256: sha256(file), original_name: 'bukti-nib.jpg' }])
  await page.goto(address)
  await page.waitForTimeout(300)
  assert.equal(await page.locator('.upload__box').first().isVisible(), false, 'nothing is left to send')
  assert.deepEqual(faults, [])
})

test('photos of a product, several at once, fill the empty places one after the other', {
  skip: noBrowser,
}, async () => {
  await page.goto(`${line.origin}/produk/${made.product}`)
  const before = await page.locator('.panel input[name="photo"]').count()
  const pictures = await Promise.all(
    [1, 2].map(async number => ({
      name: `foto-${number}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await photo(800 + number, 600),
    })),
  )
  await page.locator('#f-photo1').setInputFiles(pictures)
  await until('first', isSent('photo1'))
  await until('second', isSent('photo2'))
  const { visited, faults } = pageChecks(line.origin)
  await visited(page, `/produk/${made.product}`)
  assert.equal(await press('photo.add'), 303)
  assert.equal(await page.locator('.panel input[name="photo"]').count(), before + 2)
  assert.deepEqual(faults, [])
})

test('whoever takes a file back while its form waits has not sent the form', {
  skip: noBrowser,
}, async () => {
  await page.goto(`${line.origin}/produk/${made.product}`)
  await slow(20_000)
  let sent = 0
  const count = (request: { method: () => string; isNavigationRequest: () => boolean }): void => {
    if (request.method() === 'POST' && request.isNavigationRequest()) sent += 1
  }
  page.on('request', count)
  await page
    .locator('#f-photo1')
    .setInputFiles({ name: 'lama.jpg', mimeType: 'image/jpeg', buffer: await scan() })
  await until('busy', async () => /lama\.jpg/.test(await box('photo1')))
  await page.locator('button[value="photo.add"]').last().click()
  await until('waits', async () => (await page.locator('.upload__hold').count()) === 1)
  await page.getByRole('button', { name: /Batal kirim/ }).click()
  await until('no longer waits', async () => (await page.locator('.upload__hold').count()) === 0)
  await page.waitForTimeout(700)
  assert.equal(sent, 0)
  page.off('request', count)
  await slow(-1)
})

test('signing out asks before a file is lost that no form has taken', { skip: noBrowser }, async () => {
  await page.goto(`${line.origin}/produk/${made.product}`)
  await page
    .locator('#f-photo1')
    .setInputFiles({ name: 'menunggu.jpg', mimeType: 'image/jpeg', buffer: await photo(640, 480) })
  await until('sent', isSent('photo1'))
  await page.goto(`${line.origin}/tugas`)
  const asked: string[] = []
  page.on('dialog', dialog => {
    asked.push(dialog.message())
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  const signOut = page.locator('details.account button').last()
  await page.locator('details.account summary').click()
  await signOut.click()
  assert.match(asked[0] ?? '', /berkas di perangkat ini yang belum terkirim/)
  assert.equal(new URL(page.url()).pathname, '/tugas', 'still signed in')
  await Promise.all([page.waitForURL(`${line.origin}/`), signOut.click()])
  assert.equal(asked.length, 2)
})
