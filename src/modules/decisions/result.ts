import type { Trace } from '../../engine/index.ts'
import type { Feedback } from './feedback/feedback.ts'
import type { ResultInputs } from './result-inputs.ts'

/**
 * What was published for one nomination. Frozen: a later edition makes a result of its own, and a new decision after an
 * objection takes the place of this one, which is kept as it was.
 */
export type PublishedResult = Readonly<{
  nominationId: string
  editionId: string
  productId: string
  publicationId: string
  stars: number
  of: number
  /** A reduced fraction; empty where nothing could be computed. */
  mean: string
  rounded: string
  scheme: string
  rulesHash: string
  trace: Trace
  feedback: Feedback
  inputs: ResultInputs
  publishedAt: Date
}>

/** A result that a new decision took the place of. */
export type SupersededResult = PublishedResult & Readonly<{ supersededBy: string; supersededAt: Date }>
