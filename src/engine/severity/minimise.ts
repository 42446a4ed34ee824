export type Point = readonly [number, number]
export type Measured = Readonly<{ deviance: number; gradient: Point }>

type Step<Value extends Measured> = Readonly<{ at: Point; value: Value }>
/** The inverse of the curvature, as [xx, xy, yy]. */
type Curvature = readonly [number, number, number]

const MOST_STEPS = 200
const MOST_HALVINGS = 40
/** A gain smaller than this part of the deviance drowns in its rounding. */
const DROWNED = 1e-14

const inner = (one: Point, other: Point): number => one[0] * other[0] + one[1] * other[1]
const times = ([xx, xy, yy]: Curvature, [x, y]: Point): Point => [xx * x + xy * y, xy * x + yy * y]
const minus = (one: Point, other: Point): Point => [one[0] - other[0], one[1] - other[1]]

/** The update of Broyden, Fletcher, Goldfarb and Shanno; as it was where the step tells nothing of the curvature. */
function updated(curvature: Curvature, step: Point, change: Point): Curvature {
  const along = inner(step, change)
  if (!(along > 1e-14 * Math.hypot(...step) * Math.hypot(...change))) return curvature
  const moved = times(curvature, change)
  const scale = (1 + inner(change, moved) / along) / along
  const cross = (i: 0 | 1, j: 0 | 1): number => (step[i] * moved[j] + moved[i] * step[j]) / along
  return [
    curvature[0] + scale * step[0] * step[0] - cross(0, 0),
    curvature[1] + scale * step[0] * step[1] - cross(0, 1),
    curvature[2] + scale * step[1] * step[1] - cross(1, 1),
  ]
}

/** The first point along the direction that is lower by enough, halving the way each time; null where none is. */
function lower<Value extends Measured>(
  measure: (at: Point) => Value,
  from: Step<Value>,
  direction: Point,
): Step<Value> | null {
  const slope = inner(from.value.gradient, direction)
  if (-slope < DROWNED * Math.abs(from.value.deviance)) return null
  const longest = Math.max(1, Math.hypot(...from.at))
  let length = Math.min(1, longest / Math.max(1e-12, Math.hypot(...direction)))
  for (let tries = 0; tries < MOST_HALVINGS; tries += 1, length /= 2) {
    const at: Point = [from.at[0] + length * direction[0], from.at[1] + length * direction[1]]
    const value = measure(at)
    if (value.deviance <= from.value.deviance + 1e-4 * length * slope) return { at, value }
  }
  return null
}

/**
 * The lowest point near the start, by quasi-Newton steps with halving, each at most as long as the way from zero; `flat` is the slope below which
 * it counts as reached.
 */
export function minimise<Value extends Measured>(
  measure: (at: Point) => Value,
  start: Point,
  flat: number,
): Step<Value> {
  let here: Step<Value> = { at: start, value: measure(start) }
  const first = 1 / Math.max(1, Math.hypot(...here.value.gradient))
  let curvature: Curvature = [first, 0, first]
  for (let steps = 0; steps < MOST_STEPS && Math.hypot(...here.value.gradient) > flat; steps += 1) {
    const { gradient } = here.value
    const wanted = times(curvature, [-gradient[0], -gradient[1]])
    const downhill = inner(wanted, gradient) < 0
    const next = lower(measure, here, downhill ? wanted : [-gradient[0], -gradient[1]])
    if (next === null) break
    curvature = updated(curvature, minus(next.at, here.at), minus(next.value.gradient, gradient))
    here = next
  }
  return here
}
