import { percentile, rounded, type Bench, type Goal, type Options, type Result } from './bench.ts'
import type { Filled } from './fill-rush.ts'
import type { Counter } from './rush-client.ts'
import { nothingYet, reading, saving, submitting, uploading, type Load, type Written } from './rush-load.ts'
import type { Answers, Question } from './rush-server.ts'
import { onDatabase, withServer, type Place } from './server-process.ts'

/** Ten times the country's rounds on PostgreSQL; a tenth of that on the embedded database. */
const NOMINATIONS = { postgres: 15_000, embedded: 1_500 } as const
const OFFICERS = { postgres: 200, embedded: 20 } as const
/** Of all uploads of the hour, for 15,000 nominations. */
const UPLOADED = 2 * 1024 ** 3
const FILE = 1_500_000
const HOUR_MS = 300_000
const CALM_MS = 20_000
const RSS_MB = { postgres: { rest: 250, rush: 400 }, embedded: { rest: 600, rush: 900 } } as const

type Ask = <Name extends Question['ask']>(
  question: Extract<Question, { ask: Name }>,
) => Promise<Answers[Name]>

/** The largest memory of the server while the work goes on. */
async function watchMemory(ask: Ask, work: Promise<unknown>): Promise<number> {
  let most = 0
  let done = false
  const ended = work.finally(() => {
    done = true
  })
  while (!done) {
    most = Math.max(most, (await ask({ ask: 'memory' })).rssMb)
    await new Promise(resolve => setTimeout(resolve, 2_000))
  }
  await ended
  return Math.max(most, (await ask({ ask: 'memory' })).rssMb)
}

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => one - other)

type Measured = Readonly<{
  db: Options['db']
  calm: Written
  rush: Written
  losses: Answers['losses']
  counter: Counter
  rest: number
  most: number
}>

function goalsOf({ db, calm, rush, losses, counter, rest, most }: Measured): readonly Goal[] {
  const saves = sorted(rush.saves)
  const limits = RSS_MB[db]
  const calmP95 = rounded(percentile(sorted(calm.saves), 0.95))
  const goal = (what: string, found: number, unit: string, limit: number, baseline = ''): Goal => ({
    what,
    found: `${found}${unit}`,
    goal: limit === 0 ? 'none' : `below ${limit}${unit}`,
    baseline,
    met: limit === 0 ? found === 0 : found < limit,
  })
  return [
    goal('Confirmed and lost', losses.lost.length, '', 0),
    goal('There twice', losses.doubled.length, '', 0),
    goal('Failures of the server (5xx)', counter.errors, '', 0),
    goal('Requests that failed otherwise', rush.failures.length, '', 0),
    goal('Saving, 95 of 100', rounded(percentile(saves, 0.95)), ' ms', 100, `${calmP95} ms before the rush`),
    goal('Saving, 99 of 100', rounded(percentile(saves, 0.99)), ' ms', 300),
    goal('Catalogue beside it, 95 of 100', rounded(percentile(sorted(rush.catalogue), 0.95)), ' ms', 300),
    goal('Memory at rest', Math.round(rest), ' MB', limits.rest),
    goal('Memory in the rush, at most', Math.round(most), ' MB', limits.rush),
  ]
}

function resultOf(measured: Measured, nominations: number): Result {
  const { calm, rush, losses, counter, rest, most } = measured
  const [saves, before] = [sorted(rush.saves), sorted(calm.saves)]
  return {
    figures: {
      lost: losses.lost.length,
      doubled: losses.doubled.length,
      errors_5xx: counter.errors,
      save_p95_ms: rounded(percentile(saves, 0.95)),
      save_p99_ms: rounded(percentile(saves, 0.99)),
      rss_mb: Math.round(most),
      rest_rss_mb: Math.round(rest),
      nominations,
      saves: saves.length,
      submitted: rush.submitted.length,
      documents: rush.documents.length,
      uploaded_mb: Math.round(rush.uploadedBytes / 1_000_000),
      requests: counter.requests,
      failed: rush.failures.length,
      catalogue_p95_ms: rounded(percentile(sorted(rush.catalogue), 0.95)),
    },
    baseline: {
      calm_save_p50_ms: rounded(percentile(before, 0.5)),
      calm_save_p95_ms: rounded(percentile(before, 0.95)),
      calm_save_p99_ms: rounded(percentile(before, 0.99)),
    },
    goals: goalsOf(measured),
  }
}

async function rushOn(
  ask: Ask,
  place: Place,
  filled: Filled,
  { db, nominations }: Readonly<{ db: Options['db']; nominations: number }>,
): Promise<Result> {
  const { port } = await ask({ ask: 'start', ...place })
  const counter: Counter = { errors: 0, requests: 0 }
  const load: Load = { port, filled, counter, milliseconds: HOUR_MS }
  const [calm, rush] = [nothingYet(), nothingYet()]
  const { rssMb: rest } = await ask({ ask: 'memory' })
  await saving({ ...load, milliseconds: CALM_MS }, calm)
  const work = Promise.all([
    saving(load, rush),
    submitting(load, nominations, rush),
    uploading(load, (UPLOADED * nominations) / NOMINATIONS.postgres, FILE, rush),
    reading(load, rush),
  ])
  const most = await watchMemory(ask, work)
  for (const failure of new Set(rush.failures)) process.stderr.write(`${failure}\n`)
  const { saved, submitted, documents } = rush
  const losses = await ask({ ask: 'losses', kept: { saved, submitted, documents } })
  for (const one of [...losses.lost, ...losses.doubled].slice(0, 20)) process.stderr.write(`${one}\n`)
  return resultOf({ db, calm, rush, losses, counter, rest, most }, nominations)
}

const run = ({ db, size }: Options): Promise<Result> =>
  onDatabase({ db, size }, async place => {
    const nominations = size ?? NOMINATIONS[db]
    const asked: Question = { ask: 'fill', ...place, nominations, officers: OFFICERS[db] }
    // In a process of its own: what filling left in memory is not the server's.
    const filled = await withServer('rush-server.ts', ask => (ask as Ask)(asked))
    return withServer('rush-server.ts', ask => rushOn(ask as Ask, place, filled, { db, nominations }))
  })

export const rushBench: Bench = {
  name: 'rush',
  about:
    'The last hour before a deadline in five minutes: officers whose forms save every five seconds whatever the answers take, a fifth of all nominations sent, a twentieth of all in the last five minutes of the hour (some of them twice), papers uploaded in pieces, and visitors beside them. What the server confirmed is written down outside of it, and looked for at the end. Server, database and load share the machine. The baseline is the saving alone, just before.',
  databases: ['embedded', 'postgres'],
  run,
}
