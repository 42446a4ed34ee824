import { text, type Locale, type Text } from '../../foundation/text.ts'

/** By which way a document was looked up: kept with the document in the Indonesian words. */
export const waysOfChecking = {
  paper: text('Dibandingkan dengan berkas yang diunggah', 'Compared with the uploaded file'),
  register: text('Dicari pada daftar penerbit', 'Looked up in the issuer’s register'),
  phone: text('Ditanyakan kepada penerbit', 'Asked of the issuer'),
} as const satisfies Record<string, Text>
export type WayOfChecking = keyof typeof waysOfChecking

/** The way that is kept with a check, in the language of its reader. */
export const wayInWords = (kept: string, locale: Locale): string =>
  Object.values<Text>(waysOfChecking).find(one => one.id === kept)?.[locale] ?? kept
