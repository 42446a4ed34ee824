import { Worker } from 'node:worker_threads'

/** A thread that does slow work is ended when nobody asked it for so long. */
const IDLE_MS = 20_000

export class TookTooLong extends Error {}

type Waiting = Readonly<{
  resolve: (value: never) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}>
export type WorkerAnswer = Readonly<{ number: number } & ({ value: unknown } | { error: string })>

/** One thread that runs a module, and the questions that wait for it. */
class Thread {
  private readonly module: URL
  private readonly waiting = new Map<number, Waiting>()
  private worker: Worker | null = null
  private idle: NodeJS.Timeout | null = null
  private last = 0

  constructor(module: URL) {
    this.module = module
  }

  ask(request: unknown, limitMs: number, answer: Omit<Waiting, 'timer'>): void {
    if (this.idle) clearTimeout(this.idle)
    this.worker ??= this.start()
    this.worker.ref()
    const number = ++this.last
    const timer = setTimeout(() => this.stop(new TookTooLong()), limitMs)
    this.waiting.set(number, { ...answer, timer })
    this.worker.postMessage({ number, request })
  }

  private start(): Worker {
    const started = new Worker(this.module)
    started.on('message', (answer: WorkerAnswer) => this.take(answer))
    started.on('error', error => {
      if (this.worker === started) this.stop(error instanceof Error ? error : new Error(String(error)))
    })
    return started
  }

  private take(answer: WorkerAnswer): void {
    const asked = this.waiting.get(answer.number)
    this.waiting.delete(answer.number)
    clearTimeout(asked?.timer)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.value as never)
    if (this.waiting.size > 0) return
    // A thread that nobody waits for keeps no process from ending.
    this.worker?.unref()
    this.idle = setTimeout(() => this.stop(new TookTooLong()), IDLE_MS).unref()
  }

  /** Ends the thread with all that wait for it. */
  private stop(error: Error): void {
    for (const one of this.waiting.values()) {
      clearTimeout(one.timer)
      one.reject(error)
    }
    this.waiting.clear()
    const ended = this.worker
    this.worker = null
    void ended?.terminate()
  }
}

/**
 * Asks a module that runs in a thread of its own, so that pages are answered meanwhile. It gets `{ number, request }`
 * and posts back a `WorkerAnswer`. Questions wait for each other in the thread; one that takes longer than `limitMs`
 * ends the thread with all that wait, and is answered by `TookTooLong`.
 */
export function askWorker<Request, Value>(
  module: URL,
  limitMs: number,
): (request: Request) => Promise<Value> {
  const thread = new Thread(module)
  return request => new Promise<Value>((resolve, reject) => thread.ask(request, limitMs, { resolve, reject }))
}
