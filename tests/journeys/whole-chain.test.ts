import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verify } from '../../src/audit/index.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import * as story from './story.ts'

let site: Site
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

test('one nomination walks from a district office to a published star, as ten people in a real browser', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const { visited, faults, seen } = pageChecks(site.origin)
  const walker = browserWalker(context, site.origin, visited)
  const { edition, nomination } = await story.nominate(walker)
  await walker.open(`/usulan/${nomination}/tanda-terima`)
  await story.returnAndCorrect(walker, nomination, 'bahan')
  await story.verifyAndAdmit(walker, nomination)
  await story.sendSample(walker, nomination)
  await story.assign(walker, edition)
  const assessors = await story.score(walker, (criterion, assessor) =>
    criterion % 6 === assessor ? 'second' : 'best',
  )
  assert.equal(assessors.length, 3)
  await story.decide(walker, edition, nomination)
  await story.publish(walker)
  await walker.signIn('operator')
  for (const page of ['', '/umpan-balik', '/berkas']) await walker.open(`/usulan/${nomination}${page}`)
  await walker.open('/usulan')
  await context.clearCookies()
  for (const path of [
    '/',
    '/katalog',
    '/edisi',
    '/dinas',
    '/piagam',
    '/tentang',
    '/aksesibilitas',
    '/privasi',
    '/masuk',
  ]) {
    await walker.open(path)
  }
  const [entry = ''] = /\/katalog\/[a-z0-9-]+/.exec(await walker.open('/katalog?q=embun')) ?? []
  const [certificate = ''] = /\/piagam\/[^"]+/.exec(await walker.open(entry)) ?? []
  assert.match(await walker.open(certificate), /Tenun Contoh Cahaya Pagi/)
  await walker.signIn('auditor')
  assert.match(await walker.open('/jejak'), /publication\.released/)
  await context.close()
  assert.ok(seen.size > 30, `${seen.size} kinds of pages were looked at`)
  assert.deepEqual(faults, [])
})

test('the ledger of the walk verifies', { skip: noBrowser }, async () => {
  const found = await site.application.environment.database.read(reader => verify(reader))
  assert.deepEqual([found.ok, found.firstBad], [true, null])
  assert.ok(found.entries > 50)
})
