import type { Text } from '../../../foundation/text.ts'
import { provinceOf } from '../../../foundation/area-path.ts'
import type { ListEntry } from './recommendation.ts'

/** One row of a distribution: how many entries have each number of stars. `stars[n]` counts those with n. */
export type Share = Readonly<{ key: string; title: Text; stars: readonly number[]; total: number }>

const most = (entries: readonly ListEntry[]): number => Math.max(0, ...entries.map(entry => entry.of))

function sharesBy(
  entries: readonly ListEntry[],
  keyOf: (entry: ListEntry) => Readonly<{ key: string; title: Text }>,
): readonly Share[] {
  const of = most(entries)
  const groups = Map.groupBy(entries, entry => keyOf(entry).key)
  const shares = [...groups].map(([key, own]) => ({
    key,
    title: own[0] ? keyOf(own[0]).title : { id: key, en: key },
    stars: Array.from({ length: of + 1 }, (_, count) => own.filter(entry => entry.stars === count).length),
    total: own.length,
  }))
  return shares.toSorted((one, other) => other.total - one.total || (one.title.id < other.title.id ? -1 : 1))
}

/**
 * How many entries of a list have each number of stars: in all, by commodity and by province. Of entries that were decided
 * on another scale, such as those without points beside others, `apart` tells how many there are.
 */
export type Distribution = Readonly<{
  of: number
  apart: number
  stars: readonly number[]
  byCommodity: readonly Share[]
  byProvince: readonly Share[]
}>

export function distributionOf(all: readonly ListEntry[], areaName: (path: string) => string): Distribution {
  const of = most(all)
  const entries = all.filter(entry => entry.of === of)
  return {
    of,
    apart: all.length - entries.length,
    stars: Array.from(
      { length: of + 1 },
      (_, count) => entries.filter(entry => entry.stars === count).length,
    ),
    byCommodity: sharesBy(entries, entry => ({ key: entry.commodity, title: entry.commodityTitle })),
    byProvince: sharesBy(entries, entry => {
      const path = provinceOf(entry.areaPath)
      return { key: path, title: { id: areaName(path), en: areaName(path) } }
    }),
  }
}
