import type { Rules } from '../../engine/index.ts'
import type { Text } from '../../foundation/text.ts'

export const editionKinds = ['regular', 'training'] as const
export type EditionKind = (typeof editionKinds)[number]

/** `prepared`: seen by the secretariat only. `open`: public. `finished`: its results are published. */
export type EditionState = 'prepared' | 'open' | 'finished'

/** One round of the programme. */
export type Edition = Readonly<{
  id: string
  slug: string
  title: Text
  kind: EditionKind
  /** As printed on receipts and certificates. */
  number: string
  /** Made up: labelled wherever it is shown, and never part of real statistics. */
  fictional: boolean
  state: EditionState
  rowVersion: number
}>

/** One version of an edition's rules as stored. */
export type RulesVersion = Readonly<{
  id: string
  editionId: string
  version: number
  hash: string
  state: 'draft' | 'published'
  reason: string | null
  importedBy: string
  importedAt: Date
  publishedBy: string | null
  publishedAt: Date | null
}>

/** Rules ready to use. Loaded once, never changed: nominations and scoresheets pin them by `id`. */
export type LoadedRules = Readonly<{
  id: string
  editionId: string
  version: number
  hash: string
  published: boolean
  rules: Rules
}>

/** Shown to everyone once rules are published. */
export const isPublic = (edition: Edition): boolean => edition.state !== 'prepared'

/** True where "contoh" must stand: the edition is made up, or its rules are an example. */
export const isExample = (edition: Edition, rules: LoadedRules | null): boolean =>
  edition.fictional || rules?.rules.document.example === true

/**
 * True where a result of `other` is the history of a product in `edition`. Training is nobody's history, and what is
 * made up is no history of what is real.
 */
export const mayFollow = (edition: Edition, other: Edition | undefined): boolean =>
  other !== undefined &&
  other.id !== edition.id &&
  edition.kind === 'regular' &&
  other.kind === 'regular' &&
  other.fictional === edition.fictional

export const editionFacts = (edition: Edition) => ({
  areaPath: '/',
  state: edition.state,
  isPublic: isPublic(edition),
})

/** Where anybody finds the rules with this hash. */
export const rulesFileAddress = (slug: string, hash: string): string => `/edisi/${slug}/aturan/${hash}`
