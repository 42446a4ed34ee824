import type { Band, Rules, Scale } from '../../engine/index.ts'
import { text, type Text } from '../../foundation/text.ts'

/** How an edition's points become stars. Stars of two schemes are never compared. */
export type StarScheme = Readonly<{
  /** `<programme>/<scale>-<stars>`: stored with every award. */
  name: string
  /** The most stars that it gives. */
  of: number
  /** The lower bounds from the lowest star up, in whole hundredths. */
  lines: readonly Readonly<{ stars: number; at: number; title: Text }>[]
}>

const rising = (scale: Scale): readonly Band[] => scale.bands.toSorted((one, other) => one.from - other.from)

/** The scale that gives stars; in rules without stars the first scale, whose bands are counted from below. */
export const starScale = (rules: Rules): Scale | undefined =>
  rules.document.scales.find(scale => scale.bands.some(band => band.stars !== undefined)) ??
  rules.document.scales[0]

const starsIn = (scale: Scale, band: Band): number =>
  band.stars ?? rising(scale).findIndex(each => each.id === band.id) + 1

export function starScheme(rules: Rules): StarScheme {
  const scale = starScale(rules)
  const lines = scale
    ? rising(scale).map(band => ({ stars: starsIn(scale, band), at: band.from, title: band.title }))
    : []
  const of = Math.max(0, ...lines.map(line => line.stars))
  return { name: `${rules.document.programme}/${scale?.id ?? 'none'}-${of}`, of, lines }
}

export const starScaleId = (rules: Rules): string | undefined => starScale(rules)?.id

/** The stars of a band of the scheme's scale; none for no band. */
export function starsOfBand(rules: Rules, band: Band | null): number {
  const scale = starScale(rules)
  return scale && band ? starsIn(scale, band) : 0
}

/** A scheme in words, with the name under which it is stored. With one star only it is passed or not. */
export const schemeText = (scheme: string, of: number): Text =>
  of === 1
    ? text(`lulus atau tidak (${scheme})`, `passed or not (${scheme})`)
    : text(`${of} bintang (${scheme})`, `${of} stars (${scheme})`)

const passText = (stars: number): Text =>
  stars === 0 ? text('Tidak lulus', 'Not passed') : text('Lulus', 'Passed')

/** `Bintang 2 dari 3`, and for none `Tanpa bintang`; `Lulus` where there is one star only. */
export function starsText(stars: number, of: number): Text {
  if (of === 1) return passText(stars)
  return stars === 0
    ? text('Tanpa bintang', 'No star')
    : text(`Bintang ${stars} dari ${of}`, `${stars} of ${of} stars`)
}
