import { z } from 'zod'
import { locales } from '../../foundation/text.ts'

/**
 * The document types of a programme: what each document is, who issues it, and how its number is checked.
 *
 * The file holds every name, pattern and sentence; this folder holds only closed kinds of checks. A further
 * programme brings its own file. Positions count from 1, as people count digits on paper, and always refer
 * to the normalised number.
 */

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const isoDate = z.iso.date()
const phrase = z.string({ error: 'missing-language' }).regex(/\S/, { error: 'missing-language' })
const textSchema = z.record(z.enum(locales), phrase)

const position = z.int().min(1).max(100)
const digitCount = z.int().min(1).max(40)
const pattern = z.string().min(1).max(200)

const severity = z.enum(['error', 'warning'])
export type Severity = z.infer<typeof severity>
const finding = { severity, message: textSchema }
const findingSchema = z.strictObject(finding)

/** Every character must be a digit, apart from one of the letter groups in `after` at the start. */
const characters = z.strictObject({
  kind: z.literal('characters'),
  allowed: z.literal('digits'),
  after: z.array(z.string().min(1)).optional(),
  ...finding,
})

/** The number of digits is one of `needed`; letters are not counted. */
const length = z.strictObject({ kind: z.literal('length'), needed: z.array(digitCount).min(1), ...finding })

/** The number must match. */
const matches = z.strictObject({ kind: z.literal('pattern'), pattern, ...finding })

/** The number must match the pattern of the chosen edition. */
const matchesInEdition = z.strictObject({
  kind: z.literal('pattern-in-edition'),
  patterns: z.record(id, pattern),
  ...finding,
})

/** The number matches the shape of something else: the message says what it is and what to type instead. */
const looksLike = z.strictObject({
  kind: z.literal('looks-like'),
  pattern,
  edition: id.optional(),
  ...finding,
})

/** The digits from `at` carry a Luhn check digit at their end. */
const luhn = z.strictObject({ kind: z.literal('luhn'), at: position, digits: digitCount, ...finding })

/**
 * Two digits each of day, month and year. A day above `dayOffset` has the offset taken off before it is
 * read. The date must exist in the last hundred years or the hundred before; `implausible` adds a finding
 * when no such date lies `fromYears` to `toYears` before today.
 */
const embeddedDate = z.strictObject({
  kind: z.literal('embedded-date'),
  day: position,
  month: position,
  year: position,
  dayOffset: z.int().min(31).max(68).optional(),
  implausible: z
    .strictObject({ fromYears: z.int().min(0), toYears: z.int().max(200), ...finding })
    .optional(),
  ...finding,
})

/**
 * An area code of joined `groups` of digits (`[2, 2]` reads `3306` as `33.06`). Unknown codes give the
 * check's own finding, a known code of another place than the production site gives `elsewhere`.
 */
const embeddedArea = z.strictObject({
  kind: z.literal('embedded-area'),
  at: position,
  groups: z.array(z.int().min(1).max(10)).min(1),
  elsewhere: findingSchema.optional(),
  ...finding,
})

/**
 * Two digits of the year in which the document ends: the finding is for a year that is over, `otherThanTyped` for one
 * that is not the year of the last day as typed.
 */
const embeddedExpiryYear = z.strictObject({
  kind: z.literal('embedded-expiry-year'),
  at: position,
  thisYear: findingSchema.optional(),
  tooFar: z.strictObject({ years: z.int().min(1).max(49), ...finding }).optional(),
  otherThanTyped: findingSchema.optional(),
  ...finding,
})

const plainChecks = [
  characters,
  length,
  matches,
  matchesInEdition,
  looksLike,
  luhn,
  embeddedDate,
  embeddedArea,
  embeddedExpiryYear,
] as const
const plainCheckSchema = z.discriminatedUnion('kind', plainChecks)
export type PlainCheck = z.infer<typeof plainCheckSchema>
export type CheckOf<Kind extends PlainCheck['kind']> = Extract<PlainCheck, { kind: Kind }>

/** The first case whose `when` matches brings its checks; where none matches, `otherwise` does. */
const oneOf = z.strictObject({
  kind: z.literal('one-of'),
  cases: z.array(z.strictObject({ when: pattern, checks: z.array(plainCheckSchema) })).min(1),
  otherwise: z.array(plainCheckSchema).optional(),
})

const checkSchema = z.discriminatedUnion('kind', [...plainChecks, oneOf])
export type Check = z.infer<typeof checkSchema>

const normaliseKinds = ['upper-case', 'strip-spaces', 'strip-dots', 'strip-hyphens'] as const

/**
 * `labels` are words people type before the number, written as they look after `normalise`; they are taken
 * off. `display` masks show a normalised number: `#` takes the next character, the mask with as many `#` as
 * the number has characters is used. Checks run in order and stop at the first error, because the later
 * ones would read digits of something that is not this number; warnings do not stop them.
 */
const numberRule = z.strictObject({
  required: z.boolean(),
  label: textSchema,
  example: z.string().min(1),
  hint: textSchema,
  normalise: z.array(z.enum(normaliseKinds)),
  labels: z.array(z.string().min(1)).optional(),
  display: z.array(z.string().regex(/#/)).optional(),
  checks: z.array(checkSchema),
})
export type NumberRule = z.infer<typeof numberRule>

const edition = z.strictObject({
  label: textSchema,
  options: z.array(z.strictObject({ id, title: textSchema })).min(1),
})

const owners = ['producer', 'product', 'sentra'] as const
const validityKinds = ['until-date', 'unlimited', 'until-change'] as const

/** What may change about a product or its maker after a paper was issued. */
export const changeKinds = ['composition', 'place'] as const
export type ChangeKind = (typeof changeKinds)[number]

const documentTypeSchema = z.strictObject({
  id,
  title: textSchema,
  explanation: textSchema,
  owner: z.array(z.enum(owners)).min(1),
  number: numberRule.nullable(),
  edition: edition.optional(),
  issuer: z.strictObject({ label: textSchema, required: z.boolean() }),
  dates: z.strictObject({
    issued: z.enum(['required', 'optional', 'none']),
    validity: z.array(z.enum(validityKinds)).min(1),
    /** Which changes of its owner end a paper that is valid until something changes. */
    endsWith: z.array(z.enum(changeKinds)).optional(),
    /** No such document was issued before that day. */
    notBefore: z.strictObject({ day: isoDate, message: textSchema }).optional(),
    /** For how many years it is issued at the most; `{years}` stands for them in the message. */
    longest: z.strictObject({ years: z.int().min(1).max(99), message: textSchema }).optional(),
  }),
  file: z.strictObject({
    required: z.boolean(),
    mediaTypes: z.array(z.string().regex(/^\w+\/[\w.+-]+$/)).min(1),
  }),
  /** After how many months a check should be made again; never when left out. */
  recheckMonths: z.int().min(1).max(240).optional(),
  /** True when the number identifies a person: it is never shown in public. */
  identifying: z.boolean(),
})
export type DocumentType = z.infer<typeof documentTypeSchema>

/** `asOf` is the day the facts were gathered; the examples must pass their own checks on that day. */
export const documentTypesSchema = z.strictObject({
  schema: z.literal(1),
  asOf: isoDate,
  types: z.array(documentTypeSchema).min(1),
})
export type DocumentTypes = z.infer<typeof documentTypesSchema>
