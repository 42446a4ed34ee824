import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Actor } from '../../src/access/index.ts'
import { markSheet } from '../../src/modules/assessment/index.ts'
import { findSheet, listMarks } from '../../src/modules/assessment/sheets/scoresheet-store.ts'
import { until } from '../builders/browser-session.ts'
import { sheetForm } from '../builders/cloth-case.ts'
import { showToCamera } from '../builders/label-picture.ts'
import { axe, validate } from './page-checks.ts'
import { ScoringSite } from './scoring-site.ts'
import { noBrowser } from './site.ts'

let site: ScoringSite
const camera = join(mkdtempSync(join(tmpdir(), 'bintang-camera-')), 'label.y4m')
const labelOf = (code: string): string => `https://bintang.contoh.example/s/${code}`
const status = (page: Page): Promise<string> => page.locator('[data-save-state]').innerText()
const chosen = (page: Page, name: string) => page.locator(`[name="${name}"]:checked`).inputValue()
const choose = (page: Page, name: string, value: string) =>
  page.locator(`label:has([name="${name}"][value="${value}"])`).click()
const keptIn = (page: Page, kind: string): Promise<string[]> =>
  page.evaluate(`(async () => {
    const found = []
    for (const name of await caches.keys())
      if (name.startsWith(${JSON.stringify(kind)})) for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname)
    return found
  })()`)

const keptFields = (page: Page): Promise<number> =>
  page.evaluate(`new Promise(done => {
    const opening = indexedDB.open('bintang-drafts')
    opening.onsuccess = () => {
      const asking = opening.result.transaction('fields').objectStore('fields').count()
      asking.onsuccess = () => { opening.result.close(); done(asking.result) }
    }
  })`)

async function marksOf(id: string, actor: Actor): Promise<Readonly<Record<string, unknown>>> {
  const sheet = await site.office.read(reader => findSheet(reader, id, actor.personId ?? ''))
  const marks = await site.office.read(reader => listMarks(reader, [sheet?.id ?? '']))
  return Object.fromEntries((marks.get(sheet?.id ?? '') ?? []).map(one => [one.criterionId, one.answer]))
}

/** As it stands: accessible, no wider than the narrowest screen, and valid as the server sent it. */
async function checkPage(page: Page): Promise<void> {
  const path = page.url()
  assert.deepEqual(await axe(path, page), [])
  assert.deepEqual(await validate(path, await (await page.request.get(path)).text()), [])
  await page.setViewportSize({ width: 320, height: 740 })
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(wide) <= 0, `${path} is ${String(wide)} px too wide`)
}

describe('scoring on a phone whose line is cut', { skip: noBrowser }, () => {
  before(async () => {
    site = await ScoringSite.open(camera)
  })
  after(() => site.close())

  test('what was scored without a line is kept, sent once, and what two devices changed is asked about', async () => {
    const { id, code, panel } = await site.office.inAssessment()
    const [actor] = panel
    const { page } = await site.aPhone(actor)
    const sheet = `${site.origin}/penilaian/${code}`

    // Taken along from the list: the page and small pictures of its evidence.
    await page.goto(`${site.origin}/penilaian`)
    await checkPage(page)
    await until('a worker', () => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
    await page.getByRole('button', { name: 'Simpan untuk luring' }).click()
    await until('taken along', async () =>
      /lembar tersimpan/.test(await page.locator('[data-take-along] [role=status]').innerText()),
    )
    assert.ok((await keptIn(page, 'bintang-pages-')).includes(`/penilaian/${code}`))
    assert.ok((await keptIn(page, 'bintang-pictures-')).includes(`/penilaian/${code}/foto/1/w320`))

    // Without a line, and in a browser that reads no codes itself, the label leads to a copy, on which one goes on.
    site.cut()
    await page.addInitScript('delete globalThis.BarcodeDetector')
    await page.goto(`${site.origin}/penilaian/pindai`)
    const scan = page.locator('[data-scan-start]')
    const told = page.locator('[data-scan-told]')
    showToCamera(camera, labelOf('JB8-XQ2-7'))
    await scan.click()
    await until('another code', async () => /bukan kode buta/.test(await told.innerText()))
    await scan.click()
    showToCamera(camera, labelOf(code), { torn: true })
    await scan.click()
    await until('a torn code', async () => /Belum ada kode yang terbaca/.test(await told.innerText()))
    await page.fill('[name=kode]', 'x')
    await page.keyboard.press('Enter')
    assert.match(await told.innerText(), /dua huruf dan empat angka/)
    await scan.click()
    showToCamera(camera, labelOf(code))
    await Promise.all([page.waitForURL(sheet), scan.click()])
    assert.match(await page.locator('#draft-copy').innerText(), /salinan/)
    await choose(page, 'mark.pembukuan', 'catatan-kas')
    await choose(page, 'mark.regenerasi', 'sudah-memegang')
    await page.fill('[name="reason.pembukuan"]', 'Ditulis tanpa sambungan.')
    await until(
      'kept',
      async () => (await keptFields(page)) === 3 && /di perangkat ini/.test(await status(page)),
    )
    assert.match(await page.locator('[data-answered]').innerText(), /^2 dari 37/)
    await page.reload()
    assert.equal(await chosen(page, 'mark.pembukuan'), 'catatan-kas')
    assert.equal(await page.inputValue('[name="reason.pembukuan"]'), 'Ditulis tanpa sambungan.')
    assert.deepEqual(await marksOf(id, actor), {})

    // Meanwhile the laptop scores one of them otherwise.
    await site.office.done(actor, markSheet, { code, 'mark.pembukuan': 'tidak-mencatat' })
    await site.mend()
    await page.goto(sheet)
    const asked = page.locator('.conflict')
    await asked.waitFor()
    assert.match(await asked.innerText(), /diubah di dua tempat/)
    await until(
      'the rest is stored',
      async () => (await marksOf(id, actor))['regenerasi'] === 'sudah-memegang',
    )
    assert.equal((await marksOf(id, actor))['pembukuan'], 'tidak-mencatat', 'nothing is overwritten unasked')
    await asked.getByRole('button', { name: 'Pakai versi saya' }).click()
    await until('my version', async () => (await marksOf(id, actor))['pembukuan'] === 'catatan-kas')

    // Evidence opens in its place and closes without losing it.
    const criterion = page.locator('[data-criterion]', { has: page.locator('a[data-evidence]') }).first()
    const link = criterion.locator('a[data-evidence]').first()
    await link.click()
    assert.equal(await link.getAttribute('aria-expanded'), 'true')
    await checkPage(page)
    await criterion.getByRole('button', { name: 'Tutup bukti' }).click()
    assert.equal(await page.evaluate("document.activeElement.matches('a[data-evidence]')"), true)

    // By keys to the summary; the lock takes the sheet from the device.
    const { 'mark.pembukuan': _kept, ...rest } = sheetForm(0)
    await site.office.done(actor, markSheet, { code, ...rest, 'reason.pembukuan': 'Lengkap.' })
    await page.goto(sheet)
    await page.locator('[name="mark.pembukuan"]:checked').focus()
    await Promise.all([page.waitForURL('**/kunci*'), page.keyboard.press('l')])
    await checkPage(page)
    await Promise.all([
      page.waitForURL(/\/penilaian(\?|$)/),
      page.getByRole('button', { name: 'Kunci lembar' }).click(),
    ])
    await until('gone from the device', async () => {
      const pages = await keptIn(page, 'bintang-pages-')
      const pictures = await keptIn(page, 'bintang-pictures-')
      return ![...pages, ...pictures].some(path => path.includes(code))
    })
  })
})
