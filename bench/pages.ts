import autocannon from 'autocannon'
import { rounded, type Bench, type Goal, type Options, type Result } from './bench.ts'
import type { Answers, Question } from './pages-server.ts'
import { onDatabase, withServer, type Place } from './server-process.ts'

const SHARE_GOAL = 0.6
const P99_GOAL_MS = 50
const SIZES = { postgres: 20_000, embedded: 2_000 } as const
const CONNECTIONS = 16
const SECONDS = { warm: 2, turn: 3, half: 6 }
/** Page and floor take turns, so that what disturbs the machine disturbs both. */
const TURNS = 2

const pages = {
  home: { title: 'Home', path: '/' },
  catalogue: { title: 'Catalogue with 24 cards', path: '/katalog' },
  product: { title: 'Product', path: '/katalog/produk-777' },
  statistics: { title: 'Statistics', path: '/statistik' },
} as const

type Measured = Readonly<{
  title: string
  pageRps: number
  floorRps: number
  pageCpuMs: number
  floorCpuMs: number
  p99: number
  recorded: Answers['record']
}>
type Ask = <Name extends Question['ask']>(
  question: Extract<Question, { ask: Name }>,
) => Promise<Answers[Name]>

async function load(url: string, seconds: number, rate?: number): Promise<autocannon.Result> {
  const options = { url, connections: CONNECTIONS, duration: seconds }
  const result = await autocannon(rate === undefined ? options : { ...options, overallRate: rate })
  if (result.errors + result.timeouts + result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that are not the page`)
  return result
}

/** Requests each second and milliseconds of the server's processor for each of them, at full load. */
async function atFullLoad(ask: Ask, url: string) {
  const before = await ask({ ask: 'cpu' })
  const { requests, duration } = await load(url, SECONDS.turn)
  const after = await ask({ ask: 'cpu' })
  return { rps: requests.total / duration, cpuMs: (after.ms - before.ms) / requests.total }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

async function measure(
  ask: Ask,
  origin: string,
  { title, path }: (typeof pages)[keyof typeof pages],
): Promise<Measured> {
  const recorded = await ask({ ask: 'record', path })
  const page = `${origin}${path}`
  const floor = `${origin}/lantai-ukuran?halaman=${encodeURIComponent(path)}`
  for (const url of [page, floor]) await load(url, SECONDS.warm)
  const turns = []
  for (let turn = 0; turn < TURNS; turn++)
    turns.push({ page: await atFullLoad(ask, page), floor: await atFullLoad(ask, floor) })
  const pageRps = mean(turns.map(one => one.page.rps))
  const half = await load(page, SECONDS.half, Math.max(1, Math.round(pageRps / 2)))
  return {
    title,
    pageRps,
    floorRps: mean(turns.map(one => one.floor.rps)),
    pageCpuMs: mean(turns.map(one => one.page.cpuMs)),
    floorCpuMs: mean(turns.map(one => one.floor.cpuMs)),
    p99: half.latency.p99,
    recorded,
  }
}

function goalsOf(one: Measured, db: Options['db']): readonly Goal[] {
  const share = one.pageRps / one.floorRps
  const templating = rounded(one.pageCpuMs - one.floorCpuMs)
  return [
    {
      what: `${one.title}: share of the floor’s throughput`,
      found: `${Math.round(share * 100)} % (${Math.round(one.pageRps)} pages each second, ${rounded(one.pageCpuMs)} ms of the processor, ${one.recorded.queries} queries, ${rounded(one.recorded.gzip / 1000, 1)} kB packed)`,
      goal: `at least ${SHARE_GOAL * 100} %`,
      baseline: `${Math.round(one.floorRps)} answers each second`,
      met: share >= SHARE_GOAL,
      cause: `making the page costs ${templating} ms of the processor beside the ${rounded(one.floorCpuMs)} ms of answering and asking the database`,
    },
    {
      what: `${one.title}: 99 of 100 answers at half of the maximum rate`,
      found: `within ${one.p99} ms`,
      goal: `below ${P99_GOAL_MS} ms`,
      baseline: '',
      met: one.p99 < P99_GOAL_MS,
      cause:
        db === 'embedded'
          ? 'the embedded database answers one query at a time in the server’s own thread'
          : 'server, database and load share the processor',
    },
  ]
}

type Sized = Readonly<{ db: Options['db']; size: number }>

async function measureAll(ask: Ask, place: Place, { db, size }: Sized): Promise<Result> {
  const { port } = await ask({ ask: 'start', ...place })
  const figures: Record<string, number> = { products: size }
  const baseline: Record<string, number> = {}
  const goals: Goal[] = []
  for (const [name, page] of Object.entries(pages)) {
    const one = await measure(ask, `http://127.0.0.1:${port}`, page)
    figures[`${name}_rps`] = Math.round(one.pageRps)
    figures[`${name}_share_of_floor`] = rounded(one.pageRps / one.floorRps)
    figures[`${name}_p99_ms_at_half`] = one.p99
    figures[`${name}_cpu_ms`] = rounded(one.pageCpuMs)
    figures[`${name}_queries`] = one.recorded.queries
    figures[`${name}_kb`] = rounded(one.recorded.bytes / 1000, 1)
    figures[`${name}_gzip_kb`] = rounded(one.recorded.gzip / 1000, 1)
    baseline[`${name}_floor_rps`] = Math.round(one.floorRps)
    baseline[`${name}_floor_cpu_ms`] = rounded(one.floorCpuMs)
    goals.push(...goalsOf(one, db))
  }
  figures['rss_mb'] = Math.round((await ask({ ask: 'cpu' })).rssMb)
  return { figures, baseline, goals }
}

const run = (options: Options): Promise<Result> =>
  onDatabase(options, async place => {
    const { db } = options
    const size = options.size ?? SIZES[db]
    await withServer('pages-server.ts', ask => (ask as Ask)({ ask: 'fill', ...place, size }))
    return withServer('pages-server.ts', ask => measureAll(ask as Ask, place, { db, size }))
  })

export const pagesBench: Bench = {
  name: 'pages',
  about:
    'How many pages the server gives each second, over the loopback interface, with the load made in another process. The baseline is the floor: the same server process answers the same bytes after the same queries, with nothing else done. Nothing is kept between requests.',
  databases: ['embedded', 'postgres'],
  run,
}
