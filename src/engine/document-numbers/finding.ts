import type { Text } from '../../foundation/text.ts'
import type { Values } from './message.ts'
import type { DocumentType, Severity } from './schema.ts'

/** What a check may know besides the number itself. */
export type NumberContext = Readonly<{
  /** `YYYY-MM-DD`, the day on which the number is looked at. */
  today: string
  /** Whether an area code exists; codes come with dots: `33.06`. */
  areaCodes: (code: string) => boolean
  /** The name of an area, to be shown beside its code. */
  areaName?: ((code: string) => string | undefined) | undefined
  /** The area code of the production site, as precise as it is known: `33.06` or `33.06.05`. */
  siteArea?: string | undefined
  /** The last day as typed, `YYYY-MM-DD`. */
  validUntil?: string | undefined
  /** Kinds of documents whose numbers may have been typed instead. */
  others?: readonly DocumentType[] | undefined
  /** The id of the chosen edition, for types that have editions. */
  edition?: string | undefined
}>

/** One normalised number under a check. */
export type Subject = Readonly<{ number: string; type: DocumentType; context: NumberContext }>

/** What a check has found; `values` fill the placeholders of its message. */
export type Finding = Readonly<{ code: string; severity: Severity; message: Text; values: Values }>

export const found = (
  code: string,
  said: Readonly<{ severity: Severity; message: Text }>,
  values: Values = {},
): Finding => ({ code: `number.${code}`, severity: said.severity, message: said.message, values })

/** The digits at a position counted from 1; null where the number has anything else there. */
export function digitsAt(number: string, at: number, count: number): string | null {
  const part = number.slice(at - 1, at - 1 + count)
  return part.length === count && /^\d+$/.test(part) ? part : null
}
