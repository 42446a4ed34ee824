/** In what two producers, or two products of one producer, look alike. */
export const grounds = ['number', 'contact', 'name', 'bytes', 'photo'] as const
export type Ground = (typeof grounds)[number]

/** Two that may be one: the smaller id first, so that it is the same pair from both sides. */
export type Pair = Readonly<{ kind: 'producers' | 'products'; first: string; second: string }>

export type DuplicateVerdict = Readonly<{
  pair: Pair
  verdict: 'different' | 'flagged'
  reason: string
  grounds: readonly Ground[]
  by: string
  at: Date
  /** The flag that the verdict raised is not cleared up. */
  open: boolean
}>

/** Somebody or something that a nominated product looks like. */
export type Likeness = Readonly<{
  pair: Pair
  producerId: string
  /** The product that is alike, where it is a product: its name or its photo. */
  productId: string | null
  grounds: readonly Ground[]
  /** The document types of which the number or the bytes are the same. */
  types: readonly string[]
  verdict: DuplicateVerdict | null
}>

type Side = Readonly<{ producerId: string; productId: string | null }>

/** Two producers; within one producer two products; null where it is the same thing. */
export function pairOf(own: Readonly<{ producerId: string; productId: string }>, other: Side): Pair | null {
  const kind = own.producerId === other.producerId ? 'products' : 'producers'
  const [one, two] =
    kind === 'producers' ? [own.producerId, other.producerId] : [own.productId, other.productId]
  if (two === null || one === two) return null
  return one < two ? { kind, first: one, second: two } : { kind, first: two, second: one }
}

export const pairKey = ({ kind, first, second }: Pair): string => `${kind}.${first}.${second}`

/** Flagged, and the flag is not cleared up: both files wait for that. */
export const isHeld = ({ verdict }: Pick<Likeness, 'verdict'>): boolean => verdict?.open ?? false

/** Found to be two, and not alike in anything else since. One that was flagged is decided about anew. */
export const isSettled = ({ verdict, grounds: now }: Likeness): boolean =>
  verdict?.verdict === 'different' && now.every(ground => verdict.grounds.includes(ground))

type Seen = Side & Readonly<{ ground: Ground; type?: string }>

/** One likeness for each pair, with all its grounds, in the order in which they were found. */
export function likenessesOf(
  own: Readonly<{ producerId: string; productId: string }>,
  seen: readonly Seen[],
): readonly Omit<Likeness, 'verdict'>[] {
  const found = new Map<string, Omit<Likeness, 'verdict'>>()
  for (const one of seen) {
    const pair = pairOf(own, one)
    if (!pair) continue
    const known = found.get(pairKey(pair))
    found.set(pairKey(pair), {
      pair,
      producerId: one.producerId,
      productId: known?.productId ?? one.productId,
      grounds: [...new Set([...(known?.grounds ?? []), one.ground])],
      types: [...new Set([...(known?.types ?? []), ...(one.type ? [one.type] : [])])],
    })
  }
  return [...found.values()]
}
