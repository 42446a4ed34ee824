import { z } from 'zod'
import { isId } from '../foundation/ids.ts'

/** Schemas for what forms send: everything arrives as text, and an untouched field as an empty text. */
const trimmed = z.string().transform(value => value.trim().replaceAll('\r\n', '\n'))

export const requiredText = (maxLength: number, minLength = 1) =>
  trimmed.pipe(z.string().min(minLength).max(maxLength))
export const optionalText = (maxLength: number) =>
  z
    .string()
    .default('')
    .transform(value => value.trim().replaceAll('\r\n', '\n'))
    .pipe(z.string().max(maxLength))

/** Thousands may be parted as people write them: `1.250` and `1 250` are 1250. */
const digits = trimmed.transform(value => value.replaceAll(/(?<=\d)[. ](?=\d{3}(\D|$))/g, ''))
const asNumber = (value: string): number | string => (/^-?\d+$/.test(value) ? Number(value) : value)

export const wholeNumber = (min: number, max: number) =>
  digits.transform(asNumber).pipe(z.int().min(min).max(max))
export const optionalWholeNumber = (min: number, max: number) =>
  z
    .string()
    .default('')
    .pipe(digits)
    .transform(value => (value === '' ? null : asNumber(value)))
    .pipe(z.int().min(min).max(max).nullable())

/** `YYYY-MM-DD`. */
export const isoDate = trimmed.pipe(z.iso.date())
export const optionalIsoDate = z
  .string()
  .default('')
  .transform(value => (value === '' ? null : value))
  .pipe(z.iso.date().nullable())

export const recordId = z.string().refine(isId)
/** Hidden in the form: whatever else comes in its place is the version of no record, and so is stale. */
export const rowVersion = z.custom<unknown>(sent => sent !== undefined).transform(Number)
