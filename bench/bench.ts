import { performance } from 'node:perf_hooks'

/** What a bench is told on the command line. */
export type Options = Readonly<{
  db: 'embedded' | 'postgres'
  /** How many records, where a bench has a size. */
  size: number | null
}>

/** One goal in plain words, as `docs/performance.md` shows it. */
export type Goal = Readonly<{
  /** What was measured: "Catalogue: share of the floor's throughput". */
  what: string
  found: string
  goal: string
  /** What it is compared with in the same run; empty where nothing is. */
  baseline: string
  met: boolean
  /** Why it is not met, where the bench can tell. */
  cause?: string
}>

/** Every figure is named with its unit. `baseline` is measured in the same run. */
export type Result = Readonly<{
  figures: Readonly<Record<string, number>>
  baseline: Readonly<Record<string, number>>
  goals: readonly Goal[]
}>

export type Bench = Readonly<{
  name: string
  /** What is measured and how, in plain words. */
  about: string
  /** The databases that `all` measures it on. */
  databases: readonly Options['db'][]
  run: (options: Options) => Promise<Result>
}>

export const isMet = ({ goals }: Result): boolean => goals.every(goal => goal.met)

/** Milliseconds of each of `times` runs, from the shortest to the longest. */
export async function timed(
  times: number,
  work: (index: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const spent: number[] = []
  for (let index = 0; index < times; index++) {
    const from = performance.now()
    await work(index)
    spent.push(performance.now() - from)
  }
  return spent.toSorted((a, b) => a - b)
}

/** The value below which this share of the sorted values lies. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
