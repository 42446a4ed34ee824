import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { type Frozen, idSchema, pointsSchema, textSchema } from './leaf.ts'

/** Outcomes beyond the bands: rules that are passed or not, the level that decides, and choices among several files. */

const commoditiesSchema = z.array(idSchema).optional()

/**
 * A rule that a file passes or not, without points. It is passed where `when` holds, or where both conditions of
 * `relaxed` hold: the easier form for certain places or makers.
 */
export const passRuleSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  when: conditionSchema,
  relaxed: z.strictObject({ where: conditionSchema, when: conditionSchema }).optional(),
  /** Only these commodities; without it, all. */
  commodities: commoditiesSchema,
  /** Told to the nominator when the rule is not passed. */
  reason: textSchema,
})
export type PassRule = Frozen<z.output<typeof passRuleSchema>>

/** A file whose rounded value reaches `atLeast` is decided by that level; of several rules, the highest limit counts. */
export const routeSchema = z.strictObject({
  id: idSchema,
  atLeast: pointsSchema,
  to: idSchema,
  commodities: commoditiesSchema,
  reason: textSchema,
})
export type Route = Frozen<z.output<typeof routeSchema>>

/**
 * How files of equal value are put in order where an order is needed: by the points of these groups or criteria, one
 * after the other; what is equal then shares its rank, or is ordered by the number that was drawn (`lot`, a fact).
 */
export const tiesSchema = z.strictObject({
  by: z.array(idSchema),
  lastly: z.enum(['shared', 'lot']),
  lot: idSchema.optional(),
})

/** Something of which there are so many in each group; `exceptions` name groups in which there are more or fewer. */
const awardSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  places: z.int().nonnegative(),
  exceptions: z.array(z.strictObject({ group: z.string().min(1), places: z.int().nonnegative() })).optional(),
})
export type Award = Frozen<z.output<typeof awardSchema>>

const amongSchema = z.strictObject({
  atLeast: pointsSchema.optional(),
  band: z.strictObject({ scale: idSchema, id: idSchema }).optional(),
})

/**
 * A choice among the files of an edition: a quota, a shortlist, ranked awards. `per`: in one group, by commodity, or
 * by the value of a text fact. `among`: only files that reach this value or this band. `rankFact`: order by this
 * number, the lowest first; without it, by the rounded value, the highest first. `shortlist`: so many times the
 * places of all awards.
 */
export const selectionSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  per: z.union([z.enum(['all', 'commodity']), z.strictObject({ fact: idSchema })]),
  among: amongSchema.optional(),
  rankFact: idSchema.optional(),
  awards: z.array(awardSchema).min(1),
  shortlist: z.strictObject({ times: z.int().positive() }).optional(),
})
export type Selection = Frozen<z.output<typeof selectionSchema>>
