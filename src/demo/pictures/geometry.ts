/** A point or direction in the picture's world: centimetres, x to the right, y up, z towards the camera. */
export type Vector = readonly [number, number, number]

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scale = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

export function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a))
  return length > 1e-12 ? scale(a, 1 / length) : [0, 1, 0]
}

/** Length of (x, y). Math.hypot guards against overflow, which costs much and cannot happen here. */
export const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y)

export const clamp = (value: number, low: number, high: number): number =>
  value < low ? low : value > high ? high : value

/** 0 below `low`, 1 above `high`, smooth between. */
export function smooth(low: number, high: number, value: number): number {
  const share = clamp((value - low) / (high - low), 0, 1)
  return share * share * (3 - 2 * share)
}
