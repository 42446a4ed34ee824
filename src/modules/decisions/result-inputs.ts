import type { Facts } from '../../engine/index.ts'

/** What a result is computed from beside the rules and the frozen file. */
export type ResultInputs = Readonly<{
  /** Which sheets count: those of the panel (1), or of a jury that was called because of an objection. */
  round: number
  /** Facts that were corrected after an objection; they stand before those of the file. */
  facts: Facts
}>

/** Those of every result that was not decided anew. */
export const firstInputs: ResultInputs = { round: 1, facts: {} }
