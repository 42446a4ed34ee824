import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { catalogueStep } from '../../src/modules/catalogue/index.ts'
import { certificateStep } from '../../src/modules/certificates/index.ts'
import { decisionPeople } from '../builders/assessed-edition.ts'
import { certificatesOf } from '../builders/conferred-certificates.ts'
import { releasedEdition, todayOf } from '../builders/decided-edition.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-81-tepat']
const recipient = 'Ibu Kenari Penerima'
let site: Site
let edition = ''

before(async () => {
  if (noBrowser) return
  site = await openSite()
  const steps = [certificateStep(site.origin), catalogueStep]
  edition = (await releasedEdition(site.application.environment, decisionPeople(), steps, { caseIds })).id
})
after(() => (noBrowser ? undefined : site.close()))

/** Ticks three, looks at whom it hits, and hands them over. */
async function handOverThree(page: Page, event: string): Promise<void> {
  await page.goto(site.origin + event)
  const boxes = page.getByRole('checkbox')
  assert.equal(await boxes.count(), 3)
  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: 'Periksa pilihan' }).click()
  await page.getByRole('heading', { name: '3 piagam dipilih' }).waitFor()
  await page.getByLabel('Diterima oleh (untuk semua)').fill(recipient)
  await page.getByRole('button', { name: 'Catat 3 piagam sebagai diserahkan' }).click()
  await page.getByRole('heading', { name: 'Sudah diserahkan di sini (3)' }).waitFor()
}

for (const script of [true, false]) {
  test(`the secretariat records an event and hands over three certificates at once, ${script ? 'with' : 'without'} script; a visitor reads where and by whom`, {
    skip: noBrowser,
  }, async () => {
    const checks = pageChecks(site.origin)
    const context = await site.browser.newContext({
      javaScriptEnabled: script,
      viewport: script ? { width: 1280, height: 900 } : { width: 360, height: 740 },
    })
    const walker = browserWalker(context, site.origin, script ? checks.visited : undefined)
    await walker.signIn('verifikator', 'Sekretariat')
    const event = await walker.submit('/penganugerahan-kelola/baru', 'conferment.record', {
      edition,
      nameId: 'Penganugerahan Melati',
      nameEn: 'Jasmine Conferment',
      place: 'Gedung Melati, Jakarta',
      date: todayOf(site.application.environment),
      conferrerName: 'Ibu Menteri Contoh',
      conferrerOffice: 'Menteri Contoh',
    })
    const [page] = context.pages()
    assert.ok(page)
    const certificates = await certificatesOf(site.application.environment, edition)
    const chosen = certificates.map(one => `piagam[]=${one.id}`).join('&')
    await walker.open(event)
    await walker.open(`${event}/serahkan?${chosen}`)
    await handOverThree(page, event)
    assert.ok((await page.content()).includes(recipient))
    const [first] = certificates
    assert.ok(first)
    for (const path of [
      event,
      `${event}/ubah`,
      '/penganugerahan-kelola',
      '/piagam-kelola',
      `/piagam/${first.key}/batal-serah`,
    ])
      await walker.open(path)
    const visitor = await site.browser.newContext({ javaScriptEnabled: script })
    const reading = browserWalker(visitor, site.origin, script ? checks.visited : undefined)
    const shown = await reading.open(`/piagam/${first.key}`)
    assert.match(
      shown,
      /Diserahkan pada [^<]+ di Gedung Melati, Jakarta oleh Ibu Menteri Contoh, Menteri Contoh/,
    )
    assert.match(
      await (await site.application.server.request(`/en/piagam/${first.key}`)).text(),
      /Handed over on [^<]+ at Gedung Melati, Jakarta by Ibu Menteri Contoh, Menteri Contoh/,
    )
    const pages = [await reading.open(event.replace('-kelola', '')), await reading.open('/penganugerahan')]
    for (const body of [shown, ...pages]) assert.ok(!body.includes('Kenari'))
    assert.match(await reading.open(`/katalog/${await slugOf(first.key)}`), /Diserahkan pada/)
    await takeAllBack(walker, certificates)
    await visitor.close()
    await context.close()
    assert.deepEqual(checks.faults, [])
    if (script) assert.ok(checks.seen.size >= 10, [...checks.seen].join(' '))
  })
}

async function slugOf(key: string): Promise<string> {
  const answer = await site.application.server.request(`/katalog/piagam/${key}`)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

/** So that the same certificates can be handed over again. */
async function takeAllBack(
  walker: ReturnType<typeof browserWalker>,
  certificates: readonly Readonly<{ key: string }>[],
): Promise<void> {
  for (const { key } of certificates)
    await walker.submit(`/piagam/${key}/batal-serah`, 'certificate.take-back-hand-over', {
      reason: 'Penyerahan contoh dicatat keliru.',
    })
}
