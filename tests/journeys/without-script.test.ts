import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browserWalker } from './browser-walker.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import * as story from './story.ts'

let site: Site
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

test('office, verifier and assessors do their work with script switched off, on a phone', {
  skip: noBrowser,
}, async () => {
  const context = await site.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const walker = browserWalker(context, site.origin, undefined, false)
  const { edition, nomination } = await story.nominate(walker)
  await story.returnAndCorrect(walker, nomination, 'bahan')
  await story.verifyAndAdmit(walker, nomination)
  await story.sendSample(walker, nomination)
  await story.assign(walker, edition)
  const assessors = await story.score(walker, () => 'best')
  assert.equal(assessors.length, 3)
  await context.close()
})
