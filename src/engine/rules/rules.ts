import { z } from 'zod'
import {
  documentRequirementSchema,
  factSchema,
  photosSchema,
  producerFieldSchema,
  sampleSchema,
  sectionSchema,
} from './form.ts'
import { type Frozen, idSchema, textSchema } from './leaf.ts'
import {
  aggregationSchema,
  borderlineSchema,
  certificateSchema,
  gateSchema,
  panelSchema,
  plenarySchema,
  publicationSchema,
  scaleSchema,
  validitySchema,
} from './outcome.ts'
import { rubricSchema } from './rubric.ts'
import { passRuleSchema, routeSchema, selectionSchema, tiesSchema } from './selection.ts'

/** The rules of one edition of a programme, as published: schema number 1. Dates live in the edition, not here. */

export const schemaNumber = 1

export const stageKinds = [
  'nominate',
  'verify',
  'sample',
  'field',
  'assess',
  'moderate',
  'public-notice',
  'appeal',
  'decide',
  'confer',
  'publish',
  'coach',
  'reevaluate',
] as const

/** The offices that can speak for a level. */
export const answeringOffices = ['regency', 'province', 'national'] as const
export type AnsweringOffice = (typeof answeringOffices)[number]

const stageSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(stageKinds),
  title: textSchema,
  explanation: textSchema,
  /** For how many minutes after the closing what had begun in time may still be finished; none when left out. */
  graceMinutes: z
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .optional(),
})

const rulesShape = {
  /** For editors: the address of the JSON Schema. Not part of the rules' meaning. */
  $schema: z.string().optional(),
  schema: z.literal(schemaNumber),
  programme: idSchema,
  edition: idSchema,
  title: textSchema,
  /** True: the rules are an example, and "contoh" is shown wherever they are shown. */
  example: z.boolean(),
  legalBasis: z.array(z.strictObject({ title: textSchema, url: z.url().optional() })),
  /** The languages of the texts; those of the screens must be among them. */
  locales: z.array(z.string().min(2)).min(1),
  /** IANA name of the zone in which deadlines are stated. */
  timezone: z.string().min(1),
  /**
   * Levels of offices, named by criteria that another level scores. `answeredBy` is the office that speaks for the level:
   * that of the regency or of the province from which a file comes, or the programme's own. Without it nobody does.
   */
  levels: z
    .array(
      z.strictObject({ id: idSchema, title: textSchema, answeredBy: z.enum(answeringOffices).optional() }),
    )
    .optional(),
  /** What can be nominated. Without `rubric` it is not scored: the pass rules alone say what becomes of it. */
  commodities: z.array(z.strictObject({ id: idSchema, title: textSchema, rubric: idSchema.optional() })),
  stages: z.array(stageSchema),
  sections: z.array(sectionSchema),
  facts: z.array(factSchema),
  documents: z.array(documentRequirementSchema),
  photos: photosSchema,
  producerFields: z.array(producerFieldSchema),
  sample: sampleSchema,
  rubrics: z.array(rubricSchema),
  gates: z.array(gateSchema),
  passRules: z.array(passRuleSchema).optional(),
  panel: panelSchema,
  aggregation: aggregationSchema,
  scales: z.array(scaleSchema),
  routing: z.array(routeSchema).optional(),
  ties: tiesSchema.optional(),
  selections: z.array(selectionSchema).optional(),
  borderline: borderlineSchema.optional(),
  plenary: plenarySchema.optional(),
  validity: validitySchema,
  certificate: certificateSchema,
  publication: publicationSchema,
}

export const rulesSchema = z.strictObject(rulesShape)

/** A rules document with points in whole hundredths. Made by `loadRules`, never by hand. */
export type RulesDocument = Frozen<z.output<typeof rulesSchema>>

export type Commodity = RulesDocument['commodities'][number]
