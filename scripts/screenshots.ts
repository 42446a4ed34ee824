// `npm run screenshots`: every main page at 360 and 1280 px in both languages, into screenshots/, which git ignores.
// It starts the product with demo data of its own; a server that runs already is taken by BASE=http://localhost:3000.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { openBrowser } from './screenshots/browser.ts'
import { startDemo } from './screenshots/demo-site.ts'
import { mainPages, type Visitor } from './screenshots/pages.ts'

const folder = join(import.meta.dirname, '../screenshots')
const widths = [360, 1280] as const

const fileName = (persona: string, path: string, language: string, width: number): string =>
  `${persona}${path.replaceAll(/[^a-z0-9.]+/gi, '-').replace(/-$/, '')}-${language}-${width}.png`

async function shoot(context: BrowserContext, origin: string, persona: string, path: string): Promise<void> {
  for (const language of ['id', 'en'] as const) {
    const address = language === 'id' ? path : path === '/' ? '/en' : `/en${path}`
    for (const width of widths) {
      const page = await context.newPage()
      await page.setViewportSize({ width, height: 900 })
      const answer = await page.goto(origin + address)
      if (answer?.status() !== 200)
        process.stdout.write(`${address} as ${persona} answered ${answer?.status()}\n`)
      await page.screenshot({ path: join(folder, fileName(persona, path, language, width)), fullPage: true })
      await page.close()
    }
  }
}

async function shootVisitor(browser: Browser, origin: string, visitor: Visitor): Promise<void> {
  const context = await browser.newContext()
  if (visitor.persona)
    await context.request.post(`${origin}/masuk/demo`, { form: { persona: visitor.persona } })
  const paths = [...visitor.paths]
  for (const { list, link } of visitor.first ?? []) {
    const found = link.exec(await (await context.request.get(origin + list)).text())?.[1]
    if (found) paths.push(found)
    else process.stdout.write(`${list} as ${visitor.persona ?? 'visitor'} has no link ${link}\n`)
  }
  for (const path of paths) await shoot(context, origin, visitor.persona ?? 'visitor', path)
  await context.close()
}

mkdirSync(folder, { recursive: true })
const running = process.env['BASE']
const site = running ? { origin: running, stop: () => Promise.resolve() } : await startDemo()
const browser = await openBrowser()
try {
  for (const visitor of mainPages) await shootVisitor(browser, site.origin, visitor)
} finally {
  await browser.close()
  await site.stop()
}
process.stdout.write(`${folder}\n`)
