import { compare, divide, type Fraction, fraction, sum } from '../../foundation/fraction.ts'
import type { Aggregation } from '../rules/outcome.ts'

/** The combined value and the positions of the values that the rule leaves out. */
export type Combined = Readonly<{ value: Fraction | null; leftOut: readonly number[] }>

export const meanOf = (values: readonly Fraction[]): Fraction => divide(sum(values), fraction(values.length))

type Ranked = readonly Readonly<{ value: Fraction; position: number }>[]

function trimmed(ranked: Ranked, trim: number): Combined {
  const kept = ranked.slice(trim, ranked.length - trim)
  if (kept.length === 0) return { value: null, leftOut: [] }
  const leftOut = [...ranked.slice(0, trim), ...ranked.slice(ranked.length - trim)].map(each => each.position)
  return { value: meanOf(kept.map(each => each.value)), leftOut: leftOut.toSorted((a, b) => a - b) }
}

/** Exact mean, median or trimmed mean; of an agreement, the value of the one sheet that counts. The value is `null` when there are too few values. */
export function combine(
  values: readonly Fraction[],
  { combine: kind, trim }: Pick<Aggregation, 'combine' | 'trim'>,
): Combined {
  if (values.length === 0) return { value: null, leftOut: [] }
  if (kind === 'mean' || kind === 'consensus') return { value: meanOf(values), leftOut: [] }
  const ranked = values
    .map((value, position) => ({ value, position }))
    .toSorted((a, b) => compare(a.value, b.value))
  if (kind === 'trimmed-mean') return trimmed(ranked, trim ?? 1)
  const half = (ranked.length - 1) / 2
  const middle = ranked.slice(Math.floor(half), Math.ceil(half) + 1)
  return { value: meanOf(middle.map(each => each.value)), leftOut: [] }
}
