import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { keepSeconds, longestFirst, nameOf, readSeconds, type Seconds } from './seconds.ts'
import type { Counts, Outcome } from './suite.ts'

/** One test file on one database. Those of one `title` follow one another in a process; who is `alone` has a new one. */
export type Task = Readonly<{ title: string; file: string; environment: NodeJS.ProcessEnv; alone: boolean }>

const root = join(import.meta.dirname, '../..')
/** A file that hangs is ended, and counts as failed. */
const FILE_LIMIT = 900_000
const END_LIMIT = 10_000
/** A process that has grown larger takes no further file: what an embedded database held is not all given back. */
const FULL_MEGABYTES = 1_500
/** Node keeps what it made of the sources here, so that the next process need not make it again. */
const compiled = join(root, '.cache/compiled')

const none: Counts = { passed: 0, failed: 0, skipped: 0 }

const start = (environment: NodeJS.ProcessEnv): ChildProcess =>
  fork(join(root, 'scripts/test/suite.ts'), [], {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...environment },
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })

/** It ends by itself when nobody is left to tell it what to run. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT)
  if (child.connected) child.disconnect()
  await ended
  clearTimeout(limit)
}

/** What came of the file; null when the process ended before. */
async function ask(child: ChildProcess, file: string): Promise<Outcome | null> {
  const settled = new AbortController()
  const limit = setTimeout(() => child.kill('SIGKILL'), FILE_LIMIT)
  const answered = once(child, 'message', settled).then(([outcome]) => outcome as Outcome)
  const ended = once(child, 'exit', settled).then(() => null)
  child.send(join(root, file))
  try {
    return await Promise.race([answered, ended])
  } catch {
    return null
  } finally {
    clearTimeout(limit)
    settled.abort()
  }
}

/** Takes one task after the other, with a process of its own for each title. */
async function runLane(queue: Task[], seconds: Seconds): Promise<readonly Counts[]> {
  const all: Counts[] = []
  const processes = new Map<string, ChildProcess>()
  for (let task = queue.shift(); task; task = queue.shift()) {
    const shared = task.alone ? undefined : processes.get(task.title)
    const child = shared ?? start(task.environment)
    const began = performance.now()
    const outcome = await ask(child, task.file)
    seconds.set(nameOf(task), Math.round(performance.now() - began) / 1000)
    for (const failure of outcome?.failures ?? []) process.stdout.write(failure)
    if (!outcome) process.stdout.write(`FAILED ${task.title}: ended before it finished: ${task.file}\n`)
    all.push(outcome?.counts ?? { ...none, failed: 1 })
    const isSpent = !outcome || task.alone || outcome.megabytes > FULL_MEGABYTES
    if (isSpent) await end(child)
    if (isSpent && shared) processes.delete(task.title)
    if (!isSpent) processes.set(task.title, child)
  }
  await Promise.all([...processes.values()].map(end))
  return all
}

/** Runs the tasks, the longest first, so many at once. */
export async function runInLanes(tasks: readonly Task[], lanes: number): Promise<Counts> {
  const seconds = readSeconds()
  const queue = [...longestFirst(tasks, seconds)]
  const all = await Promise.all(Array.from({ length: lanes }, () => runLane(queue, seconds)))
  keepSeconds(seconds)
  const sum = (kind: keyof Counts): number => all.flat().reduce((total, one) => total + one[kind], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}
