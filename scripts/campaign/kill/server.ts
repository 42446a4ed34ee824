import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import serverFlags from '../../server-flags.json' with { type: 'json' }

const root = join(import.meta.dirname, '../../..')
const PATIENCE_MS = 120_000

export type ServerSettings = Readonly<{
  port: number
  dataDir: string
  databaseUrl: string | null
  log: string
  /** A folder for sources that were compiled once: only the start is quicker by it. */
  compiled: string
}>

const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** The real server in a process group of its own, which is killed as a whole and started again over the same data. */
export class KilledServer {
  readonly settings: ServerSettings
  /** From the moment of the kill until it is begun again, a broken line is nothing to wonder at. */
  isKilled = true
  private child: ChildProcess | null = null

  constructor(settings: ServerSettings) {
    this.settings = settings
  }

  /** Starts the process and does not wait for it. */
  begin(): void {
    const { port, dataDir, databaseUrl, log, compiled } = this.settings
    const out = openSync(log, 'a')
    const { DATABASE_URL: _ours, ...environment } = process.env
    this.isKilled = false
    this.child = spawn(process.execPath, [...serverFlags, join(root, 'src/main.ts')], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'ignore', out],
      env: {
        ...environment,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        DEMO: '0',
        NODE_COMPILE_CACHE: compiled,
        MAIL_FROM: 'bintang@contoh.example',
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      },
    })
    closeSync(out)
  }

  /** Milliseconds until it answers. Throws where it ended by itself, or does not answer. */
  async answers(): Promise<number> {
    const from = performance.now()
    while (performance.now() - from < PATIENCE_MS) {
      if (this.child?.exitCode !== null) throw new Error(`the server ended with ${this.child?.exitCode}`)
      const isUp = await fetch(`http://127.0.0.1:${this.settings.port}/healthz`).then(
        answer => answer.ok,
        () => false,
      )
      if (isUp) return performance.now() - from
      await wait(25)
    }
    throw new Error('the server did not answer')
  }

  start(): Promise<number> {
    this.begin()
    return this.answers()
  }

  /** kill -9 at once, for a campaign that is itself ended. */
  killNow(): void {
    this.isKilled = true
    const { pid, exitCode, signalCode } = this.child ?? {}
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
  }

  /** kill -9 of the whole group; there when it is gone. */
  async kill(): Promise<void> {
    const child = this.child
    this.isKilled = true
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise(resolve => child.once('exit', resolve))
    this.killNow()
    await gone
  }
}
