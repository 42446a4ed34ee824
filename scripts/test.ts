// `npm test`: the whole suite on the embedded database, and what touches the database again on PostgreSQL.
// `npm test -- words` runs only the files whose path holds one of the words; `--embedded` leaves PostgreSQL out, and
// `--both` runs every journey there, too.
import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { findChromium } from './test/chromium.ts'
import { startPostgres } from './test/postgres.ts'

type Counts = { passed: number; failed: number; skipped: number }

const root = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('-'))
const onlyEmbedded = process.argv.includes('--embedded')
const journeysOnBoth = process.argv.includes('--both')

const files = globSync('{src,tests,scripts,bench}/**/*.test.ts', { cwd: root })
  .filter(file => wanted.length === 0 || wanted.some(word => file.includes(word)))
  .toSorted()
/** The builders that open a database. */
const opens = /builders\/test-(database|environment|application|site)\.ts$/
const reached = new Map<string, boolean>()
/** Does a test, or what it imports of the tests' own files, open a database? */
function touchesDatabase(file: string): boolean {
  const known = reached.get(file)
  if (known !== undefined) return known
  reached.set(file, false)
  const imports = [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+\.ts)'/g)]
    .map(found => join(dirname(file), found[1] ?? ''))
    // Tests of the house rules hold imports as text.
    .filter(path => path.startsWith('tests/') && existsSync(join(root, path)))
  const touches = imports.some(path => opens.test(path) || touchesDatabase(path))
  reached.set(file, touches)
  return touches
}

/**
 * Journeys try the browser and the line, and the acts they take have tests of their own on both databases: one of
 * them walks the whole chain on PostgreSQL.
 */
const isLeftOut = (file: string): boolean =>
  !journeysOnBoth &&
  file.startsWith('tests/journeys/') &&
  !readFileSync(join(root, file), 'utf8').startsWith('// on both databases:')

/** Files of one process: an embedded database keeps its memory until its process ends. */
const BATCH = 8
/** A batch that hangs is ended, and counts as failed. */
const BATCH_LIMIT = 480_000
/** Processes at once: one more than processors, since browsers and broken lines mostly wait. */
const LANES = Math.min(3, availableParallelism() + 1)

/** Node keeps what it made of the sources here, so that the next process need not make it again. */
const compiled = join(root, '.cache/compiled')

const none: Counts = { passed: 0, failed: 0, skipped: 0 }
const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    none,
  )

/** Files that open the whole product take longest, so they start first and each has a process of its own. */
const whole = /^tests\/(journeys|enemy|access|operations)\//

function batchesOf(suite: readonly string[]): readonly (readonly string[])[] {
  const alone = suite.filter(file => whole.test(file))
  const others = suite.filter(file => !alone.includes(file))
  const batches = Array.from({ length: Math.ceil(others.length / BATCH) }, (_, index) =>
    others.slice(index * BATCH, (index + 1) * BATCH),
  )
  return [...alone.map(file => [file]), ...batches]
}

async function runSuite(
  title: string,
  suite: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Counts> {
  process.stdout.write(`${title}: ${suite.length} files\n`)
  const queue = [...batchesOf(suite)]
  const results: Counts[] = []
  const lane = async (): Promise<void> => {
    for (let batch = queue.shift(); batch; batch = queue.shift())
      results.push(await runBatch(title, batch, environment))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return sum(results)
}

function runBatch(title: string, batch: readonly string[], environment: NodeJS.ProcessEnv): Promise<Counts> {
  return new Promise(resolve => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(root, 'scripts/test/suite.ts'),
        ...batch.map(file => join(root, file)),
      ],
      {
        cwd: root,
        env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let counts: Counts | null = null
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('{"counts":')) counts = (JSON.parse(line) as { counts: Counts }).counts
        else process.stdout.write(`${line}\n`)
      }
    })
    const limit = setTimeout(() => child.kill('SIGKILL'), BATCH_LIMIT)
    child.on('close', code => {
      clearTimeout(limit)
      if (!counts)
        process.stdout.write(
          `FAILED ${title}: ended with code ${code} before it finished: ${batch.join(' ')}\n`,
        )
      resolve(counts ?? { ...none, failed: 1 })
    })
  })
}

async function main(): Promise<void> {
  const chromium = findChromium()
  if (!chromium)
    process.stdout.write(
      '\n*** No Chromium here: the browser journeys are SKIPPED. Install chromium. ***\n\n',
    )
  const environment = chromium ? { CHROMIUM: chromium } : {}
  const all = [await runSuite('embedded database', files, { ...environment, TEST_DATABASE_URL: '' })]
  if (!onlyEmbedded)
    all.push(
      await runOnPostgres(
        files.filter(file => touchesDatabase(file) && !isLeftOut(file)),
        environment,
      ),
    )
  const total = sum(all)
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function runOnPostgres(suite: readonly string[], environment: NodeJS.ProcessEnv): Promise<Counts> {
  if (suite.length === 0) return none
  const server = await startPostgres()
  if (!server) {
    process.stdout.write(
      '\n*** No PostgreSQL here: the suite ran on the embedded database ONLY. Install postgresql. ***\n\n',
    )
    return { ...none, skipped: suite.length }
  }
  try {
    return await runSuite('PostgreSQL', suite, { ...environment, TEST_DATABASE_URL: server.url })
  } finally {
    server.stop()
  }
}

await main()
