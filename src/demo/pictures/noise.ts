/** A hash of two whole numbers, evenly in [0, 1). */
export function hash(x: number, y: number): number {
  let mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
}

/** Smooth noise in [0, 1] with features one unit wide. */
export function noise(x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const across = x - column
  const down = y - row
  const easeX = across * across * (3 - 2 * across)
  const easeY = down * down * (3 - 2 * down)
  const top = hash(column, row)
  const bottom = hash(column, row + 1)
  const upper = top + (hash(column + 1, row) - top) * easeX
  const lower = bottom + (hash(column + 1, row + 1) - bottom) * easeX
  return upper + (lower - upper) * easeY
}

/** Noise of several scales, in [0, 1]; each octave is half as wide and half as strong. */
export function cloud(x: number, y: number, octaves: number): number {
  let sum = 0
  let weight = 0.5
  let scale = 1
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * scale + octave * 17.3, y * scale - octave * 9.1)
    weight *= 0.5
    scale *= 2
  }
  return sum / (1 - weight * 2)
}
