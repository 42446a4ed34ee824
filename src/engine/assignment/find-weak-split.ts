/** A split of the assessors: who stands on one side of it, and how many panels have people on both. */
export type Split = Readonly<{ side: ReadonlySet<number>; shared: number }>

/**
 * A split that fewer than `links` panels bridge, or null when there is none: people are taken in by how many panels tie
 * them to those taken before; what ties the last one is a split, and the last two count as one from then on (the method
 * of Stoer and Wagner, for panels of any size). A split that separates whoever scores fewer than `links` panels alone is
 * none: that one is tied by all there is. With `within` only these are split, by what ties them to each other.
 */
export function findWeakSplit(
  count: number,
  panels: readonly (readonly number[])[],
  links: number,
  within?: ReadonlySet<number>,
): Split | null {
  let members: number[][] = Array.from({ length: count }, (_, index) => [index])
  let edges = panels.map(panel => [...new Set(panel)])
  const sheets = new Int32Array(count)
  for (const one of edges.flat()) sheets[one] = (sheets[one] ?? 0) + 1
  ;({ members, edges } = joinFew(members, edges, sheets, links))
  if (within && within.size < count) ({ members, edges } = only(members, edges, within))
  while (members.length > 1) {
    const { last, before, shared } = orderPhase(members.length, edges)
    if (shared < links) return { side: new Set(members[last]), shared }
    ;({ members, edges } = contract(members, edges, before, last))
  }
  return null
}

type Contracted = Readonly<{ members: number[][]; edges: number[][] }>

/** Leaves all others out. */
function only(
  members: readonly number[][],
  edges: readonly number[][],
  within: ReadonlySet<number>,
): Contracted {
  const groups = members.map(group => group.filter(one => within.has(one)))
  const left = [...groups.keys()].filter(index => (groups[index] ?? []).length > 0)
  const numberOf = new Map(left.map((index, place) => [index, place]))
  const traces = edges.map(edge => edge.flatMap(one => numberOf.get(one) ?? []))
  return { members: left.map(index => groups[index] ?? []), edges: traces.filter(edge => edge.length > 1) }
}

/** Numbers the groups anew after one has taken in another. */
function contract(
  members: readonly number[][],
  edges: readonly number[][],
  kept: number,
  gone: number,
): Contracted {
  const end = members.length - 1
  const next = members.map(own => own)
  next[kept] = [...(members[kept] ?? []), ...(members[gone] ?? [])]
  next[gone] = next[end] ?? []
  next.length = end
  const place = (one: number): number => {
    const moved = one === gone ? kept : one
    return moved === end ? gone : moved
  }
  const moved = edges.map(edge =>
    edge.includes(gone) || edge.includes(end) ? [...new Set(edge.map(place))] : edge,
  )
  return { members: next, edges: moved.filter(edge => edge.length > 1) }
}

/** Puts whoever scores few together with whoever scores most on the same panels. */
function joinFew(members: number[][], edges: number[][], sheets: Int32Array, links: number): Contracted {
  let joined: Contracted = { members, edges }
  const most = (group: readonly number[]): number => Math.max(...group.map(one => sheets[one] ?? 0))
  for (const [person, count] of sheets.entries()) {
    if (count >= links) continue
    const own = joined.members.findIndex(group => group.includes(person))
    const beside = joined.edges.filter(edge => edge.includes(own)).flat()
    const [best] = beside
      .filter(one => one !== own)
      .toSorted((a, b) => most(joined.members[b] ?? []) - most(joined.members[a] ?? []) || a - b)
    if (best !== undefined) joined = contract(joined.members, joined.edges, best, own)
  }
  return joined
}

function orderPhase(
  count: number,
  edges: readonly (readonly number[])[],
): Readonly<{ last: number; before: number; shared: number }> {
  const own: number[][] = Array.from({ length: count }, () => [])
  for (const [index, edge] of edges.entries()) for (const one of edge) own[one]?.push(index)
  const tied = new Int32Array(count)
  const touched = new Uint8Array(edges.length)
  const taken = new Uint8Array(count)
  let [last, before] = [0, 0]
  for (let step = 0; step < count; step++) {
    let chosen = -1
    for (let one = 0; one < count; one++)
      if (taken[one] === 0 && (chosen < 0 || (tied[one] ?? 0) > (tied[chosen] ?? 0))) chosen = one
    taken[chosen] = 1
    before = last
    last = chosen
    for (const edge of own[chosen] ?? []) {
      if (touched[edge] === 1) continue
      touched[edge] = 1
      for (const one of edges[edge] ?? []) tied[one] = (tied[one] ?? 0) + 1
    }
  }
  return { last, before, shared: sharedOf(last, own, edges) }
}

const sharedOf = (
  one: number,
  own: readonly (readonly number[])[],
  edges: readonly (readonly number[])[],
): number => (own[one] ?? []).filter(edge => (edges[edge] ?? []).length > 1).length
