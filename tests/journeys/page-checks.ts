import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Our files come from our own origin, so a hash beside each address would prove nothing. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'require-sri': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off' },
  }),
)

/** What is wrong with the HTML of a page. */
export async function validate(path: string, body: string): Promise<readonly string[]> {
  const report = await validator.validateString(body)
  const found = report.results.flatMap(result =>
    result.messages.map(one => `${one.ruleId}: ${one.message} (${one.selector ?? ''})`),
  )
  return found.map(one => `html ${path} ${one}`)
}

type Violation = Readonly<{
  id: string
  nodes: readonly Readonly<{ html: string; failureSummary?: string }>[]
}>

/** What shuts people out of the page that is shown. */
export async function axe(path: string, page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run: (root: unknown, options: unknown) => Promise<{ violations: Violation[] }> }
    }
    const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
    return (await tool.run((globalThis as unknown as { document: unknown }).document, options)).violations
  })
  return violations.map(
    one => `axe ${path} ${one.id}: ${one.nodes.map(node => node.html.slice(0, 200)).join(' | ')}`,
  )
}

/** The kind of page: ids, codes and queries left out. */
const kindOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replaceAll(/[0-9a-hjkmnp-tv-z]{16}/g, ':id')
    .replaceAll(/[A-Z]{2}-\d{4}/g, ':code')

/** Looks at each kind of page once, in both languages: valid HTML, no axe violation, no sideways scroll on a phone. */
export function pageChecks(origin: string): Readonly<{
  visited: (page: Page, path: string) => Promise<void>
  seen: ReadonlySet<string>
  faults: readonly string[]
}> {
  const seen = new Set<string>()
  const faults: string[] = []
  const check = async (page: Page, path: string): Promise<void> => {
    faults.push(...(await validate(path, await (await page.context().request.get(origin + path)).text())))
    faults.push(...(await axe(path, page)))
    await page.setViewportSize({ width: 320, height: 700 })
    const [inner, wide] = await page.evaluate(() => {
      const { document: shown, innerWidth } = globalThis as unknown as {
        document: { documentElement: { scrollWidth: number } }
        innerWidth: number
      }
      return [innerWidth, shown.documentElement.scrollWidth] as const
    })
    await page.setViewportSize({ width: 1280, height: 900 })
    if (wide > inner) faults.push(`${path} scrolls sideways at 320 px: ${wide}`)
  }
  return {
    seen,
    faults,
    visited: async (page, path) => {
      const kind = kindOf(path)
      if (seen.has(kind)) return
      seen.add(kind)
      await check(page, path)
      const english = path === '/' ? '/en' : `/en${path}`
      const other = await page.context().newPage()
      const answer = await other.goto(origin + english)
      if (answer?.status() !== 200) faults.push(`${english} answered ${answer?.status()}`)
      await check(other, english)
      await other.close()
    },
  }
}
