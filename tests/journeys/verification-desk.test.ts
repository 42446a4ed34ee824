import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import * as story from './story.ts'
import {
  openAndAnswer,
  openStages,
  addPapers,
  approveAndSubmit,
  registerProduct,
} from './story-nominating.ts'
import { answersFor } from './story-papers.ts'
import { COMMODITY, rules } from './story-nominating.ts'
import { grantOf, httpWalker, type Typed, type Walker } from './walker.ts'

const PATIENCE = 60_000
const SECTION = 'bahan'
let site: Site
let office: Walker
before(async () => {
  if (noBrowser) return
  site = await openSite()
  office = httpWalker(site.application.server)
})
after(() => (noBrowser ? undefined : site.close()))

/** A verifier at a computer who never touches the mouse. */
async function atKeyboard(persona: string): Promise<Page> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.request.post(`${site.origin}/masuk/demo`, { form: { persona } })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  await page.goto(`${site.origin}/tugas`)
  const grant = grantOf(await page.content(), 'Verifikator')
  if (grant !== null) {
    await page.locator('details.account summary').first().click()
    const loaded = page.waitForEvent('load')
    await page.locator(`button[name="grant"][value="${grant}"]`).click()
    await loaded
  }
  return page
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { document: shown } = globalThis as unknown as {
      document: { activeElement: { tagName: string; textContent: string | null } | null }
    }
    const { activeElement: at } = shown
    return at?.tagName === 'TEXTAREA' ? '(teks)' : (at?.textContent?.trim() ?? '')
  })

/** Goes from control to control until the one with these words. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab')
    const text = await focused(page)
    if (text.length < 120 && words.test(text)) return
  }
  assert.fail(`no control with ${words}`)
}

/** Presses a key that leads to another page. */
async function press(page: Page, key: string): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.keyboard.press(key)
  await loaded
}

const itemIn = (page: Page): string => new URL(page.url()).searchParams.get('butir') ?? ''

/** Accepts every open item by one key each, but one, which is returned with two standing reasons and own words. */
async function checkItems(page: Page, returned: string | null): Promise<void> {
  for (let step = 0; step < 40; step++) {
    if ((await page.locator('[data-desk-verdict]').count()) === 0) return
    const body = await page.content()
    if (!/belum diperiksa\.<\/p>/.test(body) || / 0 belum diperiksa\./.test(body)) return
    if (returned !== null && (await page.locator(`input[name="item"][value="${returned}"]`).count()) > 0) {
      await page.keyboard.press('r')
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await tabTo(page, /^\(teks\)$/)
      await page.keyboard.type('Ajukan jawaban yang lebih rinci.')
      await tabTo(page, /^Simpan dan lanjut$/)
      await press(page, 'Enter')
    } else await press(page, 'a')
  }
}

async function correct(nomination: string): Promise<void> {
  await office.signIn('operator')
  const typed = answersFor(rules, COMMODITY).find(one => one.section === SECTION)?.typed ?? {}
  const changed = Object.entries(typed).map(([name, value]) => [
    name,
    typeof value === 'string' && value.length > 60 ? `${value.slice(0, 200)} Diperjelas.` : value,
  ])
  const path = `/usulan/${nomination}/bagian/${SECTION}`
  await office.submit(path, 'nomination.answer', Object.fromEntries(changed) as Typed)
  await office.submit(`/usulan/${nomination}`, 'nomination.resubmit')
}

/** Opens the question behind a button that asks once more, and answers yes. */
async function decide(page: Page, button: RegExp, yes: RegExp): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await tabTo(page, yes)
  await press(page, 'Enter')
}

const stateOf = async (nomination: string): Promise<string> =>
  (await office.open(`/usulan/${nomination}`)).match(/data-state="([a-z-]+)"/)?.[1] ?? ''

test('by keyboard alone: the next file, its items, a return with reasons, the correction, the admission', {
  skip: noBrowser,
}, async () => {
  await openStages(office, ['nominate', 'verify'])
  const made = await registerProduct(office)
  await addPapers(office, made)
  const nomination = await openAndAnswer(office, made.product)
  await approveAndSubmit(office, nomination)

  const page = await atKeyboard('verifikator')
  const checks = pageChecks(site.origin)
  await page.goto(`${site.origin}/verifikasi?q=Contoh`)
  await checks.visited(page, '/verifikasi')
  await page.goto(`${site.origin}/verifikasi/${nomination}`)
  await tabTo(page, /^Ambil berkas ini$/)
  await press(page, 'Enter')
  await checks.visited(page, new URL(page.url()).pathname)

  const first = itemIn(page)
  await press(page, 'j')
  assert.notEqual(itemIn(page), first)
  await press(page, 'k')
  const stays = page.url()
  await page.locator('[name="reason"]').focus()
  await page.keyboard.type('aj')
  assert.equal(page.url(), stays, 'letters that are typed are letters')
  await page.locator('[data-desk] summary').press('Enter')
  await page.locator('[data-desk-switch]').press('Space')
  await page.locator('h1').click()
  await page.keyboard.press('j')
  assert.equal(page.url(), stays, 'shortcuts can be switched off')
  await page.locator('[data-desk-switch]').press('Space')

  await page.goto(`${site.origin}/verifikasi/${nomination}`)
  await checkItems(page, `section.${SECTION}`)
  await page.goto(`${site.origin}/verifikasi/${nomination}`)
  await decide(page, /^Kembalikan dengan alasan/, /^Ya, kembalikan$/)
  await office.signIn('operator')
  const told = await office.open(`/usulan/${nomination}`)
  for (const words of [/Jawaban belum menjelaskan/, /Jawaban tidak sesuai dengan dokumen/, /lebih rinci/])
    assert.match(told, words)
  assert.match(await office.open(`/en/usulan/${nomination}`), /The answer does not agree with the documents/)

  await correct(nomination)
  await page.goto(`${site.origin}/verifikasi/${nomination}`)
  assert.match(await page.content(), /1 belum diperiksa/)
  assert.match(await page.content(), /Yang berubah sejak terakhir diperiksa[\s\S]*Diperjelas\./)
  assert.deepEqual(await axe('changed item', page), [])
  await press(page, 'a')
  await decide(page, /^Loloskan/, /^Ya, loloskan$/)
  assert.equal(await stateOf(nomination), 'admitted')
  assert.deepEqual(checks.faults, [])
})

test('a refusal that one verifier proposes is confirmed by another one at the keyboard', {
  skip: noBrowser,
}, async () => {
  await office.signIn('operator')
  const made = await registerProduct(office)
  await addPapers(office, made)
  const nomination = await openAndAnswer(office, made.product)
  await approveAndSubmit(office, nomination)
  await office.signIn('verifikator', 'Verifikator')
  await story.checkItems(office, nomination, new Map([['photos', 'Foto menampilkan produk lain.']]))
  await office.submit(`/verifikasi/${nomination}`, 'verification.propose-refusal', {
    note: 'Foto dari toko.',
  })
  await office.signIn('operator')
  const before = await office.open(`/usulan/${nomination}`)
  assert.doesNotMatch(before, /tidak lolos/i)

  const page = await atKeyboard('verifikator-2')
  await page.goto(`${site.origin}/verifikasi?status=pemeriksaan-kedua`)
  await page.goto(`${site.origin}/verifikasi/${nomination}`)
  assert.match(await page.content(), /Foto dari toko\./)
  assert.deepEqual(await axe('second look', page), [])
  await decide(page, /^Setujui: tidak lolos/, /^Ya, tidak lolos$/)
  assert.equal(await stateOf(nomination), 'not-admitted')
})
