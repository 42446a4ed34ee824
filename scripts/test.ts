// `npm test`: the whole suite on the embedded database, and what touches the database again on PostgreSQL.
// `npm test -- words` runs only the files whose path holds one of the words.
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './test/chromium.ts'
import { startPostgres } from './test/postgres.ts'

type Counts = { passed: number; failed: number; skipped: number }

const root = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('-'))
const onlyEmbedded = process.argv.includes('--embedded')

const files = globSync('{src,tests,scripts,bench}/**/*.test.ts', { cwd: root })
  .filter(file => wanted.length === 0 || wanted.some(word => file.includes(word)))
  .toSorted()
const touchesDatabase = (file: string): boolean =>
  /builders\/test-/.test(readFileSync(join(root, file), 'utf8'))

function runSuite(title: string, suite: readonly string[], environment: NodeJS.ProcessEnv): Promise<Counts> {
  process.stdout.write(`${title}: ${suite.length} files\n`)
  return new Promise(resolve => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(root, 'scripts/test/suite.ts'),
        ...suite.map(file => join(root, file)),
      ],
      { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
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
    child.on('close', code => {
      if (!counts) process.stdout.write(`${title}: ended with code ${code} before it finished\n`)
      resolve(counts ?? { passed: 0, failed: 1, skipped: 0 })
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
  if (!onlyEmbedded) all.push(await runOnPostgres(files.filter(touchesDatabase), environment))
  const total = all.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }))
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function runOnPostgres(suite: readonly string[], environment: NodeJS.ProcessEnv): Promise<Counts> {
  const none = { passed: 0, failed: 0, skipped: 0 }
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
