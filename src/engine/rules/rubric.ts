import { z } from 'zod'
import { type Condition, conditionSchema } from './condition.ts'
import { decimalSchema, type Frozen, idSchema, pointsSchema, textSchema } from './leaf.ts'

/**
 * A rubric is a tree of groups (part, aspect) that ends in criteria. An assessor answers criteria by choosing
 * described options with fixed points, never by moving a slider. The lowest option need not be zero and the
 * points may have gaps.
 */

/** One described level of a criterion: `points` in hundredths, `text` is what must be seen to choose it. */
const optionSchema = z.strictObject({ id: idSchema, points: pointsSchema, text: textSchema })
export type Option = Frozen<z.output<typeof optionSchema>>

/** From this value on (inclusive) the answer gives `points`; the highest `from` that is reached counts. */
const numberBandSchema = z.strictObject({ from: decimalSchema, points: pointsSchema })
export type NumberBand = Frozen<z.output<typeof numberBandSchema>>

const criterionShape = {
  id: idSchema,
  title: textSchema,
  /** How to judge it, in the assessor's words. */
  guidance: textSchema,
  /** The most points it can give; must equal its best answer. */
  max: pointsSchema,
  /** Where to look: ids of document requirements or questions, `photos`, `sample`. */
  evidence: z.array(idSchema),
  /**
   * Evidence without which the answer counts for no more than `atMost`: `when` asks for facts, such as a document that
   * was verified.
   */
  evidenceNeeded: z.strictObject({ when: conditionSchema, atMost: pointsSchema }).optional(),
  /** An answer below (above) these points needs a written reason. */
  reasonBelow: pointsSchema.optional(),
  reasonAbove: pointsSchema.optional(),
  /** The criterion counts only where this holds; without it, always. */
  appliesWhen: conditionSchema.optional(),
  /**
   * What a criterion that does not apply gives: all its points (`full`), none (`zero`), or its weight goes to the
   * other criteria of its group in proportion (`redistribute`). Required with `appliesWhen`.
   */
  whenNotApplicable: z.enum(['full', 'zero', 'redistribute']).optional(),
  /** The level that answers it; its answer is carried into every sheet and not asked of the assessors. */
  scoredAt: idSchema.optional(),
  /** The share in a parent group that combines by `weighted-sum`. */
  weight: decimalSchema.optional(),
}

/** One of the described options. Answer: an option id. */
const choiceSchema = z.strictObject({
  kind: z.literal('choice'),
  ...criterionShape,
  options: z.array(optionSchema),
})
/** One option out of one of several scales; option ids are unique across the scales. Answer: an option id. */
const alternativesSchema = z.strictObject({
  kind: z.literal('alternatives'),
  ...criterionShape,
  scales: z.array(z.strictObject({ id: idSchema, title: textSchema, options: z.array(optionSchema) })),
})
/** Yes gives `points`, no gives `otherwise` (zero when left out). Answer: true or false. */
const yesNoSchema = z.strictObject({
  kind: z.literal('yes-no'),
  ...criterionShape,
  points: pointsSchema,
  otherwise: pointsSchema.optional(),
})
/** A measured number, turned into points by bands of lower bounds. Answer: a decimal as text, `"12.5"`. */
const numberSchema = z.strictObject({
  kind: z.literal('number'),
  ...criterionShape,
  unit: textSchema.optional(),
  /** Answers outside are refused. Below the lowest band nothing is defined, so `lowest` should start there. */
  lowest: decimalSchema.optional(),
  highest: decimalSchema.optional(),
  bands: z.array(numberBandSchema),
  /** `linear`: between the starts of two bands the points lie on the straight line, rounded half-up to hundredths. */
  between: z.literal('linear').optional(),
})
/**
 * A rating made by another body, read from a fact of the file and not asked of the assessors: a text fact through
 * `options` (its value is the option id), a number fact through `bands`, or, with neither, a number fact that is
 * the points themselves (0 to `max`).
 */
const importedSchema = z.strictObject({
  kind: z.literal('imported'),
  ...criterionShape,
  source: textSchema,
  fact: idSchema,
  options: z.array(optionSchema).optional(),
  bands: z.array(numberBandSchema).optional(),
})

const groupShape = {
  kind: z.literal('group'),
  id: idSchema,
  title: textSchema,
  guidance: textSchema.optional(),
  max: pointsSchema,
  /**
   * How the children become one value: `sum`; `weighted-sum` (each child's points times its `weight`);
   * `minimum` (the lowest child); `mean` (the arithmetic mean of the children).
   */
  combine: z.enum(['sum', 'weighted-sum', 'minimum', 'mean']),
  weight: decimalSchema.optional(),
}
const groupWithoutChildren = z.strictObject(groupShape)

export type ChoiceCriterion = Frozen<z.output<typeof choiceSchema>>
export type AlternativesCriterion = Frozen<z.output<typeof alternativesSchema>>
export type YesNoCriterion = Frozen<z.output<typeof yesNoSchema>>
export type NumberCriterion = Frozen<z.output<typeof numberSchema>>
export type ImportedCriterion = Frozen<z.output<typeof importedSchema>>
export type Criterion =
  | ChoiceCriterion
  | AlternativesCriterion
  | YesNoCriterion
  | NumberCriterion
  | ImportedCriterion
export type Group = Frozen<z.output<typeof groupWithoutChildren>> & Readonly<{ children: readonly Node[] }>
/** `max` and all points are whole hundredths; weights and number bands stay decimal text and are compared exactly. */
export type Node = Group | Criterion

const nodeSchema: z.ZodType<Node> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.strictObject({ ...groupShape, children: z.array(nodeSchema) }),
      choiceSchema,
      alternativesSchema,
      yesNoSchema,
      numberSchema,
      importedSchema,
    ]),
  )
  .meta({ id: 'node', description: 'A group or a criterion of a rubric.' })

/** The scoring form of one or more commodities. The root is a group worth 100.00. */
export const rubricSchema = z.strictObject({ id: idSchema, title: textSchema, root: nodeSchema })
export type Rubric = Readonly<Frozen<Omit<z.output<typeof rubricSchema>, 'root'>> & { root: Node }>

export const isGroup = (node: Node): node is Group => node.kind === 'group'

/** When a criterion counts; `true` where the rubric says nothing. */
export const appliesWhen = (criterion: Criterion): Condition => criterion.appliesWhen ?? true
