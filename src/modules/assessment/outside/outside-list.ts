import type { Locale, Text } from '../../../foundation/text.ts'
import type { OutsideRow } from './read-outside-file.ts'

/** A spreadsheet of facts from outside, kept as it was written. */
export type OutsideList = Readonly<{
  id: string
  editionId: string
  name: string
  digest: string
  /** In which language its numbers are written. */
  locale: Locale
  rows: readonly OutsideRow[]
  notes: readonly Text[]
  sentBy: string
  sentAt: Date
  state: 'seen' | 'confirmed' | 'cancelled'
  endedBy: string | null
  endedAt: Date | null
  rowVersion: number
}>

export const editionAddress = (editionId: string): string => `/fakta-luar/edisi/${editionId}`
export const listAddressOf = (id: string): string => `/fakta-luar/daftar/${id}`
