import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { addPapers, linkTo, openAndAnswer, openStages, registerProduct } from './story-nominating.ts'
import { httpWalker, type Walker } from './walker.ts'
import { dayFromNow } from '../builders/days.ts'

let site: Site
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

const ACCOUNT = /^\/akun\/[0-9a-z]{16}$/
const reason = 'Motif ini diajukan lagi pada edisi berikutnya.'

async function appoint(walker: Walker): Promise<string> {
  await walker.signIn('admin')
  const holder = linkTo(await walker.open('/akun?cari=Asep+Gunawan'), ACCOUNT, /Asep/)
  const account = linkTo(await walker.open('/akun?cari=Rina+Kartika'), ACCOUNT, /Rina/)
  await walker.submit(account, 'role.grant', {
    role: 'office-head',
    area: '/32/32.05/',
    from: dayFromNow(0),
    until: dayFromNow(7),
    acting: 'plh',
    mandateNumber: '800/21/SP/CONTOH',
    mandateDate: dayFromNow(0),
    actingFor: holder.split('/').at(-1) ?? '',
  })
  return account
}

test('a Plh is appointed for some days, approves in the head’s place, and can do nothing more after the last day', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const { visited, faults } = pageChecks(site.origin)
  const walker = browserWalker(context, site.origin, visited)
  const ground = httpWalker(site.application.server)
  await openStages(ground, ['nominate'])
  const made = await registerProduct(ground)
  await addPapers(ground, made)
  const nomination = `/usulan/${await openAndAnswer(ground, made.product)}`
  const account = await appoint(walker)
  const shown = await walker.open(account)
  assert.match(shown, /Plh\. Kepala dinas kabupaten\/kota/)
  assert.match(shown, /Surat perintah nomor 800\/21\/SP\/CONTOH[\s\S]*Menggantikan Asep Gunawan Wiratma/)

  await walker.signIn('operator')
  assert.doesNotMatch(await walker.open(nomination), /value="nomination\.approve"/)
  await walker.signIn('operator', 'Plh\\. Kepala dinas')
  const asHead = await walker.open(nomination)
  assert.match(asHead, /account__who"><b>Rina Kartikasari<\/b><span>Plh\. Kepala dinas kabupaten\/kota/)
  await walker.submit(nomination, 'nomination.approve', { number: '530/21/PLH-CONTOH' })
  assert.match(await walker.open(nomination), /Nomor 530\/21\/PLH-CONTOH[\s\S]*?Plh\. Kepala/)
  const letter = linkTo(await walker.open(nomination), /^\/surat-usulan\/SU-[0-9A-Z-]+$/, /./)
  assert.match(
    await walker.open(letter),
    /Surat ini asli dan berlaku[\s\S]*?surat perintah nomor 800\/21\/SP\/CONTOH/,
  )
  assert.match(
    await walker.open(nomination),
    /Disetujui kepala dinas, oleh orang yang juga membuka usulan ini[\s\S]*?Rina Kartikasari, Plh\. Kepala dinas kabupaten\/kota, Kabupaten Garut/,
  )
  const [page] = context.pages()
  assert.ok(page)
  await page.goto(`${site.origin}/en${nomination}`)
  assert.match(await page.content(), /Acting head, regency\/city office \(Plh\)/)

  // A form is open in one window while the clock passes the last day.
  await page.goto(site.origin + nomination)
  const form = page.locator('form', { has: page.locator('button[value="nomination.withdraw"]') })
  const elsewhere = await site.browser.newContext()
  const secretariat = browserWalker(elsewhere, site.origin)
  await secretariat.signIn('verifikator', 'Sekretariat')
  await secretariat.submit('/jam', 'clock.move', { date: dayFromNow(8), time: '00.01' })
  await elsewhere.close()
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
  await form.locator('[name="reason"]').fill(reason)
  await form.locator('button[value="nomination.withdraw"]').last().click()
  await page.waitForLoadState()
  const late = await page.content()
  assert.match(late, /Masa berlaku peran yang Anda pakai ketika membuka formulir ini sudah berakhir/)
  assert.ok(late.includes(reason), 'what was typed is shown')

  const afterwards = await walker.open(nomination)
  assert.match(afterwards, /account__who"><b>Rina Kartikasari<\/b><span>Operator dinas/)
  assert.doesNotMatch(afterwards, /name="grant"[^>]*>[^<]*Plh/)
  assert.doesNotMatch(afterwards, /Usulan ditarik/)
  assert.match(afterwards, /Rina Kartikasari, Plh\. Kepala dinas kabupaten\/kota/)
  await walker.signIn('admin')
  assert.match(await walker.open(account), /Plh\. Kepala dinas[\s\S]*?Berakhir/)
  await context.close()
  assert.deepEqual(faults, [])
})
