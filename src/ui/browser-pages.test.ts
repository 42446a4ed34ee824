import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, beforeEach, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { BrowserSession, executablePath, launch } from '../../tests/builders/browser-session.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let session: BrowserSession

describe('pages in a browser', { skip: executablePath ? false : 'no Chromium on this machine' }, () => {
  before(async () => {
    session = await BrowserSession.start()
  })
  after(() => session.stop())
  beforeEach(() => session.reset())

  test('style page, narrow to wide, never scrolls sideways', async () => {
    for (const width of [320, 360, 768, 1280]) {
      await session.page.setViewportSize({ width, height: 900 })
      await session.open('/gaya')
      const [inner, outer] = await session.page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )
      assert.equal(inner, outer, `at ${width}`)
    }
    assert.deepEqual(session.complaints, [])
  })

  test('style page and work page, phone and desk, pass axe at A and AA', async () => {
    const visits = [
      ['/gaya', 360],
      ['/en/gaya', 1280],
      ['/lembar', 360],
    ] as const
    for (const [path, width] of visits) {
      await session.page.setViewportSize({ width, height: 900 })
      await session.open(path)
      await session.page.evaluate("for (const menu of document.querySelectorAll('details')) menu.open = true")
      await session.page.evaluate(axe)
      const found = await session.page.evaluate<string[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(report =>
        report.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.target + ' ' + node.failureSummary)))`,
      )
      assert.deepEqual(found, [], `${path} at ${width}`)
    }
  })

  test('menu on a phone, without scripts, opens', async () => {
    const bare = await chromium.launch(launch)
    const plain = await bare.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
    await plain.goto(`${session.origin}/gaya`)
    const link = plain.getByRole('link', { name: 'Direktori Dinas' }).first()
    assert.equal(await link.isVisible(), false)
    await plain.locator('body > header summary').click()
    assert.equal(await link.isVisible(), true)
    await bare.close()
  })

  test('style page, printed, keeps the content and drops the controls', async () => {
    await session.open('/gaya')
    await session.page.emulateMedia({ media: 'print' })
    assert.equal(await session.page.locator('body > header nav').isVisible(), false)
    assert.equal(await session.page.locator('.pager').first().isVisible(), false)
    assert.equal(await session.page.locator('h1').isVisible(), true)
    assert.equal(await session.page.locator('table').first().isVisible(), true)
  })

  test('motion, unwanted by the reader, is off', async () => {
    await session.open()
    const seconds = (): Promise<string> =>
      session.page.evaluate("getComputedStyle(document.querySelector('.button')).transitionDuration")
    assert.match(await seconds(), /0\.15s/)
    await session.page.emulateMedia({ reducedMotion: 'reduce' })
    assert.equal(await seconds(), '0s')
  })
})
