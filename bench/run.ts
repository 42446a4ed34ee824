// `npm run -s bench -- NAME [--db embedded|postgres] [--size N]`: one measurement, ended by one line of JSON.
// `npm run -s bench -- all` runs every one and writes docs/performance.md.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Options, Result } from './bench.ts'
import { performancePage, type Measured } from './performance-page.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { weight } from './weight.ts'

const benches: readonly Bench[] = [start, weight, search]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { db: { type: 'string', default: 'embedded' }, size: { type: 'string' } },
})
const options: Options = {
  db: values.db === 'postgres' ? 'postgres' : 'embedded',
  size: values.size === undefined ? null : Number(values.size),
}

async function measure(bench: Bench, how: Options): Promise<Result> {
  const result = await bench.run(how)
  process.stdout.write(`${JSON.stringify({ bench: bench.name, ...result })}\n`)
  return result
}

const [name = ''] = positionals
const named = benches.find(one => one.name === name)
if (named) {
  process.exitCode = (await measure(named, options)).met ? 0 : 1
} else if (name === 'all') {
  const measured: Measured[] = []
  for (const bench of benches)
    for (const db of bench === search ? (['embedded', 'postgres'] as const) : (['embedded'] as const))
      measured.push({ bench, db, result: await measure(bench, { ...options, db }) })
  writeFileSync(join(import.meta.dirname, '../docs/performance.md'), performancePage(measured))
  process.exitCode = measured.every(one => one.result.met) ? 0 : 1
} else {
  process.stderr.write(
    `npm run -s bench -- ${[...benches.map(one => one.name), 'all'].join(' | ')} [--db embedded|postgres] [--size N]\n`,
  )
  process.exitCode = 2
}
