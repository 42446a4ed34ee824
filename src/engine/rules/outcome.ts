import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { decimalSchema, type Frozen, idSchema, pointsSchema, textSchema } from './leaf.ts'

/** From sheets to an outcome: gates, panel, aggregation, scales, and what follows from a result. */

/**
 * - `disqualify`: no band on any scale; totals are still shown.
 * - `stop-scoring`: scoring ends there; answers that are still missing are not asked for and the sheet counts 0.00.
 * - `cap-band`: the band is at most `band` (`null`: no band) on `scale`, or on every scale that has it.
 * - `cap-node`: the points of the node are at most `max`.
 * - `suspend`: no band until the reason is settled; a state of its own, not a refusal. `until` says in words what
 *   settles it, and `until.when`, a condition on facts, takes the gate's effect away once it holds.
 */
const effectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disqualify') }),
  z.strictObject({ kind: z.literal('stop-scoring') }),
  z.strictObject({
    kind: z.literal('cap-band'),
    scale: idSchema.optional(),
    band: z.union([idSchema, z.null()]),
  }),
  z.strictObject({ kind: z.literal('cap-node'), node: idSchema, max: pointsSchema }),
  z.strictObject({
    kind: z.literal('suspend'),
    until: z.strictObject({ text: textSchema, when: conditionSchema.optional() }).optional(),
  }),
])
export type Effect = Frozen<z.output<typeof effectSchema>>

/**
 * `per: "file"` looks once, at the facts and at answers that are the same for all assessors. `per: "sheet"` looks at
 * each sheet: `cap-node` and `stop-scoring` act on that sheet; the other effects reach the file when `sheets` sheets
 * agree (`any` when left out).
 */
export const gateSchema = z.strictObject({
  id: idSchema,
  when: conditionSchema,
  effect: effectSchema,
  per: z.enum(['sheet', 'file']),
  sheets: z.enum(['any', 'majority', 'all']).optional(),
  /** Only these commodities; without it, all. */
  commodities: z.array(idSchema).optional(),
  /** Told to the nominator when the gate fires. */
  reason: textSchema,
})
export type Gate = Frozen<z.output<typeof gateSchema>>

export const panelSchema = z.strictObject({
  /** Sheets wanted for each file. */
  size: z.int(),
  /** Locked sheets without which there is no result. */
  quorum: z.int(),
  /** An assessor of the nomination's own province. */
  ownProvince: z.enum(['excluded', 'allowed']),
  /** Whether who verified a file may also score it. */
  verifierMayScore: z.boolean(),
  chairScores: z.boolean().optional(),
  /** Who sits on the panel beside or as assessors; a role that does not score, such as a secretary, gives no sheet. */
  roles: z
    .array(
      z.strictObject({ id: idSchema, title: textSchema, scores: z.boolean(), seats: z.int().positive() }),
    )
    .optional(),
  /** The role that leads the panel. */
  chair: idSchema.optional(),
  /** `replaces`: where a second jury sat, its sheets alone count; those of the first stay on record. */
  secondJury: z.literal('replaces').optional(),
  /** Bodies that must be on the panel, at least so many sheets each. */
  composition: z
    .array(z.strictObject({ id: idSchema, title: textSchema, atLeast: z.int().nonnegative() }))
    .optional(),
})

/** `half-up`: a half goes away from zero; `half-even`: to the even neighbour; `down`: the rest is cut off. */
const roundingSchema = z.strictObject({
  kind: z.enum(['half-up', 'half-even', 'down']),
  places: z.int().min(0).max(2),
})
export type Rounding = Frozen<z.output<typeof roundingSchema>>

export const aggregationSchema = z.strictObject({
  /** `sheet`: total of each sheet, then combine. `criterion`: combine each criterion over the sheets, then add up. */
  first: z.enum(['sheet', 'criterion']),
  /** `consensus`: the one sheet on which the panel agreed after the individual ones. */
  combine: z.enum(['mean', 'median', 'trimmed-mean', 'consensus']),
  /** For `trimmed-mean`: how many of the highest and as many of the lowest are left out; the trace names them. */
  trim: z.int().positive().optional(),
  rounding: roundingSchema,
})
export type Aggregation = Frozen<z.output<typeof aggregationSchema>>

/**
 * A band starts at `from` (inclusive, compared with the rounded value) and ends where the next higher band starts.
 * `to` may repeat a published upper bound; it is only checked. Below the lowest band there is no band.
 */
const bandSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  from: pointsSchema,
  to: pointsSchema.optional(),
  stars: z.int().positive().optional(),
})
export type Band = Frozen<z.output<typeof bandSchema>>

/** One way to read the result; a programme may have several. Bands rise or fall from top to bottom of the list. */
export const scaleSchema = z.strictObject({ id: idSchema, title: textSchema, bands: z.array(bandSchema) })
export type Scale = Frozen<z.output<typeof scaleSchema>>

/** When a file goes to one more sheet or to the plenary. Any one of the limits is enough. */
export const borderlineSchema = z.strictObject({
  /** Highest minus lowest total, in points. */
  spreadAtLeast: pointsSchema.optional(),
  /** Distance of the rounded value to a band's lower bound, in points. */
  withinOfLine: pointsSchema.optional(),
  /** The model's probability of the most probable band, as a decimal: `"0.70"`. */
  probabilityBelow: decimalSchema.optional(),
  action: z.enum(['one-more-sheet', 'plenary']),
  /** With `one-more-sheet`: the most sheets that a file may come to; without it, one more than the panel's size. */
  sheetsAtMost: z.int().positive().optional(),
})

/**
 * How the plenary decides. `quorum`: members that must be present. `majority`: of the votes for and against, more
 * than half (`simple`), two thirds or more (`two-thirds`), or none against (`consensus`). `order`: the files nearest
 * to a line first, or by commodity in the order of `commodities`.
 */
export const plenarySchema = z.strictObject({
  quorum: z.int().positive(),
  majority: z.enum(['simple', 'two-thirds', 'consensus']),
  order: z.enum(['borderline-first', 'commodity']),
})

/**
 * How long a result stands (`months: null`: without an end), counted from the decree, or from the event at which its
 * certificate is handed over (`conferment`), and what happens afterwards.
 */
export const validitySchema = z.strictObject({
  months: z.union([z.int().positive(), z.null()]),
  startsAt: z.enum(['decision', 'conferment']).optional(),
  reevaluation: textSchema,
})

/** `numberPattern` holds `{sequence}` and may hold `{edition}`, `{commodity}`, `{stars}`, `{year}`, `{month}`. */
export const certificateSchema = z.strictObject({ numberPattern: z.string().min(1), title: textSchema })

/** What the nominator and the producer read after publication, and what the public reads. */
export const publicationSchema = z.strictObject({
  feedback: z.enum(['criterion', 'group', 'total', 'none']),
  /** The assessors' written reasons, without names. */
  reasons: z.enum(['shown', 'hidden']).optional(),
  publicScores: z.enum(['shown', 'hidden']).optional(),
})
