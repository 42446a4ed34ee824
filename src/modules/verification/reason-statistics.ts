import type { Text } from '../../foundation/text.ts'
import type { ReasonCount } from './reason-statistics-store.ts'

/** An item over all regions. */
export type ItemTotal = Readonly<{
  key: string
  kind: ReasonCount['kind']
  title: Text
  returned: number
  refused: number
}>

const keyOf = ({ kind, itemId }: ReasonCount): string => `${kind}.${itemId}`
export const sumOf = ({ returned, refused }: Pick<ItemTotal, 'returned' | 'refused'>): number =>
  returned + refused

/** Every item that was found wanting, the most frequent first. */
export function itemTotals(reasons: readonly ReasonCount[]): readonly ItemTotal[] {
  const byItem = Map.groupBy(reasons, keyOf)
  const totals = [...byItem].flatMap(([key, own]) => {
    const [first] = own
    if (!first) return []
    const add = (name: 'returned' | 'refused'): number => own.reduce((sum, one) => sum + one[name], 0)
    return { key, kind: first.kind, title: first.title, returned: add('returned'), refused: add('refused') }
  })
  return totals.toSorted((one, other) => sumOf(other) - sumOf(one) || one.key.localeCompare(other.key))
}

/** What is found wanting most often in a region. */
export function mostFrequent(reasons: readonly ReasonCount[], region: string): ReasonCount | null {
  const own = reasons.filter(one => one.region === region)
  return (
    own.toSorted((one, other) => sumOf(other) - sumOf(one) || one.itemId.localeCompare(other.itemId))[0] ??
    null
  )
}
