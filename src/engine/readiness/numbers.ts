import type { Locale } from '../../foundation/text.ts'

type Marks = Readonly<{ thousands: RegExp; grouped: RegExp; decimal: string }>

/** Thousands never begin with a nought: `0.250` is a quarter in both languages. */
const marksOf: Record<Locale, Marks> = {
  id: { thousands: /\./g, grouped: /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/, decimal: ',' },
  en: { thousands: /,/g, grouped: /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/, decimal: '.' },
}

const plain = /^-?\d{1,15}(?:\.\d{1,6})?$/
const simple = /^-?\d+(?:[.,]\d+)?$/

/**
 * A number as a person writes it in this language: `1.250,5` in Indonesian, `1,250.5` in English. The other
 * language's decimal mark is understood wherever it cannot be a mark of thousands (`12.5`). Null for anything else.
 */
export function parseNumber(raw: string, locale: Locale): number | null {
  const digits = plainDigits(raw, locale)
  return digits !== null && plain.test(digits) ? Number(digits) : null
}

/** The same, digit by digit: `1.250,50` in Indonesian is `1250.50`. */
export function plainDigits(raw: string, locale: Locale): string | null {
  const { thousands, grouped, decimal } = marksOf[locale]
  const compact = raw.replace(/[\s\u00a0]/g, '')
  const ungrouped = grouped.test(compact) ? compact.replace(thousands, '').replace(decimal, '.') : compact
  return simple.test(ungrouped) ? ungrouped.replace(',', '.') : null
}

/** A plain decimal as it is written in this language, digit by digit; `plainDigits` reads it back. */
export function writeDigits(digits: string, locale: Locale): string {
  const written = digits.replace('.', marksOf[locale].decimal)
  return plainDigits(written, locale) === digits ? written : digits
}

/** The number as `parseNumber` reads it back in the same language, without marks of thousands. */
export function writeNumber(value: number, locale: Locale): string {
  const text = Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(6).replace(/0+$/, '')
  const written = text.replace('.', marksOf[locale].decimal)
  return parseNumber(written, locale) === value ? written : text
}
