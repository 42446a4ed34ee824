import { z } from 'zod'
import type { Locale } from '../../foundation/text.ts'
import type { NewJob } from '../../platform/jobs/index.ts'
import type { Certificate } from './certificate.ts'
import type { CertificateQuery } from './certificate-list.ts'

export const PRINTS_PATH = '/piagam-kelola/cetak'
export const printPath = (id: string): string => `${PRINTS_PATH}/${id}`

/** How many certificates go into one print file, and for how many days the file is kept. */
export const printSettingsSchema = z.strictObject({
  keepDays: z.int().min(1).max(30),
  atMost: z.int().min(1).max(1_000),
})
export type PrintSettings = z.output<typeof printSettingsSchema>

/** In which languages each certificate is printed; both lie behind one another. */
export const printLanguages = ['id', 'en', 'both'] as const
export type PrintLanguage = (typeof printLanguages)[number]
export const localesOf = (language: PrintLanguage): readonly Locale[] =>
  language === 'both' ? ['id', 'en'] : [language]

/** What was chosen: the filters of the list, or the certificates of one event. */
export type PrintChoice = Readonly<{ query: CertificateQuery; eventId: string }>

export type PrintState = 'making' | 'done' | 'empty' | 'cancelled'

/** One file for printing many certificates. It is a copy: the sealed file of each certificate is the original. */
export type Print = Readonly<{
  id: string
  choice: PrintChoice
  language: PrintLanguage
  withCover: boolean
  state: PrintState
  askedBy: string
  askedAt: Date
  endedAt: Date | null
  /** Null before it is made, and once it was swept. */
  fileSha256: string | null
  bytes: number | null
  pages: number | null
  keptUntil: Date | null
  rowVersion: number
}>

/** Why a certificate is not in the file. */
export const printCauses = [
  'withdrawn',
  'suspended',
  'replaced',
  'not-made',
  'file-missing',
  'unreadable',
] as const
export type PrintCause = (typeof printCauses)[number]

export type PrintItem = Readonly<{
  position: number
  certificateId: string
  state: 'waiting' | 'ready' | 'failed' | 'left-out'
  cause: PrintCause | null
}>

export const printJobKind = 'certificates.print'
/** The work that makes one file, and sweeps it after its days. */
export const printJob = (id: string): NewJob => ({ kind: printJobKind, key: id, payload: { id } })

/** One certificate of a print, with what is known of it. */
export type PrintedItem = PrintItem & Readonly<{ certificate: Certificate }>
