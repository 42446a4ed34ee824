import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { assessorsSchema, type Frozen, idSchema, textSchema } from './leaf.ts'

/** What a nomination contains: questions in sections, documents, photos, the sample. */

const questionKinds = ['text', 'long-text', 'number', 'percent', 'choice', 'yes-no'] as const

/**
 * Whose part something is. `producer`: a producer who is invited fills it in, and the office may, too. Questions without
 * it are the office's; documents without it are the producer's.
 */
const doneBySchema = z.enum(['producer', 'office'])

/** One question of the nomination form. Ids are unique over all sections and differ from document ids. */
const questionSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(questionKinds),
  title: textSchema,
  /** How to answer well: stands beside the field. */
  hint: textSchema,
  /** A good answer, shown as an example and never filled in. */
  example: textSchema.optional(),
  required: z.boolean(),
  /** Asked of these commodities only; without it, of the section's. */
  commodities: z.array(idSchema).optional(),
  /** For `number` and `percent`, inclusive. A percent lies between 0 and 100 in any case. */
  min: z.number().optional(),
  max: z.number().optional(),
  unit: textSchema.optional(),
  /** For `text` and `long-text`, in characters. */
  minLength: z.int().nonnegative().optional(),
  maxLength: z.int().positive().optional(),
  /** For `choice`. */
  options: z.array(z.strictObject({ id: idSchema, title: textSchema })).optional(),
  /** The answer becomes this fact, which conditions may name. */
  fact: idSchema.optional(),
  doneBy: doneBySchema.optional(),
  assessors: assessorsSchema,
})
export type Question = Frozen<z.output<typeof questionSchema>>

export const sectionSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  guidance: textSchema,
  /** Shown for these commodities only; without it, for all. */
  commodities: z.array(idSchema).optional(),
  /** Of all its questions that do not say so themselves. */
  doneBy: doneBySchema.optional(),
  questions: z.array(questionSchema),
})
export type Section = Frozen<z.output<typeof sectionSchema>>

/** A fact that conditions may name: from an answer, from a document (`document.<id>.verified`), or derived. */
export const factSchema = z.strictObject({
  name: idSchema,
  kind: z.enum(['boolean', 'number', 'text']),
  title: textSchema,
  /** `caller`: it comes from outside, with the file; no question, document or other part of the rules gives it. */
  givenBy: z.enum(['caller']).optional(),
})
export type Fact = Frozen<z.output<typeof factSchema>>

/** A document that a nomination needs. The document itself belongs to its owner and outlives the edition. */
export const documentRequirementSchema = z.strictObject({
  id: idSchema,
  /** The id of a document type, which knows the form of its number. */
  type: idSchema,
  owner: z.enum(['producer', 'product', 'sentra']),
  title: textSchema,
  /** Why it is asked. */
  why: textSchema,
  /** Where to get it. */
  where: textSchema,
  /** How long that usually takes. */
  duration: textSchema,
  /** The same in days of the calendar, from which the last day to begin is counted; left out where nobody can say. */
  durationDays: z
    .strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative().max(3650) })
    .optional(),
  /** `office`: made or brought by the nominating office, not by the producer. */
  doneBy: doneBySchema.optional(),
  /** For the letter that is made when the head of the office approves: nobody has to bring it before. */
  madeAtApproval: z
    .strictObject({
      /** The requirement whose number tells the maker apart in the letter. */
      makerBy: idSchema,
    })
    .optional(),
  /** `nomination`: one paper for one nomination. What was brought for another nomination of the same owner is no answer. */
  about: z.enum(['nomination']).optional(),
  /** The regulation that asks for it. */
  source: textSchema,
  required: conditionSchema,
  /** The moment on which it must be valid. */
  validAt: z.enum(['submission', 'assessment', 'decision', 'never']),
  assessors: assessorsSchema,
  /** Ids of the criteria for which it is evidence. */
  serves: z.array(idSchema).optional(),
})
export type DocumentRequirement = Frozen<z.output<typeof documentRequirementSchema>>

/** Whether a paper answers it for one nomination only; what is made at an approval always does. */
export const isAboutNomination = ({
  about,
  madeAtApproval,
}: Pick<DocumentRequirement, 'about' | 'madeAtApproval'>): boolean =>
  about === 'nomination' || madeAtApproval !== undefined

export const photosSchema = z.strictObject({ min: z.int().nonnegative(), max: z.int().nonnegative() })

/** What assessors may see of the producer, product and sentra, field by field: `product.story`, `producer.name`. */
export const producerFieldSchema = z.strictObject({ field: idSchema, assessors: assessorsSchema })

/** The physical sample: how many pieces, what to mind, and when one is needed. */
export const sampleSchema = z.strictObject({
  count: z.int().nonnegative(),
  note: textSchema,
  required: conditionSchema,
})
