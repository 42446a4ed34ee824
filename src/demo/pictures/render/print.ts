import { hash } from '../noise.ts'
import type { Plate } from './plate.ts'

/** Pixels ready to be written: three bytes each, row by row from the top. */
export type Pixels = Readonly<{ width: number; height: number; data: Uint8Array }>

const steps = 4096

/** The curve strengthens colours; this share of grey gives natural dyes back their quiet. */
const calmer = 0.16

/** Linear light to screen bytes, over a curve that keeps highlights soft as film does. */
const curve: Uint8Array = Uint8Array.from({ length: steps + 1 }, (_, index) => {
  const light = (index / steps) * 4
  const toned = (light * (2.05 * light + 0.05)) / (light * (1.9 * light + 0.72) + 0.1)
  return Math.round(255 * Math.min(1, toned) ** (1 / 2.2))
})

/**
 * Turns linear light into bytes, with the exposure, the corners a little darker as lenses make them, and a
 * trace of grain, without which soft walls would show bands.
 */
export function print(picture: Float32Array, width: number, height: number, exposure: number): Pixels {
  const data = new Uint8Array(width * height * 3)
  const reach = 1 / (width * width + height * height)
  for (let y = 0, at = 0; y < height; y++) {
    const down = 2 * y - height
    for (let x = 0; x < width; x++) {
      const across = 2 * x - width
      const corner = (across * across + down * down) * reach
      const gain = (exposure * (1 - 0.24 * corner * corner) * steps) / 4
      const grey = (picture[at]! * 0.3 + picture[at + 1]! * 0.59 + picture[at + 2]! * 0.11) * calmer
      const grain = hash(x, y) * 2.6 - 0.8
      for (let channel = 0; channel < 3; channel++, at++) {
        const light = picture[at]! * (1 - calmer) + grey
        data[at] = Math.min(
          255,
          Math.max(0, curve[Math.min(steps, Math.max(0, (light * gain) | 0))]! + grain),
        )
      }
    }
  }
  return { width, height, data }
}

/** Softens the steps along the outlines of things; texture inside them is left alone. */
export function softenOutlines(pixels: Pixels, plate: Plate): void {
  const { width, height, data } = pixels
  const before = data.slice()
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      if (isOutline(plate, at)) softenPixel(before, data, width, at)
    }
  }
}

function isOutline(plate: Plate, at: number): boolean {
  const { owners, inverseDepth, width } = plate
  const depth = inverseDepth[at]!
  const limit = depth * 0.012
  return (
    owners[at] !== owners[at - 1] ||
    owners[at] !== owners[at + 1] ||
    owners[at] !== owners[at - width] ||
    owners[at] !== owners[at + width] ||
    Math.abs(inverseDepth[at - 1]! - depth) > limit ||
    Math.abs(inverseDepth[at + 1]! - depth) > limit ||
    Math.abs(inverseDepth[at - width]! - depth) > limit ||
    Math.abs(inverseDepth[at + width]! - depth) > limit
  )
}

const brightness = (data: Uint8Array, at: number): number =>
  data[at * 3]! * 0.3 + data[at * 3 + 1]! * 0.59 + data[at * 3 + 2]! * 0.11

/** Blends a pixel along the outline that runs through it. */
function softenPixel(before: Uint8Array, data: Uint8Array, width: number, at: number): void {
  const northWest = brightness(before, at - width - 1)
  const northEast = brightness(before, at - width + 1)
  const southWest = brightness(before, at + width - 1)
  const southEast = brightness(before, at + width + 1)
  const across = southWest + southEast - northWest - northEast
  const down = northWest + southWest - northEast - southEast
  const strength = Math.abs(across) + Math.abs(down)
  if (strength < 12) return
  const shrink = 1 / (Math.min(Math.abs(across), Math.abs(down)) + strength * 0.06)
  const dx = Math.max(-3, Math.min(3, across * shrink))
  const dy = Math.max(-3, Math.min(3, down * shrink))
  const column = at % width
  const row = (at - column) / width
  for (let channel = 0; channel < 3; channel++) {
    let sum = 0
    for (const share of [-0.5, -0.17, 0.17, 0.5]) {
      sum += lookUp(before, width, column + dx * share, row + dy * share, channel)
    }
    data[at * 3 + channel] = sum / 4
  }
}

function lookUp(data: Uint8Array, width: number, x: number, y: number, channel: number): number {
  const height = data.length / 3 / width
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)))
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)))
  const across = x - left
  const down = y - top
  const at = (top * width + left) * 3 + channel
  const below = at + width * 3
  const upper = data[at]! + (data[at + 3]! - data[at]!) * across
  const lower = data[below]! + (data[below + 3]! - data[below]!) * across
  return upper + (lower - upper) * down
}
