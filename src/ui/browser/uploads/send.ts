import { attempt } from './attempt.ts'
import type { Break, Ending, Over } from './attempt.ts'
import { takeTurn } from './queue.ts'

const PIECE = 256 * 1024
const SMALLEST_PIECE = 32 * 1024
const LONGEST_WAIT_MS = 30_000

export type Waiting = 'queued' | 'offline' | 'retrying' | 'signedOut'

export type SendingFile = Readonly<{
  blob: Blob
  name: string
  purpose: string
  upload: string | undefined
  began: (upload: string) => void
  progress: (bytes: number) => void
  arrived: (bytes: number) => void
  waits: (why: Waiting) => void
  ended: (ending: Over) => void
}>

const isBreak = (ending: Over | Break): ending is Break =>
  ending.kind === 'gone' || ending.kind === 'signedOut' || ending.kind === 'broken'

/** Sends a file until it is there, however often the line breaks. */
export class Sending {
  readonly #file: SendingFile
  #upload: string | undefined
  #piece = PIECE
  #failures = 0
  #arrived = 0
  #stopped = false
  #stopAttempt: ((how: 'stopped' | 'broken') => void) | undefined
  #wake: (() => void) | undefined

  constructor(file: SendingFile) {
    this.#file = file
    this.#upload = file.upload
    addEventListener('online', this.wake)
    addEventListener('offline', this.#lose)
    document.addEventListener('visibilitychange', this.wake)
    void this.#run()
  }

  /** Stops for good; what the server has stays there. */
  stop(): void {
    this.#stopped = true
    removeEventListener('online', this.wake)
    removeEventListener('offline', this.#lose)
    document.removeEventListener('visibilitychange', this.wake)
    this.#stopAttempt?.('stopped')
    this.wake()
  }

  /** Ends a pause: the line is back, or somebody came to look. */
  readonly wake = (): void => this.#wake?.()

  /** A request without a line would hang for minutes: it is given up, and its person told at once. */
  readonly #lose = (): void => this.#stopAttempt?.('broken')

  async #run(): Promise<void> {
    for (;;) {
      this.#file.waits(navigator.onLine ? 'queued' : 'offline')
      const endTurn = await takeTurn()
      const ending: Ending = this.#stopped ? { kind: 'stopped' } : await this.#attempt()
      endTurn()
      if (this.#stopped || ending.kind === 'stopped') return
      if (!isBreak(ending)) {
        this.stop()
        return this.#file.ended(ending)
      }
      await this.#recover(ending)
      if (this.#stopped) return
    }
  }

  async #attempt(): Promise<Ending> {
    const { ending, stop } = attempt({
      blob: this.#file.blob,
      name: this.#file.name,
      purpose: this.#file.purpose,
      piece: this.#piece,
      upload: this.#upload,
      began: upload => {
        this.#upload = upload
        this.#file.began(upload)
      },
      progress: this.#file.progress,
      stands: bytes => this.#gain(bytes),
      arrived: bytes => {
        this.#gain(bytes)
        this.#piece = Math.min(PIECE, this.#piece * 2)
        return this.#piece
      },
    })
    this.#stopAttempt = stop
    const how = await ending
    this.#stopAttempt = undefined
    return how
  }

  /** However little arrived: a line that brings something is not waited for any longer. */
  #gain(bytes: number): void {
    if (bytes <= this.#arrived) return
    this.#failures = 0
    this.#arrived = bytes
    this.#file.arrived(bytes)
  }

  /** What a break asks for: smaller pieces and a longer and longer wait. */
  async #recover({ kind: how }: Break): Promise<void> {
    if (how === 'gone') this.#upload = undefined
    this.#piece = Math.max(SMALLEST_PIECE, this.#piece / 2)
    this.#failures += 1
    this.#file.waits(how === 'signedOut' ? how : navigator.onLine ? 'retrying' : 'offline')
    const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (this.#failures - 1)) * (0.75 + Math.random() / 2)
    await new Promise<void>(done => {
      this.#wake = done
      setTimeout(done, how === 'signedOut' ? LONGEST_WAIT_MS : wait)
    })
    this.#wake = undefined
  }
}
