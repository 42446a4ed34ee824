import { request } from 'node:http'
import { startDemo } from '../scripts/screenshots/demo-site.ts'
import { openBrowser } from '../scripts/screenshots/browser.ts'
import { rounded, type Bench, type Goal, type Result } from './bench.ts'

const KILOBYTE = 1000
const goals = {
  critical: 14 * KILOBYTE,
  all: 60 * KILOBYTE,
  script: 15 * KILOBYTE,
  map: 60 * KILOBYTE,
  lcp: 1800,
}
/** Slow 4G as page tests simulate it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }

type Answer = Readonly<{ bytes: number; body: string }>

/** The bytes on the wire of one address. */
const fetchPacked = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'gzip' } }, answer => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })

async function open(address: string): Promise<Answer> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return { bytes: await fetchPacked(address), body: await answer.text() }
}

const linked = (body: string, pattern: RegExp): readonly string[] => [
  ...new Set([...body.matchAll(pattern)].map(found => found[1] ?? '')),
]

async function weigh(origin: string, path: string) {
  const { bytes, body } = await open(origin + path)
  const sum = async (addresses: readonly string[]): Promise<number> => {
    let total = 0
    for (const one of addresses) total += await fetchPacked(origin + one)
    return total
  }
  const css = await sum(linked(body, /href="(\/assets\/[^"]+\.css)"/g))
  const script = await sum(linked(body, /src="(\/assets\/[^"]+\.js)"/g))
  const other = await sum(linked(body, /href="(\/assets\/[^"]+\.(?:woff2|svg))"/g))
  return { critical: bytes + css, script, all: bytes + css + script + other }
}

/** Milliseconds to the largest part of the page on a weak line. */
async function paintTime(origin: string, path: string): Promise<number> {
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slow4g)
    await page.goto(origin + path, { waitUntil: 'load', timeout: 60_000 })
    return await page.evaluate<number>(
      `new Promise(resolve => { new PerformanceObserver(list => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }) })`,
    )
  } finally {
    await browser.close()
  }
}

/** The addresses of the pages that the public opens, with a product, maker and region of the demo's. */
async function pagesOf(origin: string): Promise<Readonly<Record<string, string>>> {
  const first = async (path: string, pattern: RegExp): Promise<string> =>
    pattern.exec((await open(origin + path)).body)?.[1] ?? path
  const product = await first('/katalog', /href="(\/katalog\/[a-z0-9-]+)"/)
  return {
    home: '/',
    catalogue: '/katalog',
    product,
    maker: await first(product, /href="(\/pembuat\/[a-z0-9-]+)"/),
    region: await first(product, /href="(\/wilayah\/[0-9.]+)"/),
    editions: '/edisi',
    statistics: '/statistik',
    history: '/program/sejarah',
    map: '/peta',
  }
}

type Weight = Readonly<{ critical: number; all: number; script: number; lcp: number }>
const kilobytes = (bytes: number): number => rounded(bytes / KILOBYTE, 1)

const goalsOf = (name: string, { critical, all, script, lcp }: Weight, form: number): readonly Goal[] => {
  const bytes = (what: string, found: number, limit: number, cause: string): Goal => ({
    what: `${name}: ${what}`,
    found: `${kilobytes(found)} kB`,
    goal: `at most ${kilobytes(limit)} kB`,
    baseline: '',
    met: found <= limit,
    cause,
  })
  return [
    bytes(
      'page and style',
      critical,
      goals.critical,
      'one style sheet serves every page of the platform and is kept by the browser; the rest is this page’s own content',
    ),
    bytes('everything but pictures', all, name === 'map' ? goals.map : goals.all, 'the font alone is 27 kB'),
    bytes('script', script, goals.script, 'one script serves every page'),
    {
      what: `${name}: largest paint`,
      found: `${Math.round(lcp)} ms`,
      goal: `below ${goals.lcp} ms`,
      baseline: `${Math.round(form)} ms for a page of one form`,
      met: lcp < goals.lcp,
      cause: 'the largest part is a photo, which comes after page and style over the same slow line',
    },
  ]
}

async function run(): Promise<Result> {
  const site = await startDemo()
  const figures: Record<string, number> = {}
  const found: Goal[] = []
  try {
    const form = await paintTime(site.origin, '/piagam')
    for (const [name, path] of Object.entries(await pagesOf(site.origin))) {
      const weight = { ...(await weigh(site.origin, path)), lcp: await paintTime(site.origin, path) }
      figures[`${name}_html_css_kb`] = kilobytes(weight.critical)
      figures[`${name}_all_kb`] = kilobytes(weight.all)
      figures[`${name}_script_kb`] = kilobytes(weight.script)
      figures[`${name}_lcp_ms`] = Math.round(weight.lcp)
      found.push(...goalsOf(name, weight, form))
    }
    return { figures, baseline: { form_page_lcp_ms: Math.round(form) }, goals: found }
  } finally {
    await site.stop()
  }
}

export const weight: Bench = {
  name: 'weight',
  about:
    'Bytes on the wire (packed, without pictures) of the public pages of the demo, and the time until the largest part of the page is painted, in Chromium on a simulated slow 4G line (1.6 Mbit/s, 150 ms) at 360 pixels. The baseline is the paint of a page of one form.',
  databases: ['embedded'],
  run,
}
