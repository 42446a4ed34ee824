import type { Rules } from '../../../engine/index.ts'
import {
  compare,
  fromDecimal,
  fromHundredths,
  subtract,
  toDecimal,
  type Fraction,
} from '../../../foundation/fraction.ts'
import type { StarScheme } from '../star-scheme.ts'

/** Why a result needs a second look, by the limits that the rules set. */
export type BorderlineReason = 'spread' | 'line'

/** Why a result is in doubt: by the sheets alone, or by the model's probability, which is never part of a proposal. */
export type Doubt = BorderlineReason | 'probability'

export type Borderline = Readonly<{
  /** Highest minus lowest total in points, as a decimal; null below two sheets. */
  spread: string | null
  /** The nearest line of a star: how far the rounded score is away from it, in points. Negative: below it. */
  nearest: Readonly<{ stars: number; at: string; distance: string }> | null
  borderline: readonly BorderlineReason[]
}>

const POINTS = 2
const decimal = (value: Fraction): string => toDecimal(value, POINTS, 6)
const size = (value: Fraction): Fraction =>
  value.numerator < 0n ? { ...value, numerator: -value.numerator } : value

function spreadOf(totals: readonly (Fraction | null)[]): Fraction | null {
  const known = totals.filter(total => total !== null).toSorted(compare)
  const [lowest, highest] = [known[0], known.at(-1)]
  return known.length > 1 && lowest && highest ? subtract(highest, lowest) : null
}

type Distance = Readonly<{ stars: number; at: number; distance: Fraction }>

function nearestLine(scheme: StarScheme, rounded: Fraction | null): Distance | null {
  if (!rounded) return null
  const distances = scheme.lines.map(line => ({
    ...line,
    distance: subtract(rounded, fromHundredths(line.at)),
  }))
  return distances.toSorted((one, other) => compare(size(one.distance), size(other.distance)))[0] ?? null
}

/** Spread, distance to the lines, and which of the rules' limits they reach. Any one limit is enough. */
export function borderlineOf(
  rules: Rules,
  scheme: StarScheme,
  totals: readonly (Fraction | null)[],
  roundedText: string | null,
): Borderline {
  const limits = rules.document.borderline
  const spread = spreadOf(totals)
  const nearest = nearestLine(scheme, roundedText === null ? null : fromDecimal(roundedText))
  const wide =
    spread &&
    limits?.spreadAtLeast !== undefined &&
    compare(spread, fromHundredths(limits.spreadAtLeast)) >= 0
  const close =
    nearest &&
    limits?.withinOfLine !== undefined &&
    compare(size(nearest.distance), fromHundredths(limits.withinOfLine)) <= 0
  return {
    spread: spread && decimal(spread),
    nearest: nearest && {
      stars: nearest.stars,
      at: decimal(fromHundredths(nearest.at)),
      distance: decimal(nearest.distance),
    },
    borderline: [...(wide ? (['spread'] as const) : []), ...(close ? (['line'] as const) : [])],
  }
}

/**
 * All limits of the rules that a result reaches. `probability`: that of its most probable band by the model; null
 * where the model is refused or was not asked, so that this limit says nothing.
 */
export function doubtsOf(
  rules: Rules,
  borderline: readonly BorderlineReason[],
  probability: number | null,
): readonly Doubt[] {
  const limit = rules.document.borderline?.probabilityBelow
  const unsure = limit !== undefined && probability !== null && probability < Number(limit)
  return [...borderline, ...(unsure ? (['probability'] as const) : [])]
}

/** The most sheets that a file of these rules may come to. */
export const mostSheets = ({ document: { borderline, panel } }: Rules): number =>
  borderline?.action === 'one-more-sheet' ? (borderline.sheetsAtMost ?? panel.size + 1) : panel.size

/** Whether the rules send a result with these doubts to one more assessor, with so many sheets as it has. */
export const wantsOneMore = (rules: Rules, doubts: readonly Doubt[], sheets: number): boolean =>
  doubts.length > 0 && sheets < mostSheets(rules)
