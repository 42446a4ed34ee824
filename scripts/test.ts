// `npm test`: the whole suite on the embedded database, and what touches the database again on PostgreSQL.
// `npm test -- words` runs only the files whose path holds one of the words; `--embedded` leaves PostgreSQL out, and
// `--both` runs the walks through the whole product on both, too.
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './test/chromium.ts'
import { bothDatabases, databasesFor } from './test/databases.ts'
import { runInLanes, type Task } from './test/lanes.ts'
import { startPostgres } from './test/postgres.ts'
import type { Counts } from './test/suite.ts'

const root = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('-'))
const onlyEmbedded = process.argv.includes('--embedded')
const wishes = process.argv.includes('--both') ? bothDatabases : databasesFor

const files = globSync('{src,tests,scripts,bench}/**/*.test.ts', { cwd: root })
  .filter(file => wanted.length === 0 || wanted.some(word => file.includes(word)))
  .toSorted()

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
  const onServer = onlyEmbedded ? [] : files.filter(file => wishes(file).server)
  const server = onServer.length > 0 ? await startPostgres() : null
  // What would run on PostgreSQL alone runs here all the same where there is none.
  const embedded = server ? files.filter(file => wishes(file).embedded) : files
  process.stdout.write(
    `embedded database: ${embedded.length} files, PostgreSQL: ${server ? onServer.length : 0}\n`,
  )
  try {
    const tasks = [
      ...tasksOf('embedded database', embedded, { ...environment, TEST_DATABASE_URL: '' }),
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
