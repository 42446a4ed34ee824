import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { executablePath, until } from '../../tests/builders/browser-session.ts'
import { UploadSession } from '../../tests/builders/upload-session.ts'
import { axe } from '../../tests/journeys/page-checks.ts'

let session: UploadSession
let page: Page

const paper = (bytes: number, name = 'bukti-nib.pdf') => ({
  name,
  mimeType: 'application/pdf',
  buffer: randomBytes(bytes),
})
const words = (): Promise<string> => page.locator('[data-field="file"] .upload__box').innerText()
const press = (name: RegExp) => page.getByRole('button', { name }).click()
const send = () => page.locator('button[value="paper.add"]').click()
const isSent = async (): Promise<boolean> => /Sudah terkirim/.test(await words())
const count = (method: string): number => session.asked.filter(one => one === method).length
const open = (path = '/surat') => page.goto(session.line.origin + path)

async function slow(bytesPerSecond: number): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    uploadThroughput: bytesPerSecond,
    downloadThroughput: -1,
  })
}

/** Half of a file is on the server, and its page is gone. */
async function sendHalf(file: ReturnType<typeof paper>): Promise<void> {
  await slow(250_000)
  await page.locator('#f-file').setInputFiles(file)
  await until('two pieces', () => count('PATCH') >= 3)
}

/** What the browser keeps, as one line each. */
const keptHere = (): Promise<readonly string[]> =>
  page.evaluate<string[]>(`new Promise(done => {
    const opening = indexedDB.open('bintang-uploads')
    opening.onsuccess = () => {
      const base = opening.result
      if (!base.objectStoreNames.contains('files')) return base.close(), done([])
      const asking = base.transaction('files').objectStore('files').getAll()
      asking.onsuccess = () => { base.close(); done(asking.result.map(one => one.key)) }
    }
  })`)

