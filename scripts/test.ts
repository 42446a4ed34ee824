// `npm test`: the whole suite on the embedded database, and what touches the database again on PostgreSQL.
// `npm test -- words` runs only the files whose path holds one of the words; `--embedded` leaves PostgreSQL out, and
// `--both` runs every journey there, too.
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findChromium } from './test/chromium.ts'
import { runInLanes, type Task } from './test/lanes.ts'
import { startPostgres } from './test/postgres.ts'
import type { Counts } from './test/suite.ts'

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

/** Processes at once: one more than processors, since browsers and broken lines mostly wait. */
const LANES = Math.min(3, availableParallelism() + 1)

/** Files that open the whole product take longest, so they start first; each has a process of its own. */
const whole = /^tests\/(journeys|enemy|access|operations)\//

const tasksOf = (title: string, suite: readonly string[], environment: NodeJS.ProcessEnv): readonly Task[] =>
  suite.map(file => ({ title, file, environment, alone: whole.test(file) }))

/** What would have run on PostgreSQL, had there been one. */
function skippedOnServer(count: number): number {
  process.stdout.write(
    '\n*** No PostgreSQL here: the suite ran on the embedded database ONLY. Install postgresql. ***\n\n',
  )
  return count
}

/** A place for everything that tests write, gone at the end. The user of PostgreSQL goes through it, too. */
async function withinFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-test-'))
  chmodSync(folder, 0o755)
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Both databases in one queue, so that no lane waits for the other half to begin. */
async function runAll(environment: NodeJS.ProcessEnv): Promise<Counts> {
  const onServer = onlyEmbedded ? [] : files.filter(file => touchesDatabase(file) && !isLeftOut(file))
  const server = onServer.length > 0 ? await startPostgres() : null
  process.stdout.write(
    `embedded database: ${files.length} files, PostgreSQL: ${server ? onServer.length : 0}\n`,
  )
  try {
    const tasks = [
      ...tasksOf('embedded database', files, { ...environment, TEST_DATABASE_URL: '' }),
      ...(server ? tasksOf('PostgreSQL', onServer, { ...environment, TEST_DATABASE_URL: server.url }) : []),
    ]
    const counts = await runInLanes(tasks, LANES)
    if (server || onServer.length === 0) return counts
    return { ...counts, skipped: counts.skipped + skippedOnServer(onServer.length) }
  } finally {
    server?.stop()
  }
}

async function main(): Promise<void> {
  const chromium = findChromium()
  if (!chromium)
    process.stdout.write(
      '\n*** No Chromium here: the browser journeys are SKIPPED. Install chromium. ***\n\n',
    )
  const { passed, failed, skipped } = await withinFolder(folder =>
    runAll({ TMPDIR: folder, ...(chromium ? { CHROMIUM: chromium } : {}) }),
  )
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

await main()
