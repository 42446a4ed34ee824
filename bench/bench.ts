import { performance } from 'node:perf_hooks'

/** What a bench is told on the command line. */
export type Options = Readonly<{
  db: 'embedded' | 'postgres'
  /** How many records, where a bench has a size. */
  size: number | null
}>

/** Every figure is named with its unit. `baseline` is measured in the same run; `met` compares with the goals. */
export type Result = Readonly<{
  figures: Readonly<Record<string, number>>
  baseline: Readonly<Record<string, number>>
  met: boolean
}>

export type Bench = Readonly<{
  name: string
  /** What is measured, and the goal. */
  about: string
  run: (options: Options) => Promise<Result>
}>

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
