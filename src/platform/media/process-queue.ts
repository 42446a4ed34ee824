import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Answer, Answers, Request } from './media-process.ts'
import { Unreadable } from './media.ts'

/** The process took too long over a request and was ended. */
export class TooSlow extends Error {}

type Waiting = Readonly<{
  request: Request
  succeed: (value: Answers[keyof Answers]) => void
  fail: (error: Error) => void
}>

export type ProcessLimits = Readonly<{
  /** For one request. */
  milliseconds: number
  heapMegabytes: number
  /** What nobody waits for leaves the processors to those who do. */
  isPatient?: boolean
}>

/** A process without work is ended after a while: it gives its memory back. */
const IDLE_MILLISECONDS = 60_000

/**
 * One process and the requests that wait for it, one after the other. What a hostile file does to the tools ends
 * this process and not the server; a request over its time ends it, too. The next request starts a new one.
 */
export class ProcessQueue {
  private readonly limits: ProcessLimits
  private readonly waiting: Waiting[] = []
  private child: ChildProcess | null = null
  private current: Waiting | null = null
  private timer: NodeJS.Timeout | null = null
  private closed = false

  constructor(limits: ProcessLimits) {
    this.limits = limits
  }

  ask<Kind extends keyof Answers>(request: Request & { kind: Kind }): Promise<Answers[Kind]> {
    return new Promise((succeed, fail) => {
      if (this.closed) {
        fail(new Error('the media process is closed'))
        return
      }
      this.waiting.push({ request, succeed: value => succeed(value as Answers[Kind]), fail })
      this.next()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    const error = new Error('the media process is closed')
    for (const entry of this.waiting.splice(0)) entry.fail(error)
    await this.end(error)
  }

  private next(): void {
    if (this.current || this.closed) return
    const entry = this.waiting.shift()
    if (!entry) {
      this.rest()
      return
    }
    if (this.timer) clearTimeout(this.timer)
    this.current = entry
    this.child ??= this.start()
    this.child.ref()
    this.child.channel?.ref()
    this.timer = setTimeout(
      () => void this.end(new TooSlow('too slow')).then(() => this.next()),
      this.limits.milliseconds,
    )
    this.child.send(entry.request)
  }

  /** An idle process must not keep the server's alive. */
  private rest(): void {
    this.child?.unref()
    this.child?.channel?.unref()
    if (!this.child || this.timer) return
    this.timer = setTimeout(() => {
      const child = this.child
      this.child = null
      this.timer = null
      // It ends by itself without us.
      child?.disconnect()
    }, IDLE_MILLISECONDS)
    this.timer.unref()
  }

  private start(): ChildProcess {
    const { heapMegabytes, isPatient } = this.limits
    const child = fork(join(import.meta.dirname, 'media-process.ts'), isPatient ? ['patient'] : [], {
      // Bytes travel as they are. The flags are this process's own: a test runner's would start a test runner.
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const broken = (error: Error): void => {
      if (child !== this.child) return
      void this.end(error).then(() => this.next())
    }
    child.on('message', (answer: Answer) => {
      if (child === this.child) this.finish(answer)
    })
    child.on('error', broken)
    // Somebody who ends processes from outside says nothing about the file.
    child.on('exit', (_code, signal) =>
      broken(
        signal === 'SIGKILL' || signal === 'SIGTERM'
          ? new Error(`the media process was ended by ${signal}`)
          : new Unreadable('the media process ended'),
      ),
    )
    return child
  }

  private finish(answer: Answer): void {
    const entry = this.take()
    if ('error' in answer)
      entry?.fail(answer.machine ? new Error(answer.error) : new Unreadable(answer.error))
    else entry?.succeed(answer.value)
    this.next()
  }

  private take(): Waiting | null {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const entry = this.current
    this.current = null
    return entry
  }

  /** Ends the process and fails the request that it was at. The entry is kept until the process is gone. */
  private async end(error: Error): Promise<void> {
    const child = this.child
    this.child = null
    if (this.timer) clearTimeout(this.timer)
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.ref()
      child.kill('SIGKILL')
      if (child.pid !== undefined) await ended
    }
    this.take()?.fail(error)
  }
}
