/** How well the assessors of an edition are tied to each other by the nominations that they share. */
export type Linkage = Readonly<{
  /** Sets of assessors of which no two share a nomination, not even over others; 1 when all are tied. */
  groups: number
  /** However the assessors are split in two, at least so many nominations are scored from both sides. */
  weakest: number
  /** The smaller side of a split that shares no more than that. */
  side: readonly string[]
}>

type Graph = Readonly<{ people: readonly string[]; panels: readonly (readonly number[])[] }>

/**
 * Proves how well the panels are tied: from one assessor to each other one it looks for ways over nominations of which
 * no two use the same one (Menger); where `links` ways are found, no split shares fewer. It knows nothing of how the
 * panels were made. Whoever scores fewer than `links` nominations is tied by all of them, and stands for as many.
 */
export function linkageOf(panels: readonly (readonly string[])[], links: number): Linkage {
  const graph = graphOf(panels, links)
  const groups = countGroups(graph)
  if (graph.people.length < 2) return { groups, weakest: links, side: [] }
  const net = netOf(graph)
  let weakest = links
  let side: readonly number[] = []
  for (let to = 1; to < graph.people.length; to++) {
    const found = waysBetween(net, 0, to, weakest)
    if (found.ways >= weakest) continue
    weakest = found.ways
    side = found.reached.filter(one => one < graph.people.length)
  }
  const reached = new Set(side)
  const other = graph.people.flatMap((_, one) => (reached.has(one) ? [] : one))
  const smaller = side.length <= other.length ? side : other
  return { groups, weakest, side: smaller.map(one => graph.people[one] ?? '') }
}

/** Who stands for each person: whoever scores fewer than `links` counts as one with who scores most on the same panels. */
export function headsOf(panels: readonly (readonly string[])[], links: number): ReadonlyMap<string, string> {
  const sheets = new Map<string, number>()
  for (const id of panels.flat()) sheets.set(id, (sheets.get(id) ?? 0) + 1)
  const people = [...sheets.keys()].toSorted()
  const head = new Map(people.map(id => [id, id]))
  const headOf = (id: string): string => {
    let found = id
    while (head.get(found) !== found) found = head.get(found) ?? found
    return found
  }
  const sheetsOf = (id: string): number => sheets.get(id) ?? 0
  for (const id of people) {
    if (sheetsOf(id) >= links) continue
    const beside = panels.filter(panel => panel.includes(id)).flat()
    const [best] = beside
      .filter(one => headOf(one) !== headOf(id))
      .toSorted((a, b) => sheetsOf(b) - sheetsOf(a) || (a < b ? -1 : 1))
    if (best !== undefined) head.set(headOf(id), headOf(best))
  }
  return new Map(people.map(id => [id, headOf(id)]))
}

function graphOf(panels: readonly (readonly string[])[], links: number): Graph {
  const headOf = headsOf(panels, links)
  const heads = [...headOf].flatMap(([id, head]) => (id === head ? id : []))
  const numberOf = new Map(heads.map((id, index) => [id, index]))
  const merged = panels.map(panel => [...new Set(panel.map(id => numberOf.get(headOf.get(id) ?? '') ?? 0))])
  return { people: heads, panels: merged.filter(panel => panel.length > 1) }
}

function countGroups({ people, panels }: Graph): number {
  const head = people.map((_, index) => index)
  const headOf = (one: number): number => {
    let found = one
    while (head[found] !== found) found = head[found] ?? found
    return found
  }
  for (const [first = 0, ...rest] of panels) for (const one of rest) head[headOf(one)] = headOf(first)
  return head.filter((one, index) => one === index).length
}

/** A net of arcs, each with its opposite beside it; `room` is 1 for an arc that may still be used. */
type Net = Readonly<{ arcs: readonly (readonly number[])[]; to: Int32Array; room: Uint8Array }>

/** From each assessor into the own panels, through each panel once, and out to its assessors. */
function netOf({ people, panels }: Graph): Net {
  const enter = (panel: number): number => people.length + 2 * panel
  const ends: [number, number][] = panels.flatMap((panel, index): [number, number][] => [
    [enter(index), enter(index) + 1],
    ...panel.flatMap((one): [number, number][] => [
      [one, enter(index)],
      [enter(index) + 1, one],
    ]),
  ])
  const arcs: number[][] = Array.from({ length: people.length + 2 * panels.length }, () => [])
  const to = new Int32Array(2 * ends.length)
  const room = new Uint8Array(2 * ends.length)
  for (const [index, [from, end]] of ends.entries()) {
    arcs[from]?.push(2 * index)
    arcs[end]?.push(2 * index + 1)
    to[2 * index] = end
    to[2 * index + 1] = from
    room[2 * index] = 1
  }
  return { arcs, to, room }
}

/** Ways from one to another, `most` at most; and who can still be reached when there is no further one. */
function waysBetween(
  { arcs, to, room: all }: Net,
  start: number,
  end: number,
  most: number,
): Readonly<{ ways: number; reached: readonly number[] }> {
  const room = Uint8Array.from(all)
  for (let ways = 0; ways < most; ways++) {
    const came = new Int32Array(arcs.length).fill(-1)
    const reached = [start]
    for (let next = 0; next < reached.length && came[end] === -1; next++) {
      for (const arc of arcs[reached[next] ?? 0] ?? []) {
        const node = to[arc] ?? 0
        if (room[arc] !== 1 || node === start || came[node] !== -1) continue
        came[node] = arc
        reached.push(node)
      }
    }
    if (came[end] === -1) return { ways, reached }
    for (let node = end; node !== start; node = to[(came[node] ?? 0) ^ 1] ?? start) {
      room[came[node] ?? 0] = 0
      room[(came[node] ?? 0) ^ 1] = 1
    }
  }
  return { ways: most, reached: [] }
}
