// `npm run screenshots`: every main page at 360 and 1280 px in both languages, into screenshots/, which git ignores.
// It starts the product with demo data of its own; a server that runs already is taken by BASE=http://localhost:3000.
// Words limit it to pages whose address, person or role holds one of them: `npm run screenshots -- sidang sanggahan`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { openBrowser } from './screenshots/browser.ts'
import { startDemo } from './screenshots/demo-site.ts'
import { openAsGuest } from './screenshots/guest.ts'
import type { Visitor } from './screenshots/page-links.ts'
import { mainPages } from './screenshots/pages.ts'

const folder = join(import.meta.dirname, '../screenshots')
const widths = [360, 1280] as const
const words = process.argv.slice(2)

const isWanted = (name: string, path: string): boolean =>
  words.length === 0 || words.some(word => `${name} ${path}`.includes(word))

const fileName = (persona: string, path: string, language: string, width: number): string =>
  `${persona}${path.replaceAll(/[^a-z0-9.]+/gi, '-').replace(/-$/, '')}-${language}-${width}.png`

/** `as`: what the file is called after, where the path holds a secret that is another one each time. */
async function shoot(
  context: BrowserContext,
  origin: string,
  persona: string,
  path: string,
  as = path,
): Promise<void> {
  for (const language of ['id', 'en'] as const) {
    const address = language === 'id' ? path : path === '/' ? '/en' : `/en${path}`
    for (const width of widths) {
      const page = await context.newPage()
      await page.setViewportSize({ width, height: 900 })
      const answer = await page.goto(origin + address)
      if (answer?.status() !== 200)
        process.stdout.write(`${address} as ${persona} answered ${answer?.status()}\n`)
      await page.screenshot({ path: join(folder, fileName(persona, as, language, width)), fullPage: true })
      await page.close()
    }
  }
}

type First = NonNullable<Visitor['first']>[number]

/** Goes from a list to its first record by one link or several; null where there is none. */
async function follow(context: BrowserContext, origin: string, { list, link, to }: First) {
  let path = list
  for (const one of [link].flat()) {
    const page = await (await context.request.get(origin + path)).text()
    const found = one.exec(page)?.slice(1)
    if (!found) return null
    path = to ? to(found) : (found[0] ?? '')
  }
  return path
}

/** Lets a person with two roles act in the other one. */
async function changeRole(context: BrowserContext, origin: string, role: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${origin}/tugas`)
  const button = page.locator('button[name="grant"]', { hasText: role }).first()
  // The menu that holds it is closed.
  await Promise.all([page.waitForEvent('load'), button.dispatchEvent('click')])
  await page.close()
}

async function shootVisitor(browser: Browser, origin: string, visitor: Visitor): Promise<void> {
  const context = await browser.newContext()
  const { persona, role, invites } = visitor
  if (persona) await context.request.post(`${origin}/masuk/demo`, { form: { persona } })
  if (role !== undefined) await changeRole(context, origin, role)
  const invitation = invites ? await follow(context, origin, invites) : null
  const guest = invitation === null ? null : await openAsGuest(browser, context, origin + invitation)
  const own = [persona ?? 'visitor', role?.toLowerCase()].filter(Boolean).join('-')
  const [looking, name] = guest ? [guest.context, 'guest'] : [context, own]
  if (invites && !guest) throw new Error(`${invites.list} has nobody to invite`)
  if (guest) await shoot(looking, origin, name, guest.link, '/undangan')
  await guest?.enter()
  const paths = [...visitor.paths]
  for (const first of visitor.first ?? []) {
    const found = await follow(looking, origin, first)
    if (found) paths.push(found)
    else process.stdout.write(`${first.list} as ${name} has no link ${String(first.link)}\n`)
  }
  for (const path of paths.filter(one => isWanted(name, one))) await shoot(looking, origin, name, path)
  await guest?.context.close()
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
