import { text, type Locale, type Text } from '../foundation/text.ts'
import { zones, type Zone } from './local-time.ts'

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

/** One of a module's words in every language, for what is read later by whoever comes. */
export const inEveryLanguage = <Words>(words: Catalogue<Words>, pick: (own: Words) => string): Text =>
  text(pick(words.id), pick(words.en))

const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }

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

const nextDay: Readonly<Record<Locale, string>> = { id: 'esoknya', en: 'the next day' }

/**
 * A deadline in WIB with the same moment in WITA and WIT: `…, 23.59 WIB (00.59 WITA, 01.59 WIT esoknya)`. Late in the
 * evening it is the next day there.
 */
export function formatDeadline(date: Date, locale: Locale): string {
  const day = formatDate(date, locale)
  const [nearer, farther] = (['WITA', 'WIT'] as const).map(zone => ({
    time: formatTime(date, locale, zone),
    after: formatDate(date, locale, zone) === day ? '' : ` ${nextDay[locale]}`,
  }))
  const first = nearer?.after === farther?.after ? nearer?.time : `${nearer?.time}${nearer?.after}`
  return `${formatMoment(date, locale)} (${first}, ${farther?.time}${farther?.after})`
}

/** A day of a document or a decree (`YYYY-MM-DD`) in words. */
export const formatDay = (day: string, locale: Locale): string =>
  formatDate(new Date(`${day}T00:00:00Z`), locale)

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

const exactFormats = {
  id: new Intl.NumberFormat(tags.id, { maximumFractionDigits: 20 }),
  en: new Intl.NumberFormat(tags.en, { maximumFractionDigits: 20 }),
}

/** What somebody answered, or a limit of rules, with every place that it has: nothing is rounded. */
export const formatExact = (value: number, locale: Locale): string => exactFormats[locale].format(value)

const MEGABYTE = 1_000_000

/** `340 kB`, `1,2 MB`: rounded up, so that a file just over a limit never seems to have its size. */
export const formatSize = (bytes: number, locale: Locale): string =>
  bytes < MEGABYTE
    ? `${formatNumber(Math.ceil(bytes / 1000), locale)} kB`
    : `${formatNumber(Math.ceil(bytes / (MEGABYTE / 10)) / 10, locale, 1)} MB`

/** Whole rupiah: `Rp 1.234.567` / `Rp 1,234,567`. */
export const formatRupiah = (rupiah: number, locale: Locale): string => `Rp ${formatNumber(rupiah, locale)}`

/** Whole hundredths as a decimal with two digits: 8950 is `89,50` / `89.50`. */
export const formatHundredths = (hundredths: number, locale: Locale): string =>
  formatNumber(hundredths / 100, locale, 2)
