import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { assessedEdition } from '../builders/assessed-edition.ts'
import { todayOf } from '../builders/decided-edition.ts'
import { browserWalker } from './browser-walker.ts'
import { axe, validate } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { httpWalker } from './walker.ts'

const PATIENCE = { timeout: 30_000 }
let site: Site
let edition = ''
before(async () => {
  if (noBrowser) return
  site = await openSite()
  const made = await assessedEdition(site.application.environment, { caseIds: ['batik-91-tepat'] })
  edition = made.id
})
after(() => (noBrowser ? undefined : site.close()))

const screen = (width: number, height: number): Promise<BrowserContext> =>
  site.browser.newContext({ viewport: { width, height } })

const pageOf = (context: BrowserContext): Page => {
  const [page] = context.pages()
  assert.ok(page)
  return page
}

async function looksRight(page: Page, path: string): Promise<void> {
  assert.deepEqual(await axe(path, page), [])
  const served = await page.request.get(page.url())
  assert.deepEqual(await validate(path, await served.text()), [])
  const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  assert.equal(wide, false, `${path} scrolls sideways`)
}

/** A member who is not out for the case at hand. */
async function firstVoter(session: string): Promise<string> {
  const walker = httpWalker(site.application.server)
  for (let number = 1; number <= 12; number++) {
    await walker.signIn(`penilai-${number}`)
    if ((await walker.open(session)).includes('plenary-case.step-aside')) return `penilai-${number}`
  }
  return assert.fail('every member is out')
}

test('a case on two screens and a phone: the projector and the phone follow by themselves, and show no vote before its end', {
  skip: noBrowser,
}, async () => {
  // The secretary's many small acts go over HTTP; the laptop's page is looked at once.
  const walker = httpWalker(site.application.server)
  await walker.signIn('verifikator', 'Sekretariat')
  const date = todayOf(site.application.environment)
  const plan = { edition, date, place: 'Ruang Contoh' }
  const session = await walker.submit('/sidang', 'plenary-session.plan', plan)

  const chair = httpWalker(site.application.server)
  await chair.signIn('ketua')
  await chair.submit(session, 'plenary-session.open')
  const away = [
    ...(await walker.open(session)).matchAll(
      /name="person" value="([^"]+)"><input type="hidden" name="is" value="here"/g,
    ),
  ]
  for (const [, person = ''] of away) await walker.submit(session, 'plenary-session.attend', {}, { person })

  const wall = await screen(1280, 720)
  const onWall = browserWalker(wall, site.origin)
  await onWall.signIn('verifikator', 'Sekretariat')
  await onWall.open(`${session}/layar`)
  const projector = pageOf(wall)
  await projector.getByText('Menunggu usulan berikutnya').waitFor(PATIENCE)

  await walker.submit(session, 'plenary-case.call', {}, { which: 'next' })
  await projector.getByText(/^KT-/).first().waitFor(PATIENCE)
  const select = /<select[^>]*name="movedBy"[\s\S]*?<\/select>/.exec(await walker.open(session))?.[0] ?? ''
  const [movedBy = '', secondedBy = ''] = [...select.matchAll(/<option value="([^"]+)"/g)].map(
    ([, id = '']) => id,
  )
  const motion = { kind: 'as-proposed', movedBy, secondedBy }

  const phone = await screen(360, 740)
  const member = browserWalker(phone, site.origin)
  const voter = await firstVoter(session)
  await member.signIn(voter)
  await member.open(session)
  const hand = pageOf(phone)
  await walker.submit(session, 'plenary-motion.put', motion)
  await hand.getByRole('button', { name: 'Setuju', exact: true }).waitFor(PATIENCE)
  await looksRight(hand, session)
  await hand.getByRole('button', { name: 'Setuju', exact: true }).click()
  await hand.getByText(/Suara Anda tercatat: Setuju/).waitFor(PATIENCE)

  await projector.getByText(/^1 dari \d+ suara masuk/).waitFor(PATIENCE)
  await looksRight(projector, `${session}/layar`)
  assert.doesNotMatch(await projector.locator('main').innerText(), /\d+,\d\d|Setuju \d|Produk|Usaha/)
  await onWall.open(session)
  await looksRight(projector, session)
  await onWall.open(`${session}/layar`)
  await walker.submit(session, 'plenary-motion.count', { handYes: '3', short: 'yes' }, { how: 'count' })
  await projector.getByText('Setuju 4 · Tidak setuju 0 · Abstain 0').waitFor(PATIENCE)
  await hand.getByText(/Diterima/).waitFor(PATIENCE)

  const minutes = await chair.submit(session, 'plenary-session.close')
  assert.match(await chair.open(minutes), /Setuju 4, tidak setuju 0, abstain 0/)
})
