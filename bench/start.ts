import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { freePort } from '../scripts/test/free-port.ts'
import serverFlags from '../scripts/server-flags.json' with { type: 'json' }
import { rounded, type Bench, type Goal, type Result } from './bench.ts'

const root = join(import.meta.dirname, '..')
const PATIENCE_MS = 180_000

async function until(address: string, from: number): Promise<number> {
  while (performance.now() - from < PATIENCE_MS) {
    const ok = await fetch(address).then(
      answer => answer.ok,
      () => false,
    )
    if (ok) return (performance.now() - from) / 1000
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`${address} did not answer in ${PATIENCE_MS / 1000} s`)
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Seconds from the start of the process to the first page, and, where asked, to the complete demo data. */
async function startOn(dataDir: string, untilReady: boolean) {
  const port = await freePort()
  const from = performance.now()
  const child = spawn(process.execPath, [...serverFlags, 'src/main.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: undefined },
  })
  try {
    const origin = `http://127.0.0.1:${port}`
    const page = await until(`${origin}/`, from)
    return { page, ready: untilReady ? await until(`${origin}/readyz`, from) : 0 }
  } finally {
    await ended(child)
  }
}

/** The floor: a process of the same Node that serves one line of text. */
async function floor(): Promise<number> {
  const port = await freePort()
  const from = performance.now()
  const child = spawn(
    process.execPath,
    ['-e', `require('node:http').createServer((_, answer) => answer.end('ok')).listen(${port}, '127.0.0.1')`],
    { stdio: 'ignore' },
  )
  try {
    return await until(`http://127.0.0.1:${port}/`, from)
  } finally {
    await ended(child)
  }
}

const goal = (what: string, found: number, below: number, bare: number, cause: string): Goal => ({
  what,
  found: `${rounded(found)} s`,
  goal: `below ${below} s`,
  baseline: `${rounded(bare)} s for a server of one line`,
  met: found < below,
  cause,
})

const goalsOf = (seconds: Readonly<{ fresh: number; complete: number; again: number; bare: number }>) => [
  goal(
    'First page, new database',
    seconds.fresh,
    10,
    seconds.bare,
    'making the database’s files and the tables takes most of it',
  ),
  goal(
    'Demo complete, new database',
    seconds.complete,
    60,
    seconds.bare,
    'every step of the demo’s history is an act, and pictures are drawn beside it',
  ),
  goal(
    'First page, existing database',
    seconds.again,
    3,
    seconds.bare,
    'opening the embedded database takes most of it',
  ),
]

async function run(): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-bench-'))
  try {
    const fresh = await startOn(dataDir, true)
    const again = await startOn(dataDir, false)
    const bare = await floor()
    const figures = {
      new_first_page_s: rounded(fresh.page),
      new_demo_complete_s: rounded(fresh.ready),
      existing_first_page_s: rounded(again.page),
    }
    return {
      figures,
      baseline: { bare_server_s: rounded(bare) },
      goals: goalsOf({ fresh: fresh.page, complete: fresh.ready, again: again.page, bare }),
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export const start: Bench = {
  name: 'start',
  about:
    'From the start of the process to its first answer, on the embedded database. The baseline is a process of the same Node that answers one line of text.',
  databases: ['embedded'],
  run,
}
