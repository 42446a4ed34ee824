import { z } from 'zod'
import { grounds } from './objection.ts'

/** The clock and the limits of objections. They hold for every edition of a programme. */
export const objectionSettingsSchema = z.strictObject({
  /** Days after a result in which it can be objected to, where the edition sets its objection stage no dates. */
  sendDays: z.int().min(1).max(365),
  /** Days within which an objection is answered, counted from the day on which it is received. */
  answerDays: z.int().min(1).max(365),
  /** How many objections to one result office and producer may send, each of them. */
  perSide: z.int().min(1).max(10),
  /** On which days before the answer is due the handler and the secretariat are reminded. */
  remindDays: z.array(z.int().min(0)).min(1),
  /** The least length of what is objected, and of each finding, in characters. */
  textAtLeast: z.int().min(1).max(1_000),
  papers: z.int().min(0).max(10),
  /** The grounds for which other people score again, where one of them holds. */
  secondJuryAfter: z.array(z.enum(grounds)),
  /** Whether a new decision after an objection may give less than what was published. */
  mayLower: z.boolean(),
  /** Whether a result that was decided anew after an objection can be objected to once more. */
  againAfterCorrection: z.boolean(),
  /** No published rule says so. */
  example: z.boolean(),
})
export type ObjectionSettings = z.output<typeof objectionSettingsSchema>
