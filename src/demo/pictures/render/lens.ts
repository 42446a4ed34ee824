import { cross, dot, subtract, unit, type Vector } from '../geometry.ts'
import type { Camera } from './scene.ts'

/** A camera made ready for a picture size: axes and focal length in pixels. */
export type Lens = Readonly<{
  width: number
  height: number
  eye: Vector
  right: Vector
  up: Vector
  forward: Vector
  focal: number
}>

export function lensOf(camera: Camera, width: number, height: number): Lens {
  const forward = unit(subtract(camera.target, camera.eye))
  const right = unit(cross(forward, [0, 1, 0]))
  const up = cross(right, forward)
  const focal = height / 2 / Math.tan((camera.opening * Math.PI) / 360)
  return { width, height, eye: camera.eye, right, up, forward, focal }
}

/** Projects points: x and y in pixels and the inverse of the depth, three numbers a point. */
export function project(lens: Lens, positions: Float32Array): Float32Array {
  const projected = new Float32Array(positions.length)
  const offset = [dot(lens.eye, lens.right), dot(lens.eye, lens.up), dot(lens.eye, lens.forward)] as const
  for (let at = 0; at < positions.length; at += 3) {
    const x = positions[at]!
    const y = positions[at + 1]!
    const z = positions[at + 2]!
    const across = x * lens.right[0] + y * lens.right[1] + z * lens.right[2] - offset[0]
    const rise = x * lens.up[0] + y * lens.up[1] + z * lens.up[2] - offset[1]
    const depth = x * lens.forward[0] + y * lens.forward[1] + z * lens.forward[2] - offset[2]
    const inverse = depth > 1 ? 1 / depth : 0
    projected[at] = lens.width / 2 + across * lens.focal * inverse
    projected[at + 1] = lens.height / 2 - rise * lens.focal * inverse
    projected[at + 2] = inverse
  }
  return projected
}
