import { covers, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'

/** One act that moved a closing to a later moment. */
export type Extension = Readonly<{
  actId: string
  editionId: string
  stageId: string
  /** The whole country, or each area that it was granted to. */
  areas: readonly AreaPath[]
  closesAt: Date
  reason: string
  extendedBy: string
  extendedAt: Date
  /** When a closing by hand for everyone ended it. */
  endedAt: Date | null
}>

/** Areas without those that lie within another one of them, in order. */
export const outermost = (areas: readonly AreaPath[]): readonly AreaPath[] =>
  [...new Set(areas)].filter(one => !areas.some(other => other !== one && covers(other, one))).toSorted()

export const isForEveryone = (areas: readonly AreaPath[]): boolean => areas.includes(wholeCountry)
