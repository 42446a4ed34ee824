import type { Trace } from '../../engine/index.ts'
import type { Feedback } from './feedback.ts'

/** What was published for one nomination. Frozen: a later decision is a new result in a later edition. */
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
  publishedAt: Date
}>
