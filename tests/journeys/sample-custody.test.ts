// embedded only: what is tried here lies on the phone and on the line, not in the database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { assessedEdition } from '../builders/assessed-edition.ts'
import { photo } from '../builders/specimens.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import type { Walker } from './walker.ts'

let site: Site
let edition: string
let nomination: string
before(async () => {
  if (noBrowser) return
  site = await openSite()
  const { environment } = site.application
  const made = await assessedEdition(environment, { caseIds: ['anyaman-81-tepat'], number: '73' })
  edition = made.id
  nomination = made.nominations[0]?.id ?? ''
  // Still on its way to the assessors, without the code that the builder gives.
  await environment.database.write(async tx => {
    await sql`update nomination set state = 'admitted' where id = ${nomination}`.execute(tx)
    await sql`delete from blind_code where nomination_id = ${nomination}`.execute(tx)
  })
})
after(() => (noBrowser ? undefined : site.close()))

/** One text or number of the database, as somebody at the table would look it up. */
const stored = async <Value>(query: ReturnType<typeof sql<{ value: Value }>>): Promise<Value | undefined> =>
  (await site.application.environment.database.read(reader => query.execute(reader))).rows[0]?.value
const idFrom = (address: string): string => /([0-9a-z]{16})(?:[?#]|$)/.exec(address)?.[1] ?? ''
const kinds = async (): Promise<string | undefined> =>
  stored(sql<{ value: string }>`select string_agg(kind, ' ' order by number) as value from sample_event`)

/** The server gets the next form and answers it, and the answer never reaches the phone. */
async function loseNextAnswer(page: Page, path: string): Promise<() => number> {
  let status = 0
  await page.route(`**${path}`, async route => {
    if (route.request().method() !== 'POST' || status !== 0) return route.fallback()
    status = (await route.fetch({ maxRedirects: 0 })).status()
    await route.abort('connectionreset')
  })
  return () => status
}

/** With the thumb, in the store room: the label's address, the form, a photo, and a line that breaks. */
async function receiveOnPhone(page: Page, label: string, place: string, looked: () => Promise<void>) {
  await page.goto(`${site.origin}/s/${label.toLowerCase()}`)
  const sample = new URL(page.url()).pathname
  assert.match(sample, /^\/contoh-produk\/[0-9a-z]{16}$/)
  await looked()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.locator('input[name=condition][value=packaging]').check()
  await page.locator('[name=condition_note]').fill('Kardus penyok, isi baik.')
  await page.locator('select[name=place]').selectOption(place)
  const picture = { name: 'kardus.jpg', mimeType: 'image/jpeg', buffer: await photo(800, 600) }
  await page.locator('input[name=photo1]').setInputFiles(picture)
  const status = await loseNextAnswer(page, sample)
  const broken = page.waitForEvent('requestfailed', { predicate: one => one.url().endsWith(sample) })
  await page.locator('button[value="sample.receive"]').click()
  await broken
  assert.equal(status(), 303, 'the server had taken it')
  await page.waitForURL(/^chrome-error:/)
  // What anybody does with a page that did not come: load it again, and the browser sends the form once more.
  await page.reload()
  assert.match((await page.locator('main').textContent()) ?? '', /tidak ada yang dilakukan dua kali/)
  assert.match((await page.locator('main').textContent()) ?? '', /Kode buta: [A-Z]{2}-\d{4}/)
  assert.equal(await kinds(), 'announced sent received coded shelved', 'one receipt alone')
  assert.equal(await stored(sql<{ value: number }>`select count(*)::int as value from sample_photo`), 1)
  return sample
}

/** Out to the assessors, and home less what they ate. */
async function throughASession(desk: Walker, sample: string, code: string): Promise<void> {
  const planned = await desk.submit('/sesi-contoh', 'sample-session.plan', {
    edition,
    name: 'Uji rasa contoh',
    place: 'Ruang Contoh',
    date: '2035-01-02',
  })
  const session = `/sesi-contoh/${idFrom(planned)}`
  const id = idFrom(sample)
  await desk.submit(`${session}?kode=${code}`, 'sample.take-out', {})
  const out = await desk.open(session)
  assert.match(out, new RegExp(`${code}</b>, 3 buah`))
  await desk.submit(session, 'sample.bring-back', { back: id, [`tasted.${id}`]: '1' })
  await desk.submit(sample, 'sample.send-back', { courier: 'Kurir Contoh' })
}

test('a sample from its label to the shelf, out to a session, and home again, with an answer lost on the way', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(site.origin)
  // The other pages are looked at by the journey of the whole chain.
  const visited = async (page: Page, path: string) => {
    if (/^\/(?:contoh|rak|sesi|usulan\/[0-9a-z]{16}$)/.test(path)) await checks.visited(page, path)
  }
  const office = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const desk = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [operator, secretariat] = [office, desk].map(one => browserWalker(one, site.origin, visited))
  assert.ok(operator && secretariat)
  const own = `/usulan/${nomination}/contoh`
  await operator.signIn('operator')
  await operator.submit(own, 'sample.announce', {
    pieces: '3',
    lot: 'CTH-0421',
    best_before: '2036-05-01',
    storage: 'dry',
  })
  const sheet = await office.request.get(`${site.origin}/contoh-dinas/label.pdf`)
  assert.deepEqual([sheet.status(), (await sheet.body()).subarray(0, 5).toString()], [200, '%PDF-'])
  await operator.submit(own, 'sample.send', { courier: 'Kurir Contoh', tracking_number: 'CTH-9' })

  await secretariat.signIn('verifikator', 'Sekretariat')
  const place = idFrom(
    await secretariat.submit('/rak-contoh', 'sample-place.add', {
      code: 'R1-A',
      name: 'Rak contoh, baris atas',
      storage: 'dry',
    }),
  )
  const phone = await site.browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true })
  await phone.addCookies(await desk.cookies())
  const page = await phone.newPage()
  const label = await stored(sql<{ value: string }>`select label_code as value from sample`)
  const sample = await receiveOnPhone(page, label ?? '', place, () =>
    checks.visited(page, new URL(page.url()).pathname),
  )
  const code = await stored(sql<{ value: string }>`select code as value from blind_code`)
  assert.ok(code)
  assert.match(await secretariat.open(`/rak-contoh/${place}`), new RegExp(code))
  await throughASession(secretariat, sample, code)

  const arrived = await operator.open(own)
  assert.match(arrived, /Kardus penyok, isi baik\./)
  assert.ok(!arrived.includes(code) && !arrived.includes('R1-A'), 'the office learns neither code nor shelf')
  await operator.submit(own, 'sample.confirm-return')
  assert.match(await operator.open(`/usulan/${nomination}`), /Perjalanan contoh/)
  assert.match(await operator.open(own), /Kembali ke dinas/)
  assert.match((await kinds()) ?? '', / taken-out tasted brought-back sent-back returned$/)
  assert.deepEqual(checks.faults, [])
  await Promise.all([office.close(), desk.close(), phone.close()])
})
