import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Task } from './lanes.ts'

/** How long each file took the last time on this machine: only their order follows from it. */
export type Seconds = Map<string, number>

const folder = join(import.meta.dirname, '../../.cache')
const path = join(folder, 'test-seconds.json')
/** For a file that never ran here. */
const GUESS = { whole: 60, part: 5 }

export const nameOf = ({ title, file }: Task): string => `${title}: ${file}`

export function readSeconds(): Seconds {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>))
  } catch {
    return new Map()
  }
}

export function keepSeconds(seconds: Seconds): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(seconds), null, 1)}\n`)
}

/** The longest first, so that no lane is left with one when the others are done. */
export function longestFirst(tasks: readonly Task[], seconds: Seconds): readonly Task[] {
  const guess = (task: Task): number => seconds.get(nameOf(task)) ?? (task.alone ? GUESS.whole : GUESS.part)
  return tasks.toSorted((one, other) => guess(other) - guess(one))
}
