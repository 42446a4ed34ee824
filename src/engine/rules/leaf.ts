import { z } from 'zod'
import { locales, type Text, text } from '../../foundation/text.ts'

/**
 * The smallest values of a rules document: ids, texts, points, decimals.
 *
 * Texts and points report their own problem and carry a placeholder, so that the lint can go on reading
 * a document in which one of them is broken and show every problem at once.
 */

/** What a broken leaf says about itself; travels in the `params` of a Zod issue. */
export type LeafFault = Readonly<{ code: string; message: Text; placeholder: unknown }>

type Fault = Readonly<{ code: string; message: Text }>
type JsonSchema = Readonly<Record<string, unknown>>
type LeafDefinition<Value> = Readonly<{
  check: (value: unknown) => Fault | null
  read: (value: unknown) => Value
  placeholder: unknown
  jsonSchema: JsonSchema
}>

function leaf<Value>(definition: LeafDefinition<Value>) {
  return z
    .unknown()
    .superRefine((value, context) => {
      const fault = definition.check(value)
      if (!fault) return
      const params: LeafFault = { ...fault, placeholder: definition.placeholder }
      context.addIssue({ code: 'custom', message: fault.message.en, params })
    })
    .transform(definition.read)
    .meta(definition.jsonSchema)
}

/** Deeply read-only: a loaded rules document never changes. */
export type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value

/** Letters and digits, joined by single hyphens, dots or underscores: `bahan-baku`, `A1.2`. */
const idPattern = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/

/** A name that conditions, sheets and other parts of the document refer to. */
export const idSchema = z
  .string()
  .regex(idPattern)
  .max(80)
  .meta({ id: 'id', description: 'A name to refer to: `bahan-baku`, `A1.2`.' })

const isTextRecord = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(part => typeof part === 'string')

function textFault(value: unknown): Fault | null {
  if (!isTextRecord(value)) {
    return {
      code: 'shape',
      message: text(
        'Di sini diharapkan teks per bahasa, misalnya {"id": "...", "en": "..."}.',
        'A text per language is expected here, such as {"id": "...", "en": "..."}.',
      ),
    }
  }
  const missing = locales.filter(locale => !value[locale]?.trim())
  if (missing.length === 0) return null
  const list = missing.join(', ')
  return {
    code: 'missing-language',
    message: text(
      `Teks ini belum ada dalam bahasa: ${list}. Lengkapi semua bahasa.`,
      `This text is missing in: ${list}. Complete every language.`,
    ),
  }
}

/** One text in every language of the screens, and in any further language of the programme. */
export const textSchema = leaf<Text>({
  check: textFault,
  read: value => value as Text,
  placeholder: text('?', '?'),
  jsonSchema: {
    id: 'text',
    type: 'object',
    required: [...locales],
    additionalProperties: { type: 'string', minLength: 1 },
    description: 'One text in every language.',
  },
})

const pointsPattern = /^\d{1,4}\.\d{2}$/

/** `"4.50"` is 450. Throws for anything that is not a decimal with exactly two digits. */
export function hundredths(decimal: string): number {
  if (!pointsPattern.test(decimal)) throw new Error(`not a decimal with two digits: ${decimal}`)
  return Number(decimal.replace('.', ''))
}

/** Points: a decimal with two digits in the document (`"4.50"`), whole hundredths in code (450). */
export const pointsSchema = leaf<number>({
  check: value =>
    typeof value === 'string' && pointsPattern.test(value)
      ? null
      : {
          code: 'shape',
          message: text(
            'Nilai harus berupa desimal dengan dua angka di belakang titik, dalam tanda kutip, misalnya "4.50".',
            'Points must be a decimal with two digits after the point, in quotes, such as "4.50".',
          ),
        },
  read: value => hundredths(value as string),
  placeholder: '0.00',
  jsonSchema: {
    id: 'points',
    type: 'string',
    pattern: pointsPattern.source,
    description: 'Points as a decimal with exactly two digits: "4.50".',
  },
})

/** A decimal as text, with at most six digits after the point: `"12.5"`, `"-3"`, `"0.40"`. Compared exactly. */
export const decimalPattern = /^-?\d{1,15}(?:\.\d{1,6})?$/
export const decimalSchema = z
  .string()
  .regex(decimalPattern)
  .meta({ id: 'decimal', description: 'A decimal as text, compared exactly: "12.5".' })

/** What assessors may see: a hidden part never reaches an assessor's page, file, list or export. */
export const assessorsSchema = z.enum(['open', 'hidden'])
