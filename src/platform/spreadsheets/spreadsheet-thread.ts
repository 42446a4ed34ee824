import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadLimits } from './read-sheets.ts'
import type { ReadVerdict, SheetContent } from './sheet.ts'

/** What the thread is started for: one piece of work. */
export type Work =
  | Readonly<{ kind: 'read'; path: string; limits: ReadLimits }>
  | Readonly<{ kind: 'write'; sheets: readonly SheetContent[] }>

export type Made = Readonly<{ verdict: ReadVerdict } | { content: Uint8Array }>

async function make(work: Work): Promise<Made> {
  // Each kind of work loads only what it needs: the reading package is large.
  if (work.kind === 'read') {
    const { readSheets } = await import('./read-sheets.ts')
    return { verdict: readSheets(readFileSync(work.path), work.limits) }
  }
  const { writeSheets } = await import('./write-sheets.ts')
  return { content: new Uint8Array(writeSheets(work.sheets)) }
}

const made = await make(workerData as Work)
parentPort?.postMessage(made)
