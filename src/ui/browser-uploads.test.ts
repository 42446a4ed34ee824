import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
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
const box = (field: string) => page.locator(`[data-field="${field}"] .upload__box`)
const words = (field: string): Promise<string> => box(field).innerText()
const press = (name: RegExp) => page.getByRole('button', { name }).click()
const send = () => page.locator('button[value="paper.add"]').click()
const isSent = (field: string) => async (): Promise<boolean> => /Sudah terkirim/.test(await words(field))
const count = (method: string): number => session.asked.filter(one => one === method).length

const tools = new WeakMap<Page, CDPSession>()

/** A line of so many bytes each second; without a number, as fast as it goes. */
async function slow(bytesPerSecond = -1, offline = false): Promise<void> {
  const known = tools.get(page) ?? (await page.context().newCDPSession(page))
  tools.set(page, known)
  await known.send('Network.emulateNetworkConditions', {
    offline,
    latency: bytesPerSecond > 0 ? 40 : 0,
    uploadThroughput: bytesPerSecond,
    downloadThroughput: -1,
  })
}

describe('files sent ahead of their form', { skip: executablePath ? false : 'no Chromium' }, () => {
  before(async () => {
    session = await UploadSession.start()
    page = await session.browser()
  })
  after(() => session.stop())
  beforeEach(async () => {
    await page.close()
    page = await session.tab()
    await session.reset(page)
    await page.goto(`${session.line.origin}/surat`)
  })

  test('a file on a weak line, shows how much and how long, and its form brings the same bytes', async () => {
    const file = paper(900_000)
    await slow(200_000)
    await page.locator('#f-file').setInputFiles(file)
    await until(
      'time left',
      async () =>
        /0,\d MB|\d+ kB/.test(await words('file')) && /kira-kira \d+ detik lagi/.test(await words('file')),
    )
    assert.match(await words('file'), /bukti-nib\.pdf 900 kB/)
    assert.match(await words('file'), / dari 900 kB \(\d+ %\), kira-kira/)
    const done = Number(await box('file').locator('progress').getAttribute('value'))
    assert.ok(done > 0 && done < 900_000, `${done} bytes`)
    assert.deepEqual(await axe('sending', page), [])
    await slow()
    await until('sent', isSent('file'))
    assert.match(await page.locator('[data-field="file"] [role=status]').innerText(), /sudah terkirim/)
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
    assert.deepEqual(session.received[0]?.carried, {})
    assert.deepEqual(session.complaints, [])
  })

  test('a line that breaks again and again, brings every byte once', async () => {
    const file = paper(700_000)
    session.line.breaksAfter = 90_000
    await page.locator('#f-file').setInputFiles(file)
    await until('breaks', () => session.line.breaks >= 5)
    session.line.breaksAfter = undefined
    await until('sent', isSent('file'))
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
    assert.equal(count('POST'), 1, 'gone on with, never begun anew')
  })

  test('a phone without a signal, says that the file is safe and goes on by itself', async () => {
    await slow(150_000)
    await page.locator('#f-file').setInputFiles(paper(600_000))
    await until('begun', async () => /%/.test(await words('file')) && session.asked.includes('PATCH'))
    await slow(-1, true)
    await until('told', async () =>
      /Menunggu sambungan, berkas aman di perangkat ini/.test(await words('file')),
    )
    await slow()
    await until('sent', isSent('file'))
    assert.equal(count('POST'), 1)
  })

  test('the server restarted in the middle, goes on where it was', async () => {
    const file = paper(800_000)
    await slow(250_000)
    await page.locator('#f-file').setInputFiles(file)
    await until('two pieces', () => count('PATCH') >= 2)
    await session.restart()
    await slow()
    await until('sent', isSent('file'))
    await send()
    await until('form', () => session.received.length === 1)
    assert.ok(session.received[0]?.uploads['file']?.equals(file.buffer), 'other bytes')
    assert.equal(count('POST'), 1)
  })

  test('the form sent while its file is on the way, waits, says so, and goes by itself', async () => {
    await slow(250_000)
    await page.locator('#f-nomor').fill('12')
    await page.locator('#f-file').setInputFiles(paper(500_000))
    await send()
    const hold = page.locator('.upload__hold')
    assert.match(await hold.innerText(), /Formulir dikirim sendiri begitu berkasnya selesai terkirim/)
    assert.equal(
      await hold.getByRole('button', { name: 'Kirim tanpa berkas ini' }).count(),
      0,
      'it is needed',
    )
    assert.deepEqual(await axe('waiting', page), [])
    await press(/Jangan kirim dulu/)
    assert.equal(await hold.count(), 0)
    await send()
    await send()
    await until('form', () => session.received.length > 0)
    await page.waitForURL('**/surat?berhasil=1')
    assert.equal(session.received.length, 1)
    assert.equal(session.received[0]?.fields['nomor'], '12')
    assert.equal(session.received[0]?.fields['action'], 'paper.add')
    assert.equal(session.received[0]?.uploads['file']?.length, 500_000)
  })

  test('an optional file that takes too long, lets the form go without it', async () => {
    await slow(20_000)
    await page.locator('#f-foto').setInputFiles({ ...paper(400_000, 'a.jpg'), mimeType: 'image/jpeg' })
    await send()
    await press(/Kirim tanpa berkas ini/)
    await until('form', () => session.received.length === 1)
    assert.deepEqual(session.received[0]?.uploads, {})
    assert.deepEqual(session.received[0]?.carried, {})
  })

  test('two files, one taken back, the other arrives and the first leaves nothing on the server', async () => {
    await slow(300_000)
    await page.locator('#f-file').setInputFiles(paper(600_000))
    await page.locator('#f-foto').setInputFiles({ ...paper(200_000, 'b.jpg'), mimeType: 'image/jpeg' })
    await until('begun', () => session.asked.includes('PATCH'))
    await until('queued', async () => /Menunggu giliran/.test(await words('foto')))
    await press(/Batal kirim: bukti-nib\.pdf/)
    assert.equal(await box('file').isVisible(), false)
    await until('taken back', () => session.asked.includes('DELETE'))
    await slow()
    await until('sent', isSent('foto'))
    await send()
    await until('form', () => session.received.length === 1)
    assert.deepEqual(Object.keys(session.received[0]?.uploads ?? {}), ['foto'])
  })

  test('the session ended meanwhile, waits for its person and goes on', async () => {
    await slow(200_000)
    await page.locator('#f-file').setInputFiles(paper(600_000))
    await until('begun', () => session.asked.includes('PATCH'))
    session.signedIn = false
    await until('told', async () => /Sesi Anda berakhir/.test(await words('file')))
    session.signedIn = true
    await slow()
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await until('sent', isSent('file'))
    assert.equal(count('POST'), 1)
  })

  test('a file that the server refuses, says why beside the field and can be tried again', async () => {
    await page.locator('#f-file').setInputFiles(paper(7_000_000))
    await until('sent', isSent('file'))
    await page.goto(`${session.line.origin}/en/surat`)
    await until('shown again', async () => /Sent\./.test(await words('file')))
    await page.locator('#f-foto').setInputFiles({ ...paper(3_500_000, 'b.jpg'), mimeType: 'image/jpeg' })
    const problem = page.locator('#f-foto-problem')
    await until('told', () => problem.isVisible())
    assert.match(await problem.innerText(), /have reached the limit of \d+ MB/)
    assert.match(await words('foto'), /Not accepted[\s\S]*Try again/)
    assert.deepEqual(await axe('refused', page), [])
    await press(/Discard: bukti-nib\.pdf/)
    await until('room', () => session.asked.includes('DELETE'))
    await press(/Try again: b\.jpg/)
    await until('sent', async () => /Sent\./.test(await words('foto')))
    assert.equal(await problem.isVisible(), false)
  })

  test('a server without uploads, the file goes along with its form as before', async () => {
    session.takesUploads = false
    await page.locator('#f-file').setInputFiles(paper(40_000))
    await until('told', async () => /Berkas ikut terkirim bersama formulir ini/.test(await words('file')))
    await send()
    await until('form', () => session.received.length === 1)
    assert.deepEqual(session.received[0]?.carried, { file: 40_000 })
  })
})
