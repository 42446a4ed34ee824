import type { Claim, FigureSubject } from './claim.ts'

/** What some sources say alike. */
export type Stated<Value> = Readonly<{ value: Value; claims: readonly Claim[] }>

/** One figure of a year with everything that sources say of it: more than one value where they contradict each other. */
export type Figure = Readonly<{
  year: number
  scale: string
  subject: FigureSubject
  commodity: string | null
  stars: number | null
  area: string | null
  stated: readonly Stated<number>[]
}>

export type StarRange = Readonly<{ from: number; to: number }>

/** One award with everything that sources say of it; the stars are empty where none says them. */
export type Award = Readonly<{
  year: number
  scale: string
  maker: string
  product: string
  commodities: readonly string[]
  areas: readonly string[]
  stars: readonly Stated<StarRange>[]
  claims: readonly Claim[]
}>

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

/** The figures of all claims: those of one year and scale that are about the same, together. Lower values first. */
export function figuresOf(claims: readonly Claim[]): readonly Figure[] {
  const figures = claims.filter(one => one.subject !== 'award' && one.value !== null)
  const about = (one: Claim): string =>
    JSON.stringify([one.year, one.scale, one.subject, one.commodity, one.starsFrom, one.area])
  return grouped(figures, about).flatMap(group => {
    const [first] = group
    if (!first || first.subject === 'award') return []
    const stated = grouped(group, one => String(one.value)).map(same => ({
      value: same[0]?.value ?? 0,
      claims: same,
    }))
    return [
      {
        year: first.year,
        scale: first.scale,
        subject: first.subject,
        commodity: first.commodity,
        stars: first.starsFrom,
        area: first.area,
        stated: stated.toSorted((one, other) => one.value - other.value),
      },
    ]
  })
}

/** The awards that sources name: one for each maker and product in a year. */
export function awardsOf(claims: readonly Claim[]): readonly Award[] {
  const named = claims.filter(one => one.subject === 'award')
  const about = (one: Claim): string =>
    JSON.stringify([one.year, one.scale, one.maker.toLowerCase(), one.product.toLowerCase()])
  return grouped(named, about).flatMap(group => {
    const [first] = group
    if (!first) return []
    const withStars = group.filter(one => one.starsFrom !== null)
    const stars = grouped(withStars, one => `${one.starsFrom}-${one.starsTo}`).map(same => ({
      value: { from: same[0]?.starsFrom ?? 0, to: same[0]?.starsTo ?? 0 },
      claims: same,
    }))
    return [
      {
        year: first.year,
        scale: first.scale,
        maker: first.maker,
        product: first.product,
        commodities: [...new Set(group.flatMap(one => one.commodity ?? []))],
        areas: [...new Set(group.flatMap(one => one.area ?? []))],
        stars,
        claims: group,
      },
    ]
  })
}

/** A source's parts beside the total that the same source states. */
export type SumCheck = Readonly<{
  year: number
  scale: string
  by: 'commodity' | 'stars'
  parts: readonly number[]
  sum: number
  total: number
  sources: readonly string[]
}>

/**
 * Adds up the parts of each source that states more than one part and a total: parts of two sources are never
 * added. Sources that state the same parts and total stand together.
 */
export function checkSums(claims: readonly Claim[]): readonly SumCheck[] {
  const ofSources = grouped(claims, one => JSON.stringify([one.year, one.scale, one.source]))
  const checks = ofSources.flatMap(group =>
    (['commodity', 'stars'] as const).flatMap(by => checkOf(group, by)),
  )
  const alike = grouped(checks, one => JSON.stringify([one.year, one.scale, one.by, one.parts, one.total]))
  return alike.flatMap(([first, ...others]) =>
    first ? [{ ...first, sources: [...first.sources, ...others.flatMap(one => one.sources)] }] : [],
  )
}

function checkOf(group: readonly Claim[], by: SumCheck['by']): readonly SumCheck[] {
  const parts = group.filter(one => one.subject === by && one.value !== 0).map(one => one.value ?? 0)
  const total = group.find(one => one.subject === 'total')
  if (!total || parts.length < 2) return []
  return [
    {
      year: total.year,
      scale: total.scale,
      by,
      parts,
      sum: parts.reduce((sum, part) => sum + part, 0),
      total: total.value ?? 0,
      sources: [total.source],
    },
  ]
}

/** The sources in the order in which the claims name them; their numbers are their places, from 1. */
export const sourcesOf = (claims: readonly Claim[]): readonly string[] => [
  ...new Set(claims.map(one => one.source)),
]

/** Awards of a scale by the province in which their maker works; null where no source says it, or two contradict. */
export function awardsByProvince(
  awards: readonly Award[],
): readonly Readonly<{ province: string | null; awards: readonly Award[] }>[] {
  const provinceOf = ({ areas }: Award): string | null => {
    const provinces = new Set(areas.map(code => code.split('.')[0] ?? code))
    const [only] = provinces
    return provinces.size === 1 && only !== undefined ? only : null
  }
  return grouped(awards, award => provinceOf(award) ?? '')
    .map(group => ({ province: group[0] ? provinceOf(group[0]) : null, awards: group }))
    .toSorted(
      (one, other) =>
        Number(one.province === null) - Number(other.province === null) ||
        other.awards.length - one.awards.length ||
        (one.province ?? '').localeCompare(other.province ?? ''),
    )
}
