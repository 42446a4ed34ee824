import type { Locale } from '../foundation/text.ts'

/**
 * A module's words: Indonesian is the source, English must have the same keys and parameters,
 * so a missing key or a wrong parameter is a compile error.
 */
export type Catalogue<Words> = Readonly<Record<Locale, Words>>

/** Widens literal texts so that a translation may differ from its source. */
export type WordsOf<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...args: infer Args) => unknown
      ? (...args: Args) => string
      : WordsOf<Source[Key]>
}

export function catalogue<const Source>(id: Source, en: WordsOf<Source>): Catalogue<WordsOf<Source>> {
  return { id: id as WordsOf<Source>, en }
}

const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }

/** The three official zones. Deadlines are stated in WIB with the other two beside it. */
export const zones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const
export type Zone = keyof typeof zones

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: zones[zone] })
  formats.set(key, made)
  return made
}

/** `18 Oktober 2024` / `18 October 2024` */
export const formatDate = (date: Date, locale: Locale, zone: Zone = 'WIB'): string =>
  dateFormat(locale, zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)

/** `23.59 WIB` / `23:59 WIB` */
export const formatTime = (date: Date, locale: Locale, zone: Zone = 'WIB'): string =>
  `${dateFormat(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)} ${zone}`

/** `18 Oktober 2024, 23.59 WIB` */
export const formatMoment = (date: Date, locale: Locale, zone: Zone = 'WIB'): string =>
  `${formatDate(date, locale, zone)}, ${formatTime(date, locale, zone)}`

/** A deadline in WIB with the same moment in WITA and WIT: `…, 23.59 WIB (00.59 WITA, 01.59 WIT)`. */
export const formatDeadline = (date: Date, locale: Locale): string =>
  `${formatMoment(date, locale)} (${formatTime(date, locale, 'WITA')}, ${formatTime(date, locale, 'WIT')})`

const capitalYears = new Intl.DateTimeFormat('en', { timeZone: zones.WIB, year: 'numeric' })

const capitalDays = new Intl.DateTimeFormat('sv-SE', { timeZone: zones.WIB, dateStyle: 'short' })

/** The day in the capital, `YYYY-MM-DD`: decrees are dated and certificates lapse there, wherever their reader is. */
export const capitalDay = (moment: Date): string => capitalDays.format(moment)

/** A day of a document or a decree (`YYYY-MM-DD`) in words. */
export const formatDay = (day: string, locale: Locale): string =>
  formatDate(new Date(`${day}T00:00:00Z`), locale)

/** The year in the capital: the programme's years change there, wherever its reader is. */
export const capitalYear = (date: Date): number => Number(capitalYears.format(date))

const numberFormats = new Map<string, Intl.NumberFormat>()

/** Making a format takes longer than many pages: one is made for each language and number of digits. */
function numberFormat(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  numberFormats.set(key, made)
  return made
}

export const formatNumber = (value: number, locale: Locale, fractionDigits = 0): string =>
  numberFormat(locale, fractionDigits).format(value)

/** Whole rupiah: `Rp 1.234.567` / `Rp 1,234,567`. */
export const formatRupiah = (rupiah: number, locale: Locale): string => `Rp ${formatNumber(rupiah, locale)}`

/** Whole hundredths as a decimal with two digits: 8950 is `89,50` / `89.50`. */
export const formatHundredths = (hundredths: number, locale: Locale): string =>
  formatNumber(hundredths / 100, locale, 2)
