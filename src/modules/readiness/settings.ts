import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Post, StrangerPost } from '../people/index.ts'

/** What the module is told from outside. */
export type ReadinessSettings = Readonly<{
  types: DocumentTypes
  /** How many days before its end a document counts as expiring. */
  warnDays: number
  /** How often one network may have a self-check computed within a minute. */
  checksPerMinute: number
  petitions: PetitionSettings
}>

export type PetitionSettings = Readonly<{
  post: Post
  /** For senders, who have no account. */
  toSender: StrangerPost
  /** For how many months the data of who sent a petition are kept at most. */
  keepMonths: number
  /** The law under which personal data are kept, as it is cited. */
  law: Text
  /** How many petitions one network may send in an hour. */
  perHour: number
}>
