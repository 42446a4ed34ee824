import type { Rounding } from '../rules/outcome.ts'

/** How probable it is that a nomination belongs into a band; `band` 0 is below the lowest line. */
export type BandProbability = Readonly<{ band: number; probability: number }>

/** The distribution function of the standard normal, to fifteen places: its series around zero. */
export function normalBelow(z: number): number {
  if (z < -8) return 0
  if (z > 8) return 1
  let [term, sum] = [z, 0]
  for (let i = 1; sum + term !== sum; i += 2) {
    sum += term
    term *= (z * z) / (i + 2)
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** The least exact value, in points, that reaches a line (whole hundredths) once it is rounded. */
export function reachedFrom(lineHundredths: number, { kind, places }: Rounding): number {
  const step = 10 ** (2 - places)
  const line = Math.ceil(lineHundredths / step) * step
  return (line - (kind === 'down' ? 0 : step / 2)) / 100
}

/** Probabilities of all bands, from below the lowest line up; they add up to 1. Lines in hundredths, rising. */
export function bandProbabilities(
  score: Readonly<{ fair: number; sd: number }>,
  lines: readonly number[],
  rounding: Rounding,
): readonly BandProbability[] {
  const below = lines.map(line => {
    const distance = reachedFrom(line, rounding) - score.fair
    if (score.sd === 0) return distance > 0 ? 1 : 0
    return normalBelow(distance / score.sd)
  })
  const edges = [0, ...below, 1]
  return edges.slice(1).map((edge, band) => ({ band, probability: Math.max(0, edge - (edges[band] ?? 0)) }))
}

/** The most probable band; of two that are equal, the lower one. */
export const mostProbable = (bands: readonly BandProbability[]): BandProbability =>
  bands.reduce(
    (best, one) => (one.probability > best.probability ? one : best),
    bands[0] ?? { band: 0, probability: 1 },
  )

/** So many standard deviations to each side hold 95 of 100. */
const NINETY_FIVE = 1.959963984540054

export const intervalOf = ({
  fair,
  sd,
}: Readonly<{ fair: number; sd: number }>): Readonly<{ from: number; to: number }> => ({
  from: fair - NINETY_FIVE * sd,
  to: fair + NINETY_FIVE * sd,
})
