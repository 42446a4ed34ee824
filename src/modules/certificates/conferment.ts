import { text, type Text } from '../../foundation/text.ts'

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

export const confermentPath = (id: string): string => `/penganugerahan/${id}`
export const managedPath = (id: string): string => `/penganugerahan-kelola/${id}`
