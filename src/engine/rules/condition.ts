import { z } from 'zod'
import { idSchema, pointsSchema } from './leaf.ts'

/**
 * The only conditional language of a rules document: small, typed, without expressions.
 *
 * - `true`, `false`
 * - `{all: [...]}`, `{any: [...]}`, `{not: ...}`
 * - `{fact, is}`: the named fact equals the value (boolean, number or text)
 * - `{fact, atLeast}`, `{fact, below}`: a number fact, >= and <
 * - `{fact, oneOf: [...]}`: a text or number fact is one of the values
 * - `{answer, is}`: the criterion's answer on the sheet: an option id, or true/false for a yes-no criterion
 * - `{answer, atLeast}`, `{answer, below}`: the points that answer gives, >= and <
 *
 * A fact that is not known makes a condition undecided, never false.
 */
export type FactValue = boolean | number | string
export type FactCondition =
  | Readonly<{ fact: string; is: FactValue }>
  | Readonly<{ fact: string; atLeast: number }>
  | Readonly<{ fact: string; below: number }>
  | Readonly<{ fact: string; oneOf: readonly (string | number)[] }>
/** `atLeast` and `below` in whole hundredths of a point. */
export type AnswerCondition =
  | Readonly<{ answer: string; is: string | boolean }>
  | Readonly<{ answer: string; atLeast: number }>
  | Readonly<{ answer: string; below: number }>
export type Condition =
  | boolean
  | Readonly<{ all: readonly Condition[] }>
  | Readonly<{ any: readonly Condition[] }>
  | Readonly<{ not: Condition }>
  | FactCondition
  | AnswerCondition

const factValue = z.union([z.boolean(), z.number(), z.string()])

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.boolean(),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
      z.strictObject({ fact: idSchema, is: factValue }),
      z.strictObject({ fact: idSchema, atLeast: z.number() }),
      z.strictObject({ fact: idSchema, below: z.number() }),
      z.strictObject({ fact: idSchema, oneOf: z.array(z.union([z.string(), z.number()])).min(1) }),
      z.strictObject({ answer: idSchema, is: z.union([z.string(), z.boolean()]) }),
      z.strictObject({ answer: idSchema, atLeast: pointsSchema }),
      z.strictObject({ answer: idSchema, below: pointsSchema }),
    ]),
  )
  .meta({ id: 'condition', description: 'A condition over named facts and answers; see docs/rules.md.' })
