/** Linear light, each channel about 0 to 1. */
export type Colour = readonly [number, number, number]

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** A screen colour such as `1f3a5f` as linear light. */
export function colour(hex: string): Colour {
  const channel = (from: number) => toLinear(Number.parseInt(hex.slice(from, from + 2), 16) / 255)
  return [channel(0), channel(2), channel(4)]
}

export const blend = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

export const shade = (base: Colour, by: number): Colour => [base[0] * by, base[1] * by, base[2] * by]
