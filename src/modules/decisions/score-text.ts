import { fromText, toDecimal } from '../../foundation/fraction.ts'
import type { Locale } from '../../foundation/text.ts'
import { starsText } from './star-scheme.ts'

/** A decimal as people read it: `89,14` in Indonesian, `89.14` in English. Null is a dash. */
export const scoreText = (decimal: string | null, locale: Locale): string =>
  decimal === null || decimal === '' ? '–' : locale === 'id' ? decimal.replace('.', ',') : decimal

/** An exact fraction with two places, and more, up to six, where it needs them. */
export const fractionText = (fraction: string | null, locale: Locale): string =>
  scoreText(fraction === null ? null : toDecimal(fromText(fraction), 2, 6), locale)

/** For drawings, in whole hundredths; the value itself is never computed from it. */
export const drawnHundredths = (value: string): number =>
  Number(toDecimal(fromText(value), 2).replace('.', ''))

export const starsWord = (stars: number, of: number, locale: Locale): string => starsText(stars, of)[locale]

/** The first signs of a digest, enough to compare by eye. */
export const shortDigest = (digest: string): string => digest.slice(0, 12)
