import { cross, dot, unit, type Vector } from '../geometry.ts'
import type { Part } from './scene.ts'

/** A coarse copy of a part's points, enough for its shadow. */
export type Caster = Readonly<{ columns: number; rows: number; positions: Float32Array }>

/** The casters seen from one direction of light: per cell, how far towards the light the highest one reaches. */
export type ShadowMap = Readonly<{
  size: number
  /** Cells per centimetre. */
  perUnit: number
  left: number
  top: number
  across: Vector
  down: Vector
  towards: Vector
  heights: Float32Array
}>

const cells = 208

export function castersOf(parts: readonly Part[]): Caster[] {
  return parts.filter(part => part.casts > 0).map(casterOf)
}

function casterOf({ grid, casts }: Part): Caster {
  const pickedColumns = stepped(grid.columns, casts)
  const pickedRows = stepped(grid.rows, casts)
  const positions = new Float32Array(pickedColumns.length * pickedRows.length * 3)
  let at = 0
  for (const row of pickedRows) {
    for (const column of pickedColumns) {
      const from = (row * grid.columns + column) * 3
      for (let axis = 0; axis < 3; axis++) positions[at++] = grid.positions[from + axis]!
    }
  }
  return { columns: pickedColumns.length, rows: pickedRows.length, positions }
}

/** Every `step`th index, and always the last one so that the copy has the same outline. */
function stepped(count: number, step: number): number[] {
  const picked: number[] = []
  for (let index = 0; index < count - 1; index += step) picked.push(index)
  picked.push(count - 1)
  return picked
}

export function shadowMapOf(casters: readonly Caster[], towards: Vector): ShadowMap {
  const across = unit(cross(towards, Math.abs(towards[1]) > 0.95 ? [1, 0, 0] : [0, 1, 0]))
  const down = cross(across, towards)
  const seen = casters.map(caster => turned(caster.positions, across, down, towards))
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const points of seen) {
    for (let at = 0; at < points.length; at += 3) {
      left = Math.min(left, points[at]!)
      right = Math.max(right, points[at]!)
      top = Math.min(top, points[at + 1]!)
      bottom = Math.max(bottom, points[at + 1]!)
    }
  }
  const span = Math.max(right - left, bottom - top, 1)
  const perUnit = (cells - 4) / span
  const margin = 2 / perUnit
  const heights = new Float32Array(cells * cells).fill(-1e9)
  const map = { size: cells, perUnit, left: left - margin, top: top - margin, across, down, towards, heights }
  casters.forEach((caster, index) => drawCaster(map, caster, seen[index]!))
  return map
}

function turned(positions: Float32Array, across: Vector, down: Vector, towards: Vector): Float32Array {
  const points = new Float32Array(positions.length)
  for (let at = 0; at < positions.length; at += 3) {
    const place: Vector = [positions[at]!, positions[at + 1]!, positions[at + 2]!]
    points[at] = dot(place, across)
    points[at + 1] = dot(place, down)
    points[at + 2] = dot(place, towards)
  }
  return points
}

function drawCaster(map: ShadowMap, caster: Caster, points: Float32Array): void {
  for (let at = 0; at < points.length; at += 3) {
    points[at] = (points[at]! - map.left) * map.perUnit
    points[at + 1] = (points[at + 1]! - map.top) * map.perUnit
  }
  for (let row = 0; row < caster.rows - 1; row++) {
    for (let column = 0; column < caster.columns - 1; column++) {
      const a = row * caster.columns + column
      const c = a + caster.columns
      drawTriangle(map, points, a, a + 1, c)
      drawTriangle(map, points, a + 1, c + 1, c)
    }
  }
}

function drawTriangle(map: ShadowMap, points: Float32Array, a: number, b: number, c: number): void {
  const ax = points[a * 3]!
  const ay = points[a * 3 + 1]!
  const bx = points[b * 3]!
  const by = points[b * 3 + 1]!
  const cx = points[c * 3]!
  const cy = points[c * 3 + 1]!
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  if (area === 0) return
  const left = Math.ceil(Math.min(ax, bx, cx) - 0.5)
  const right = Math.floor(Math.max(ax, bx, cx) - 0.5)
  const top = Math.ceil(Math.min(ay, by, cy) - 0.5)
  const bottom = Math.floor(Math.max(ay, by, cy) - 0.5)
  const az = points[a * 3 + 2]!
  const slopeB = (points[b * 3 + 2]! - az) / area
  const slopeC = (points[c * 3 + 2]! - az) / area
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const shareB = (x + 0.5 - ax) * (cy - ay) - (y + 0.5 - ay) * (cx - ax)
      const shareC = (bx - ax) * (y + 0.5 - ay) - (by - ay) * (x + 0.5 - ax)
      if (shareB / area < 0 || shareC / area < 0 || (shareB + shareC) / area > 1) continue
      const height = az + shareB * slopeB + shareC * slopeC
      const at = y * map.size + x
      if (height > map.heights[at]!) map.heights[at] = height
    }
  }
}
