import { percentile, rounded, timed, type Bench, type Goal, type Options, type Result } from './bench.ts'
import type { FilledLists, ReaderName } from './fill-lists.ts'
import { listViews, type ListView } from './list-views.ts'
import type { Answers, Question } from './lists-server.ts'
import { RushClient } from './rush-client.ts'
import { onDatabase, withServer, type Place } from './server-process.ts'

/** All of the country's rounds, ten times over. */
const SIZE = 15_000
const GOAL_MS = 150
const ROUNDS = 30
const WARM = 3
/** A page without a list, to compare with. */
const ACCOUNT = '/akun-saya'
/** So many pages into a list. */
const DEEP = 8

type Ask = <Name extends Question['ask']>(
  question: Extract<Question, { ask: Name }>,
) => Promise<Answers[Name]>
type Open = (path: string) => Promise<string>
type Measured = Readonly<{ list: string; path: string; p50: number; p95: number }>

const opener =
  (port: number, secret: string): Open =>
  async path => {
    const { status, body } = await new RushClient(port, { secret }, { errors: 0, requests: 0 }).send(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return body
  }

/** The address of a page deep in the list, as its links lead there. */
async function deepIn(open: Open, path: string): Promise<string> {
  let at = path
  for (let page = 0; page < DEEP; page++) {
    // The last one: the link to the other language, above, may hold the place in the list as well.
    const found = [...(await open(at)).matchAll(/href="([^"]*[?;]setelah=[^"]*)"/g)].at(-1)?.[1]
    if (found === undefined) return at
    at = found.replaceAll('&amp;', '&')
  }
  return at
}

async function measure(open: Open, { list, path, isDeep }: ListView): Promise<Measured> {
  const address = isDeep === true ? await deepIn(open, path) : path
  await timed(WARM, () => open(address))
  const spent = await timed(ROUNDS, () => open(address))
  return { list, path: address, p50: percentile(spent, 0.5), p95: percentile(spent, 0.95) }
}

const slowest = (views: readonly Measured[]): Measured =>
  views.reduce((worst, one) => (one.p95 > worst.p95 ? one : worst))

function resultOf(size: number, views: readonly Measured[], page: Measured): Result {
  const figures: Record<string, number> = { nominations: size }
  const goals: Goal[] = []
  for (const [list, own] of Map.groupBy(views, one => one.list)) {
    const worst = slowest(own)
    figures[`${list}_p50_ms`] = rounded(worst.p50, 1)
    figures[`${list}_p95_ms`] = rounded(worst.p95, 1)
    goals.push({
      what: `${list.replaceAll('_', ', ')}: 95 of 100 answers, the slowest of ${own.length} views (${worst.path})`,
      found: `within ${rounded(worst.p95, 1)} ms (half of them within ${rounded(worst.p50, 1)} ms)`,
      goal: `below ${GOAL_MS} ms`,
      baseline: `${rounded(page.p95, 1)} ms for the page of the account`,
      met: worst.p95 < GOAL_MS,
    })
  }
  const baseline = { account_p50_ms: rounded(page.p50, 1), account_p95_ms: rounded(page.p95, 1) }
  return { figures, baseline, goals }
}

async function measureAll(ask: Ask, place: Place, filled: FilledLists, size: number): Promise<Result> {
  const { port } = await ask({ ask: 'start', ...place })
  const openAs = (reader: ReaderName): Open => opener(port, filled.secrets[reader])
  const page = await measure(openAs('operator'), { list: 'account', reader: 'operator', path: ACCOUNT })
  const views: Measured[] = []
  for (const view of listViews(filled)) {
    const one = await measure(openAs(view.reader), view)
    process.stderr.write(`${rounded(one.p50, 1)} ms, ${rounded(one.p95, 1)} ms: ${view.reader} ${one.path}\n`)
    views.push(one)
  }
  return resultOf(size, views, page)
}

const run = (options: Options): Promise<Result> =>
  onDatabase(options, async place => {
    const size = options.size ?? SIZE
    const filled = await withServer('lists-server.ts', ask => (ask as Ask)({ ask: 'fill', ...place, size }))
    return withServer('lists-server.ts', ask => measureAll(ask as Ask, place, filled, size))
  })

export const listsBench: Bench = {
  name: 'lists',
  about:
    'The whole answer of the working lists among 15,000 nominations of every state and regency, by one reader at a time: each list from its beginning, deep in it, by each of its main filters and by words. The slowest view of each list counts. The baseline is the page of one’s own account, which shows no list.',
  databases: ['embedded', 'postgres'],
  run,
}
