// `npm run -s bench -- NAME [--db embedded|postgres] [--size N]`: one measurement, ended by one line of JSON.
// `npm run -s bench -- all` runs every one and writes docs/performance.md.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { assignBench } from './assign.ts'
import { isMet, type Bench, type Options, type Result } from './bench.ts'
import { fairnessBench } from './fairness.ts'
import { listsBench } from './lists.ts'
import { modelBench } from './model.ts'
import { pagesBench } from './pages.ts'
import { performancePage, type Measured } from './performance-page.ts'
import { rushBench } from './rush.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { weight } from './weight.ts'

const benches: readonly Bench[] = [
  start,
  weight,
  search,
  pagesBench,
  listsBench,
  rushBench,
  modelBench,
  fairnessBench,
  assignBench,
]

async function measure(bench: Bench, how: Options): Promise<Result> {
  const result = await bench.run(how)
  const { figures, baseline } = result
  process.stdout.write(`${JSON.stringify({ bench: bench.name, figures, baseline, met: isMet(result) })}\n`)
  return result
}

async function measureAll(): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const bench of benches)
    for (const db of bench.databases)
      measured.push({ bench, db, result: await measure(bench, { db, size: null }) })
  return measured
}

/** The options of the command line, or null where they say nothing that a bench understands. */
function optionsFrom(db: string | undefined, size: string | undefined, bench: Bench): Options | null {
  const asked = db ?? bench.databases[0]
  const known = bench.databases.find(one => one === asked)
  if (known === undefined || (size !== undefined && !/^[1-9]\d{0,8}$/.test(size))) return null
  return { db: known, size: size === undefined ? null : Number(size) }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { db: { type: 'string' }, size: { type: 'string' } },
})
const [name = ''] = positionals
const bench = benches.find(one => one.name === name)
const options = bench && optionsFrom(values.db, values.size, bench)
if (bench && options) {
  process.exitCode = isMet(await measure(bench, options)) ? 0 : 1
} else if (name === 'all') {
  const measured = await measureAll()
  writeFileSync(join(import.meta.dirname, '../docs/performance.md'), performancePage(measured))
  process.exitCode = measured.every(one => isMet(one.result)) ? 0 : 1
} else {
  const names = [...benches.map(one => one.name), 'all'].join(' | ')
  process.stderr.write(`npm run -s bench -- ${names} [--db embedded|postgres] [--size N]\n`)
  process.exitCode = 2
}
