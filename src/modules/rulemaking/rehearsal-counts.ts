import type { Text } from '../../foundation/text.ts'
import type { Said } from './rehearsal-further.ts'
import { moves, type Move, type Rehearsal } from './rehearse-draft.ts'

/** How many files have each value of a further part before and after; a value that no file has is left out. */
export type FurtherCount = Readonly<{
  title: Text
  /** Whether both rules have it, or only one of them. */
  presence: 'both' | 'new' | 'gone'
  rows: readonly Readonly<{ title: Text | null; was: number; becomes: number }>[]
}>

function presenceOf(own: readonly Said[]): FurtherCount['presence'] {
  if (own.every(one => one.becomes === undefined)) return 'gone'
  return own.every(one => one.was === undefined) ? 'new' : 'both'
}

export function countFurther(all: readonly Rehearsal[]): readonly FurtherCount[] {
  const parts = Map.groupBy(
    all.flatMap(one => one.further),
    one => `${one.kind} ${one.id}`,
  )
  return [...parts.values()].map(own => {
    const values = own.flatMap(({ was, becomes }) => [was, becomes].filter(one => one !== undefined))
    const named = new Map(values.map(value => [value?.id ?? '', value?.title ?? null]))
    const count = (side: 'was' | 'becomes', id: string): number =>
      own.filter(one => one[side] !== undefined && (one[side]?.id ?? '') === id).length
    return {
      title: own[0]?.title ?? { id: '', en: '' },
      presence: presenceOf(own),
      rows: [...named].map(([id, title]) => ({
        title,
        was: count('was', id),
        becomes: count('becomes', id),
      })),
    }
  })
}

const countBy = (all: readonly Rehearsal[], of: (one: Rehearsal) => string): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(all, of)].map(([key, own]) => [key, own.length]))

export type MoveCounts = Readonly<Record<Move, number>>

export function countMoves(all: readonly Rehearsal[]): MoveCounts {
  const counts = countBy(all, one => one.move)
  return Object.fromEntries(moves.map(move => [move, counts.get(move) ?? 0])) as Record<Move, number>
}

/** How many have each number of stars (null: nothing computed), before and after; the most stars first. */
export function countStars(
  all: readonly Rehearsal[],
): readonly Readonly<{ stars: number | null; was: number; becomes: number }>[] {
  const was = Map.groupBy(all, one => one.was.stars)
  const becomes = Map.groupBy(all, one => one.becomes.stars)
  const stars = [...new Set([...was.keys(), ...becomes.keys()])].toSorted((a, b) => (b ?? -1) - (a ?? -1))
  return stars.map(each => ({
    stars: each,
    was: was.get(each)?.length ?? 0,
    becomes: becomes.get(each)?.length ?? 0,
  }))
}

/** The counts of each commodity, in the order in which the commodities come. */
export const countByCommodity = (
  all: readonly Rehearsal[],
): readonly Readonly<{ title: Text; counts: MoveCounts; all: number }>[] =>
  [...Map.groupBy(all, one => one.commodity)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, own]) =>
      own[0] ? [{ title: own[0].commodityTitle, counts: countMoves(own), all: own.length }] : [],
    )
