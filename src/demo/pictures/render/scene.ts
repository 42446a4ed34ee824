import type { Vector } from '../geometry.ts'
import type { Grid } from './grid.ts'

/** What a surface looks like at one point; the renderer owns the object and reuses it. */
export type Sample = {
  red: number
  green: number
  blue: number
  /** Relief in centimetres; its slope turns the light. */
  height: number
  /** 0 is matt, 1 a mirror-like glaze. */
  gloss: number
  /** How much of the surroundings is reflected, 0 to 1. */
  mirror: number
  /** Soft light at grazing angles, as on fibres. */
  sheen: number
}

/**
 * Paints a point: `u` and `v` in centimetres on the surface, `pixel` the size of one pixel there in
 * centimetres, so that finer detail can be faded out instead of flickering.
 */
export type Surface = (u: number, v: number, pixel: number, out: Sample) => void

/** `casts` is the step in grid points of the coarse copy that throws shadows; 0 throws none. */
export type Part = Readonly<{ grid: Grid; surface: Surface; casts: number }>

export type Camera = Readonly<{
  eye: Vector
  target: Vector
  /** Vertical opening in degrees. */
  opening: number
  /** Depth of field: distance in centimetres at which the picture is sharp, and blur growth in pixels per cm. */
  focus?: Readonly<{ distance: number; blur: number }>
}>

export type Mood = Readonly<{
  /** Direction towards the window. */
  window: Vector
  /** Strength of window light and of the room's light. */
  key: number
  fill: number
  /** Light thrown back by the table. */
  bounce: Vector
  exposure: number
}>

export type Scene = Readonly<{ parts: readonly Part[]; camera: Camera; mood: Mood }>
