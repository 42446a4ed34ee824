import { request } from 'node:http'
import { startDemo } from '../scripts/screenshots/demo-site.ts'
import { openBrowser } from '../scripts/screenshots/browser.ts'
import { rounded, type Bench, type Result } from './bench.ts'

const KILOBYTE = 1000
const goals = { critical: 14 * KILOBYTE, all: 60 * KILOBYTE, script: 15 * KILOBYTE, lcp: 1800 }
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

async function run(): Promise<Result> {
  const site = await startDemo()
  const figures: Record<string, number> = {}
  let met = true
  try {
    const product =
      /href="(\/katalog\/[a-z0-9-]+)"/.exec((await open(`${site.origin}/katalog`)).body)?.[1] ?? '/katalog'
    const pages = {
      home: '/',
      catalogue: '/katalog',
      product,
      editions: '/edisi',
      statistics: '/statistik',
      map: '/peta',
    }
    for (const [name, path] of Object.entries(pages)) {
      const { critical, script, all } = await weigh(site.origin, path)
      const lcp = await paintTime(site.origin, path)
      figures[`${name}_html_css_kb`] = rounded(critical / KILOBYTE, 1)
      figures[`${name}_all_kb`] = rounded(all / KILOBYTE, 1)
      figures[`${name}_script_kb`] = rounded(script / KILOBYTE, 1)
      figures[`${name}_lcp_ms`] = Math.round(lcp)
      met &&= critical <= goals.critical && all <= goals.all && script <= goals.script && lcp < goals.lcp
    }
    return {
      figures,
      baseline: { form_page_lcp_ms: Math.round(await paintTime(site.origin, '/piagam')) },
      met,
    }
  } finally {
    await site.stop()
  }
}

export const weight: Bench = {
  name: 'weight',
  about:
    'Bytes on the wire (gzip, without pictures) and the largest paint on simulated slow 4G at 360 px. Goals: HTML and style 14 kB, everything 60 kB, script 15 kB, largest paint within 1.8 s. The baseline is the paint of a page of one form.',
  run,
}
