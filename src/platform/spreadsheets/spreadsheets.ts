import { Worker } from 'node:worker_threads'
import { problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { refusalText } from './refusals.ts'
import type { ReadBook, SheetContent, SheetRefusal } from './sheet.ts'
import type { Made, Work } from './spreadsheet-thread.ts'

export const SPREADSHEET_BYTES = 10 * 1024 * 1024
const SPREADSHEET_ROWS = 10_000
const UNPACKED_BYTES = 150 * 1024 * 1024
const MILLISECONDS = 60_000
const HEAP_MEGABYTES = 512

class TooSlow extends Error {}

function inThread(work: Work): Promise<Made> {
  return new Promise((succeed, fail) => {
    const worker = new Worker(new URL('./spreadsheet-thread.ts', import.meta.url), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    })
    const timer = setTimeout(() => {
      fail(new TooSlow())
      void worker.terminate()
    }, MILLISECONDS)
    worker.once('message', (made: Made) => succeed(made))
    worker.once('error', fail)
    worker.once('exit', () => {
      clearTimeout(timer)
      fail(new Error('the spreadsheet thread ended'))
    })
  })
}

let last: Promise<unknown> = Promise.resolve()

/** One at a time: several large files at once must not take the machine's memory. */
function inTurn(work: Work): Promise<Made> {
  const made = last.then(() => inThread(work))
  last = made.catch(() => {})
  return made
}

const refused = (field: string, refusal: SheetRefusal): Result<never> =>
  failure([
    problem(refusal.code, field, refusalText(refusal, { bytes: SPREADSHEET_BYTES, rows: SPREADSHEET_ROWS })),
  ])

/** Reads an XLSX or CSV file of this machine outside of the main thread; `field` is where problems are shown. */
export async function readSpreadsheet(path: string, bytes: number, field: string): Promise<Result<ReadBook>> {
  if (bytes > SPREADSHEET_BYTES) return refused(field, { code: 'too-large' })
  try {
    const limits = { rows: SPREADSHEET_ROWS + 10, unpacked: UNPACKED_BYTES }
    const made = await inTurn({ kind: 'read', path, limits })
    if (!('verdict' in made)) throw new Error('the spreadsheet thread answered something else')
    return 'book' in made.verdict ? success(made.verdict.book) : refused(field, made.verdict.refusal)
  } catch (error) {
    if (error instanceof TooSlow) return refused(field, { code: 'too-slow' })
    // The thread had no more memory: the same to its sender.
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return refused(field, { code: 'too-much' })
    throw error
  }
}

/** An XLSX file, made outside of the main thread. */
export async function writeSpreadsheet(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  const made = await inTurn({ kind: 'write', sheets })
  if (!('content' in made)) throw new Error('the spreadsheet thread answered something else')
  return made.content
}
