import type { Facts } from '../../access/index.ts'

/** How a sample arrived. `spoiled` food or a `broken` piece is not sent to a session; the office is told. */
export const conditions = ['good', 'damaged', 'broken', 'spoiled', 'incomplete'] as const
export type Condition = (typeof conditions)[number]

/** The physical product on its way to the assessors. */
export type Sample = Readonly<{
  id: string
  nominationId: string
  areaPath: string
  state: 'announced' | 'received'
  pieces: number
  courier: string
  trackingNumber: string
  note: string
  announcedBy: string
  announcedAt: Date
  condition: Condition | null
  conditionNote: string
  receivedBy: string | null
  receivedAt: Date | null
  rowVersion: number
}>

/** Facts for `sample.*` actions: the sample's own area, in the state of its nomination. */
export const sampleFacts = (areaPath: string, nominationState: string): Facts => ({
  areaPath,
  state: nominationState,
})

/** Letters and digits that nobody confuses on a handwritten label. */
const letters = 'ACEFHJKLMNPRTUVWXY'
const digits = '2345679'

/**
 * A blind code such as `KT-4729`, made from random text that the caller brings. It says nothing of the
 * product, its place or the order in which things arrived.
 */
export function blindCodeFrom(random: string): string {
  const numbers = Array.from(random, character => character.charCodeAt(0))
  const pick = (from: string, index: number): string =>
    from[((numbers[index * 2] ?? 0) * 31 + (numbers[index * 2 + 1] ?? 0)) % from.length] ?? ''
  return `${pick(letters, 0)}${pick(letters, 1)}-${pick(digits, 2)}${pick(digits, 3)}${pick(digits, 4)}${pick(digits, 5)}`
}
