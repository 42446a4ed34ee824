import type { Plate } from './plate.ts'
import type { Camera } from './scene.ts'

const widest = 6

/** Blurs what lies before and behind the camera's sharp distance; without a focus the picture stays as it is. */
export function defocus(picture: Float32Array, plate: Plate, camera: Camera): Float32Array {
  if (camera.focus === undefined) return picture
  const radii = blurRadii(plate, camera.focus.distance, camera.focus.blur)
  const across = spread(picture, radii, plate.width, plate.height, 1)
  return spread(across, radii, plate.width, plate.height, plate.width)
}

/** The blur's radius at each pixel. Blur is given for a picture 1600 pixels wide and scales with the size. */
function blurRadii(plate: Plate, distance: number, blur: number): Float32Array {
  const radii = new Float32Array(plate.inverseDepth.length)
  const scale = plate.width / 1600
  for (let at = 0; at < radii.length; at++) {
    // Blur grows with the difference of inverse depths, as in a real lens.
    const off = Math.abs(1 - distance * plate.inverseDepth[at]!) * distance
    radii[at] = Math.min(widest, Math.max(0, off - 0.6) * blur) * scale
  }
  return radii
}

/** One direction of the blur; a neighbour counts only where its own blur reaches this pixel. */
function spread(
  picture: Float32Array,
  radii: Float32Array,
  width: number,
  height: number,
  step: number,
): Float32Array {
  const result = picture.slice()
  const last = (step === 1 ? width : height) - 1
  for (let at = 0; at < radii.length; at++) {
    const radius = radii[at]!
    if (radius < 0.6) continue
    const place = step === 1 ? at % width : Math.floor(at / width)
    const reach = Math.min(place, last - place, Math.ceil(radius))
    let red = 0
    let green = 0
    let blue = 0
    let total = 0
    // A wide blur needs only every other neighbour.
    const stride = radius > 2.5 ? 2 : 1
    for (let offset = -reach; offset <= reach; offset += stride) {
      const from = at + offset * step
      const limit = radii[from]! + 0.5
      const weight = (radius < limit ? radius : limit) + 0.5 - (offset < 0 ? -offset : offset)
      if (weight <= 0) continue
      const share = weight > 1 ? 1 : weight
      red += picture[from * 3]! * share
      green += picture[from * 3 + 1]! * share
      blue += picture[from * 3 + 2]! * share
      total += share
    }
    result[at * 3] = red / total
    result[at * 3 + 1] = green / total
    result[at * 3 + 2] = blue / total
  }
  return result
}
