// embedded only: what is tried here lies on the phone and on the line, not in the database.
import assert from 'node:assert/strict'
import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../../scripts/screenshots/browser.ts'
import { until } from '../builders/browser-session.ts'
import { DIGITS, openInvitingOffice, type InvitingOffice } from '../builders/invited-producer.ts'
import { photo } from '../builders/specimens.ts'
import { axe, pageChecks } from './page-checks.ts'
import { noBrowser } from './site.ts'

const phoneSize = { width: 360, height: 740 }
const STORY = 'Ibu saya mengajari saya menenun motif ini sejak kecil, di rumah kami yang lama. '.repeat(3)

let office: InvitingOffice
let listening: Server
let origin: string
let browser: Browser
before(async () => {
  if (noBrowser) return
  office = await openInvitingOffice()
  listening = await new Promise<Server>(done => {
    const fetch = office.application.server.fetch
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => done(started)) as Server
  })
  origin = `http://localhost:${(listening.address() as AddressInfo).port}`
  browser = await openBrowser()
})
after(async () => {
  if (noBrowser) return
  await browser.close()
  listening.closeAllConnections()
  listening.close()
  await office.application.close()
})

const press = (page: Page, action: string): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), page.locator(`button[value="${action}"]`).last().click()])
/** The first thing that is asked. */
const tap = (page: Page): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), page.locator('.rail__link').first().click()])
const storyOf = async (): Promise<unknown> => {
  const { rows } = await office.application.environment.database.read(reader =>
    sql<{ value: unknown }>`select value from nomination_answer where question_id = 'keunikan-tenun'`.execute(
      reader,
    ),
  )
  return rows[0]?.value
}

type Phone = Readonly<{ context: BrowserContext; page: Page; setLine: (there: boolean) => Promise<void> }>

/** A cheap phone on a slow line, which can be away. */
async function aPhone(): Promise<Phone> {
  const context = await browser.newContext({ viewport: phoneSize, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  const line = { latency: 120, uploadThroughput: 100_000, downloadThroughput: 200_000 }
  const setLine = async (there: boolean): Promise<void> => {
    await tools.send('Network.emulateNetworkConditions', { ...line, offline: !there })
  }
  await setLine(true)
  return { context, page, setLine }
}

test('a producer is invited, fills her part on a phone whose line breaks, says so, and the link is ended', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(origin)
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await desk.request.post(`${origin}/masuk/demo`, { form: { persona: 'operator' } })
  const operator = await desk.newPage()
  const officePath = `/usulan/${office.nomination}/undangan`
  await operator.goto(origin + officePath)
  await checks.visited(operator, officePath)
  await press(operator, 'contribution.invite')
  assert.deepEqual(await axe('the link', operator), [])
  const link = new URL(await operator.inputValue('[name=link]')).pathname

  const { context, page, setLine } = await aPhone()
  await page.goto(origin + link)
  await checks.visited(page, link)
  await page.setViewportSize(phoneSize)
  await page.fill('[name=digits]', DIGITS)
  await press(page, 'session.use-invitation')
  const home = `/bagian-saya/${office.nomination}`
  assert.equal(new URL(page.url()).pathname, home, 'the secret has left the address')
  await checks.visited(page, home)
  await page.setViewportSize(phoneSize)

  await tap(page)
  const field = page.locator('[name="q.keunikan-tenun"]')
  await setLine(false)
  await field.fill(STORY)
  const status = page.locator('[data-save-state]')
  await until('kept on the phone', async () => /di perangkat ini/.test(await status.innerText()))
  assert.equal(await storyOf(), undefined)
  await setLine(true)
  await until('saved once the line is back', async () => (await storyOf()) === STORY.trim())

  await page.goto(`${origin}${home}/foto`)
  await checks.visited(page, `${home}/foto`)
  await page.setViewportSize(phoneSize)
  const buffer = await photo(640, 480)
  await page
    .locator('input[type=file][name=photo1]')
    .setInputFiles({ name: 'kain.jpg', mimeType: 'image/jpeg', buffer })
  await until('sent', async () => /Sudah terkirim/.test(await page.locator('.upload__box').innerText()))
  await press(page, 'contribution.add-photo')
  await page.goto(origin + home)
  assert.match(await page.locator('#foto').innerText(), /Ada 1 foto/)
  await press(page, 'contribution.finish')
  assert.match(await page.locator('main').innerText(), /Dinas sudah diberi tahu/)

  await tap(page)
  await operator.goto(`${origin}/usulan/${office.nomination}/bagian/keunikan`)
  assert.match(await operator.locator('main').innerText(), /Diisi produsen/)
  await operator.goto(origin + officePath)
  await operator.locator('.confirm summary').click()
  await press(operator, 'contribution.end')

  const late = `${STORY} Ditulis setelah undangan diakhiri.`
  await field.fill(late)
  await until('told', async () => /Tidak tersimpan.*hubungi dinas/.test(await status.innerText()))
  assert.match(await page.locator('#draft-closed').innerText(), /Dinas sudah mengakhiri undangan ini/)
  assert.equal(await field.inputValue(), late, 'what was typed stays on the page')
  assert.doesNotMatch(await page.locator('.draft').innerText(), /dikirim saat|tersimpan di perangkat/i)
  await page.goto(origin + home)
  assert.match(await page.locator('main').innerText(), /Undangan Anda sudah selesai/)
  assert.deepEqual([...checks.faults, ...(await axe('the end', page))], [])
  await Promise.all([desk.close(), context.close()])
})
