import { text, type Locale, type Text } from '../../foundation/text.ts'
import { formatDate } from '../../platform/translations.ts'

/** An event at which certificates of one edition are handed over. Everything in it may be public. */
export type Conferment = Readonly<{
  id: string
  editionId: string
  name: Readonly<{ id: string; en: string }>
  place: string
  /** `YYYY-MM-DD` in the capital. */
  heldOn: string
  /** Who hands over, as printed. */
  conferrer: Readonly<{ name: string; office: string }>
  rowVersion: number
}>

/** The name in both languages: where nobody wrote an English one, the Indonesian one stands. */
export const confermentName = ({ name }: Conferment): Text => text(name.id, name.en || name.id)

/** A day as stored, in words. */
export const dayText = (date: string, locale: Locale): string =>
  formatDate(new Date(`${date}T00:00:00+07:00`), locale)

export const confermentPath = (id: string): string => `/penganugerahan/${id}`
export const managedPath = (id: string): string => `/penganugerahan-kelola/${id}`
