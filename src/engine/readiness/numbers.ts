import type { Locale } from '../../foundation/text.ts'

type Marks = Readonly<{ thousands: RegExp; grouped: RegExp; decimal: string }>

const marksOf: Record<Locale, Marks> = {
  id: { thousands: /\./g, grouped: /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, decimal: ',' },
  en: { thousands: /,/g, grouped: /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, decimal: '.' },
}

const plain = /^-?\d{1,15}(?:[.,]\d{1,6})?$/

/**
 * A number as a person writes it in this language: `1.250,5` in Indonesian, `1,250.5` in English. The other
 * language's decimal mark is understood wherever it cannot be a mark of thousands (`12.5`). Null for anything else.
 */
export function parseNumber(raw: string, locale: Locale): number | null {
  const { thousands, grouped, decimal } = marksOf[locale]
  const compact = raw.replace(/[\s\u00a0]/g, '')
  const ungrouped = grouped.test(compact) ? compact.replace(thousands, '').replace(decimal, '.') : compact
  return plain.test(ungrouped) ? Number(ungrouped.replace(',', '.')) : null
}

/** The number as `parseNumber` reads it back in the same language, without marks of thousands. */
export function writeNumber(value: number, locale: Locale): string {
  const text = Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(6).replace(/0+$/, '')
  const written = text.replace('.', marksOf[locale].decimal)
  return parseNumber(written, locale) === value ? written : text
}
