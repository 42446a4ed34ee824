import { compare, type Fraction, fromHundredths, round, toDecimal } from '../../foundation/fraction.ts'
import type { Band, Effect, Rounding, Scale } from '../rules/outcome.ts'

/** The bands from the lowest to the highest. */
export const risingBands = (scale: Scale): readonly Band[] => scale.bands.toSorted((a, b) => a.from - b.from)

/** The highest band whose lower bound is reached, or `null` below the lowest. */
export const bandOf = (scale: Scale, value: Fraction): Band | null =>
  risingBands(scale).findLast(band => compare(fromHundredths(band.from), value) <= 0) ?? null

export const roundBy = (value: Fraction, rounding: Rounding): Fraction =>
  round(value, rounding.kind, rounding.places)

/** A rounded value with exactly the places of the rule: `"89.14"`, `"89"`. */
export const roundedText = (value: Fraction, rounding: Rounding): string =>
  toDecimal(roundBy(value, rounding), rounding.places)

type BandCap = Extract<Effect, { kind: 'cap-band' }>

/** The lower of the band and the cap, where the cap concerns this scale. */
export function capBand(scale: Scale, band: Band | null, cap: BandCap): Band | null {
  if (band === null || (cap.scale !== undefined && cap.scale !== scale.id)) return band
  if (cap.band === null) return null
  const limit = scale.bands.find(each => each.id === cap.band)
  return limit && limit.from < band.from ? limit : band
}
