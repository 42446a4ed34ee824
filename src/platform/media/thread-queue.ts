import { Worker } from 'node:worker_threads'
import type { Answer, Answers, Request } from './media-thread.ts'
import { Unreadable } from './media.ts'

/** The thread took too long over a request and was ended. */
export class TooSlow extends Error {}

type Waiting = Readonly<{
  request: Request
  succeed: (value: Answers[keyof Answers]) => void
  fail: (error: Error) => void
}>

export type ThreadLimits = Readonly<{ milliseconds: number; heapMegabytes: number }>

/**
 * One thread and the requests that wait for it. People wait for an inspection, nobody waits for a
 * rendering: inspections go first. A request over its time ends the thread; the next one starts a new thread.
 */
export class ThreadQueue {
  private readonly limits: ThreadLimits
  private readonly waiting: Waiting[] = []
  private worker: Worker | null = null
  private current: Waiting | null = null
  private timer: NodeJS.Timeout | null = null
  private closed = false

  constructor(limits: ThreadLimits) {
    this.limits = limits
  }

  ask<Kind extends keyof Answers>(request: Request & { kind: Kind }): Promise<Answers[Kind]> {
    return new Promise((succeed, fail) => {
      if (this.closed) {
        fail(new Error('the media thread is closed'))
        return
      }
      const entry: Waiting = { request, succeed: value => succeed(value as Answers[Kind]), fail }
      const place = this.waiting.findIndex(other => other.request.kind !== 'inspect')
      if (request.kind === 'inspect' && place >= 0) this.waiting.splice(place, 0, entry)
      else this.waiting.push(entry)
      this.next()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    const error = new Error('the media thread is closed')
    for (const entry of this.waiting.splice(0)) entry.fail(error)
    await this.end(error)
  }

  private next(): void {
    if (this.current || this.closed) return
    const entry = this.waiting.shift()
    if (!entry) {
      // An idle thread must not keep the process alive.
      this.worker?.unref()
      return
    }
    this.current = entry
    this.worker ??= this.start()
    this.worker.ref()
    this.timer = setTimeout(
      () => void this.end(new TooSlow('too slow')).then(() => this.next()),
      this.limits.milliseconds,
    )
    this.worker.postMessage(entry.request)
  }

  private start(): Worker {
    const worker = new Worker(new URL('./media-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMegabytes },
    })
    const broken = (error: Error): void => {
      if (worker !== this.worker) return
      void this.end(error).then(() => this.next())
    }
    worker.on('message', (answer: Answer) => {
      if (worker === this.worker) this.finish(answer)
    })
    worker.on('error', error => broken(new Unreadable(error instanceof Error ? error.message : 'error')))
    worker.on('exit', () => broken(new Unreadable('the media thread ended')))
    return worker
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

  /** Ends the thread and fails the request that it was at. The entry is kept until the thread is gone. */
  private async end(error: Error): Promise<void> {
    const worker = this.worker
    this.worker = null
    if (this.timer) clearTimeout(this.timer)
    await worker?.terminate()
    this.take()?.fail(error)
  }
}
