/** A line of points; x and y in units of the capital height, y down, 0 at its top and 1 at the base line. */
export type Stroke = readonly (readonly [x: number, y: number])[]

/** A letter drawn with a pen of even width: its strokes and how far the next letter stands. */
export type Letter = Readonly<{ strokes: readonly Stroke[]; width: number }>

/** Part of an ellipse; angles in degrees, 0 to the right, 90 down. */
function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): Stroke {
  const count = Math.max(4, Math.ceil(Math.abs(to - from) / 12))
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = ((from + ((to - from) * index) / count) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)] as const
  })
}

const line = (...points: Stroke): Stroke => points
const letter = (width: number, ...strokes: Stroke[]): Letter => ({ width, strokes })

const letters: Readonly<Record<string, Letter>> = {
  A: letter(0.8, line([0, 1], [0.4, 0], [0.8, 1]), line([0.14, 0.66], [0.66, 0.66])),
  B: letter(0.62, line([0, 0], [0, 1]), bow(0, 0.48, 0.34), bow(0.48, 1, 0.38)),
  C: letter(0.82, arc(0.5, 0.5, 0.5, 0.5, -48, -312)),
  D: letter(0.76, line([0, 0], [0, 1]), bow(0, 1, 0.5)),
  E: letter(0.54, line([0.54, 0], [0, 0], [0, 1], [0.54, 1]), line([0, 0.48], [0.46, 0.48])),
  F: letter(0.52, line([0.52, 0], [0, 0], [0, 1]), line([0, 0.5], [0.44, 0.5])),
  G: letter(0.9, arc(0.5, 0.5, 0.5, 0.5, -48, -360), line([1, 0.5], [0.58, 0.5])),
  H: letter(0.72, line([0, 0], [0, 1]), line([0.72, 0], [0.72, 1]), line([0, 0.49], [0.72, 0.49])),
  I: letter(0.04, line([0.02, 0], [0.02, 1])),
  J: letter(0.46, [...line([0.46, 0], [0.46, 0.72]), ...arc(0.23, 0.74, 0.23, 0.26, 0, 160)]),
  K: letter(0.66, line([0, 0], [0, 1]), line([0.62, 0], [0.02, 0.58]), line([0.24, 0.4], [0.66, 1])),
  L: letter(0.5, line([0, 0], [0, 1], [0.5, 1])),
  M: letter(0.88, line([0, 1], [0, 0], [0.44, 0.68], [0.88, 0], [0.88, 1])),
  N: letter(0.74, line([0, 1], [0, 0], [0.74, 1], [0.74, 0])),
  O: letter(1, arc(0.5, 0.5, 0.5, 0.5, 0, 360)),
  P: letter(0.6, line([0, 0], [0, 1]), bow(0, 0.54, 0.36)),
  Q: letter(1, arc(0.5, 0.5, 0.5, 0.5, 0, 360), line([0.62, 0.7], [0.96, 1.04])),
  R: letter(0.64, line([0, 0], [0, 1]), bow(0, 0.52, 0.36), line([0.28, 0.52], [0.64, 1])),
  S: letter(0.56, [...arc(0.28, 0.25, 0.26, 0.25, -30, -270), ...arc(0.28, 0.75, 0.28, 0.25, -90, 155)]),
  T: letter(0.7, line([0, 0], [0.7, 0]), line([0.35, 0], [0.35, 1])),
  U: letter(0.7, [...line([0, 0], [0, 0.64]), ...arc(0.35, 0.65, 0.35, 0.35, 180, 0), ...line([0.7, 0])]),
  V: letter(0.78, line([0, 0], [0.39, 1], [0.78, 0])),
  W: letter(1.1, line([0, 0], [0.28, 1], [0.55, 0.12], [0.82, 1], [1.1, 0])),
  X: letter(0.7, line([0, 0], [0.7, 1]), line([0.7, 0], [0, 1])),
  Y: letter(0.72, line([0, 0], [0.36, 0.5], [0.72, 0]), line([0.36, 0.5], [0.36, 1])),
  Z: letter(0.64, line([0, 0], [0.64, 0], [0, 1], [0.64, 1])),
  c: letter(0.52, arc(0.33, 0.67, 0.33, 0.33, -48, -312)),
  o: letter(0.66, arc(0.33, 0.67, 0.33, 0.33, 0, 360)),
  n: letter(0.5, line([0, 0.36], [0, 1]), [...arc(0.25, 0.6, 0.25, 0.26, 180, 360), ...line([0.5, 1])]),
  t: letter(0.34, line([0.14, 0.1], [0.14, 1]), line([0, 0.36], [0.34, 0.36])),
  h: letter(0.5, line([0, 0], [0, 1]), [...arc(0.25, 0.6, 0.25, 0.26, 180, 360), ...line([0.5, 1])]),
}

/** The bow of a B, D, P or R, from a stem at x = 0. */
function bow(top: number, bottom: number, straight: number): Stroke {
  const half = (bottom - top) / 2
  return [
    [0, top],
    [straight - 0.08, top],
    ...arc(straight - 0.08, top + half, half * 0.92, half, -90, 90),
    [0, bottom],
  ]
}

/** The strokes of a word, letter after letter, and its width; letters without a drawing are left out. */
export function strokesOf(word: string, gap = 0.24): Readonly<{ strokes: readonly Stroke[]; width: number }> {
  const strokes: Stroke[] = []
  let from = 0
  for (const sign of word) {
    const drawn = letters[sign]
    if (drawn === undefined) continue
    for (const stroke of drawn.strokes) strokes.push(stroke.map(([x, y]) => [x + from, y] as const))
    from += drawn.width + gap
  }
  return { strokes, width: Math.max(0, from - gap) }
}
