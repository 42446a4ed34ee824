import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
// Loaded here as well as in the threads: the shared library must outlive every thread that used it.
import sharp from 'sharp'
import type { Craft } from '../pictures/index.ts'
import { openPictureCache } from './picture-cache.ts'
import type { DrawAnswer, DrawRequest } from './picture-thread.ts'

const MOST_THREADS = 4

/** A picture to draw, with its width in pixels. */
export type Drawing = Readonly<{ craft: Craft; width: number }>

type Waiting = Readonly<{
  drawing: Drawing
  succeed: (content: Buffer) => void
  fail: (error: unknown) => void
}>

async function drawOn(worker: Worker, drawing: Drawing): Promise<Buffer> {
  const answered = once(worker, 'message')
  worker.postMessage(drawing satisfies DrawRequest)
  const [answer] = (await answered) as [DrawAnswer]
  if ('error' in answer) throw new Error(answer.error)
  return Buffer.from(answer.content)
}

/** Pictures of the demo, drawn on threads of their own in the order in which they were asked for. Close it. */
export class PicturePool {
  /** How many were drawn, and how many were found from an earlier time. */
  readonly counts = { drawn: 0, found: 0 }
  private readonly threads: number
  private readonly cache = openPictureCache()
  private readonly asked = new Map<string, Promise<Buffer>>()
  private readonly waiting: Waiting[] = []
  private readonly workers = new Set<Worker>()

  /** One thread for each core, so that drawing takes no longer than it must. */
  constructor(threads = Math.min(MOST_THREADS, availableParallelism())) {
    this.threads = threads
  }

  /** A picture as JPEG; what is asked for again is drawn once. */
  ask(drawing: Drawing): Promise<Buffer> {
    const { commodity, seed, view } = drawing.craft
    const key = `${commodity} ${seed} ${view} ${drawing.width}`
    const known = this.asked.get(key)
    if (known) return known
    const found = this.cache.find(drawing)
    if (found) this.counts.found++
    const picture = found ? Promise.resolve(found) : this.draw(drawing)
    // Who awaits it hears of a failure; one that nobody awaits any more must not end the process.
    picture.catch(() => {})
    this.asked.set(key, picture)
    return picture
  }

  async close(): Promise<void> {
    for (const { fail } of this.waiting.splice(0)) fail(new Error('the drawing of pictures was ended'))
    await Promise.all([...this.workers].map(worker => worker.terminate()))
  }

  private draw(drawing: Drawing): Promise<Buffer> {
    return new Promise((succeed, fail) => {
      this.waiting.push({ drawing, succeed, fail })
      if (this.workers.size < this.threads) void this.runThread()
    })
  }

  /** Draws as long as there is something to draw. */
  private async runThread(): Promise<void> {
    const worker = new Worker(new URL('./picture-thread.ts', import.meta.url))
    this.workers.add(worker)
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      try {
        const content = await drawOn(worker, next.drawing)
        this.cache.keep(next.drawing, content)
        this.counts.drawn++
        next.succeed(content)
      } catch (error) {
        // The thread may be gone with it: what still waits gets a new one.
        next.fail(error)
        break
      }
    }
    this.workers.delete(worker)
    await worker.terminate()
    if (this.waiting.length > 0 && this.workers.size < this.threads) await this.runThread()
  }
}

/** A part of a picture, from near by: shares of its width and height. */
export type Crop = Readonly<{ left: number; top: number; size: number }>

export async function cropped(picture: Buffer, { left, top, size }: Crop): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const part = {
    left: Math.round(width * left),
    top: Math.round(height * top),
    width: Math.round(width * size),
    height: Math.round(height * size),
  }
  return sharp(picture).extract(part).jpeg({ quality: 82 }).toBuffer()
}