describe('files kept on the device', { skip: executablePath ? false : 'no Chromium' }, () => {
  before(async () => {
    session = await UploadSession.start()
    page = await session.browser()
  })
  after(() => session.stop())
  beforeEach(async () => {
    await session.signIn('ani')
    await page.close()
    page = await session.tab()
    await session.reset(page)
    await open()
  })

  test('a tab closed in the middle, shows the file again and goes on at its place', async () => {
    const file = paper(900_000)
    await sendHalf(file)
    await page.close()
    page = await session.tab()
    await open('/en/surat')
    await until('offered', async () =>
      /bukti-nib\.pdf 900 kB\s+Not completely sent yet \(\d+%\)/.test(await words()),
    )
    assert.deepEqual(await axe('offered', page), [])
    await open()
    await until('offered', async () => /Belum selesai terkirim \(\d+ %\)/.test(await words()))
    await press(/Lanjutkan: bukti-nib\.pdf/)
    await until('sent', isSent)
    assert.equal(count('POST'), 1)
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
    await page.waitForURL('**/surat?berhasil=1')
    await until('forgotten', async () => (await keptHere()).length === 0)
    assert.equal(await page.locator('.upload__box').first().isVisible(), false)
  })

  test('a browser that died and a server that was restarted meanwhile, go on together', async () => {
    const file = paper(900_000)
    await sendHalf(file)
    await session.closeBrowser()
    await session.restart(0)
    page = await session.browser()
    await open()
    await until('offered', async () => /Belum selesai terkirim/.test(await words()))
    await press(/Lanjutkan/)
    await until('sent', isSent)
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
    assert.equal(count('POST'), 1)
  })

  test('an upload that the server has forgotten, is sent anew from the device', async () => {
    const file = paper(900_000)
    await sendHalf(file)
    await page.close()
    page = await session.tab()
    const asked = session.asked.length
    session.forgetUploads()
    await open()
    await until('offered', async () => /Belum selesai terkirim\./.test(await words()))
    await press(/Lanjutkan/)
    await until('sent', isSent)
    assert.equal(session.asked.slice(asked).filter(one => one === 'POST').length, 1)
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
  })

  test('thrown away, is gone from the device and from the server', async () => {
    await sendHalf(paper(700_000))
    await open()
    await until('offered', async () => /Belum selesai terkirim/.test(await words()))
    await press(/Buang: bukti-nib\.pdf/)
    await until('deleted', () => session.asked.at(-1) === 'DELETE')
    await until('forgotten', async () => (await keptHere()).length === 0)
  })

  test('a form refused for another field, still has its file and sends nothing twice', async () => {
    const file = paper(300_000)
    session.refuses = { nomor: 'Tuliskan nomornya.' }
    await page.locator('#f-file').setInputFiles(file)
    await until('sent', isSent)
    await send()
    await page.waitForSelector('.summary')
    await until('still there', isSent)
    assert.match(await words(), /bukti-nib\.pdf 300 kB/)
    const pieces = count('PATCH')
    await send()
    await until('second form', () => session.received.length === 2)
    assert.ok(session.received[1]?.uploads['file']?.equals(file.buffer), 'other bytes')
    assert.equal(count('PATCH'), pieces)
    await page.waitForURL('**/surat?berhasil=1')
    await until('forgotten', async () => (await keptHere()).length === 0)
  })

  test('a form refused on a device that keeps nothing, still shows its file by name and sends it along', async () => {
    const file = paper(120_000)
    session.refuses = { nomor: 'Tuliskan nomornya.' }
    await page.locator('#f-file').setInputFiles(file)
    await until('sent', isSent)
    await page.addInitScript("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }")
    await send()
    await page.waitForSelector('.summary')
    await until('still there', isSent)
    assert.match(await words(), /bukti-nib\.pdf 120 kB/)
    assert.equal(await page.locator('[data-sent-file]').count(), 0, 'said once')
    await send()
    await until('second form', () => session.received.length === 2)
    assert.ok(session.received[1]?.uploads['file']?.equals(file.buffer), 'other bytes')
  })

  test('a browser that stores no files, asks for the file again and goes on at its place', async () => {
    await page.addInitScript(`{
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (value) {
        if (value && value.blob) throw new DOMException('no room', 'QuotaExceededError')
        return put.call(this, value)
      }
    }`)
    await open()
    const file = paper(900_000)
    await sendHalf(file)
    await open()
    await until('asked', async () => /Pilih lagi berkas yang sama/.test(await words()))
    await page.locator('#f-file').setInputFiles(file)
    await until('sent', isSent)
    assert.equal(count('POST'), 1, 'gone on with')
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
  })

  test('another file of the same name and size, is sent from its beginning', async () => {
    await sendHalf(paper(700_000))
    await open()
    await until('offered', async () => /Belum selesai terkirim/.test(await words()))
    const other = paper(700_000)
    await page.locator('#f-file').setInputFiles(other)
    await until('sent', isSent)
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(other.buffer), 'other bytes')
  })

  test('signing out, wipes the device, and the next person sees nothing', async () => {
    await sendHalf(paper(700_000))
    await open()
    await until('offered', async () => /Belum selesai terkirim/.test(await words()))
    assert.equal((await keptHere()).length, 1)
    await page.locator('details.account > summary').click()
    await page.getByRole('button', { name: 'Keluar' }).click()
    // The page that comes next may open a store of its own: what counts is that nothing is in it.
    await page.waitForURL('**/sesi')
    await until('wiped', async () => (await keptHere()).length === 0)
  })

  test('another person on the same phone, sees nothing of the first and leaves nothing behind', async () => {
    await sendHalf(paper(700_000))
    await session.signIn('budi')
    await open()
    await until('cleared', async () => (await keptHere()).length === 0)
    assert.equal(await page.locator('.upload__box').first().isVisible(), false)
    assert.doesNotMatch(await page.content(), /bukti-nib/)
    await session.signIn('ani')
    await open()
    await page.waitForTimeout(300)
    assert.equal(await page.locator('.upload__box').first().isVisible(), false)
  })

  test('another person signs in beside an open page, nothing more of it goes out in their name', async () => {
    await slow(60_000)
    await page.locator('#f-file').setInputFiles(paper(900_000))
    await until('begun', () => session.asked.includes('PATCH'))
    await session.signIn('budi')
    const other = await session.tab()
    await other.goto(`${session.line.origin}/surat`)
    await until('stopped', async () => !(await page.locator('.upload__box').first().isVisible()))
    await page.waitForTimeout(200)
    const asked = session.asked.length
    await page.waitForTimeout(1500)
    assert.equal(session.asked.length, asked)
    await other.close()
  })

  test('two tabs with two files for one field, never mix their bytes', async () => {
    await slow(60_000)
    await page.locator('#f-file').setInputFiles(paper(900_000, 'pertama.pdf'))
    await until('begun', () => session.asked.includes('PATCH'))
    const first = page
    page = await session.tab()
    await open()
    const file = paper(900_000, 'kedua.pdf')
    await slow(40_000)
    await page.locator('#f-file').setInputFiles(file)
    // The first tab finds its upload taken back, and begins another one.
    await until('begun anew', () => count('POST') >= 3)
    await page.waitForTimeout(500)
    await page.close()
    await first.close()
    page = await session.tab()
    await open()
    await until('offered', async () => /kedua\.pdf[\s\S]*Belum selesai terkirim/.test(await words()))
    await press(/Lanjutkan/)
    await until('sent', isSent)
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
  })

  test('a file that cannot be read on the device, says so and what to do', async () => {
    await page.addInitScript(
      "Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))",
    )
    await open()
    await page.locator('#f-file').setInputFiles(paper(40_000, 'awan.pdf'))
    const problem = page.locator('#f-file-problem')
    await until('told', () => problem.isVisible())
    assert.match(
      await problem.innerText(),
      /awan\.pdf tidak dapat dibaca di perangkat ini[\s\S]*unduh dahulu/,
    )
    assert.deepEqual([count('POST'), count('PATCH')], [0, 0])
    assert.equal(await page.getByRole('button', { name: /Pilih berkas: Surat/ }).isVisible(), true)
  })
})
