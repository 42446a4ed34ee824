import type { Text } from '../../foundation/text.ts'

/** A reason that is given often. It says what is wrong and what to do. */
export type ReasonTemplate = Readonly<{ id: string; text: Text }>

/** What the module is told of the programme: how long a file may wait, where issuers are asked, what is said often. */
export type VerificationSettings = Readonly<{
  /** Calendar days within which a file is looked at: for the first time, and after a correction. */
  targetDays: Readonly<{ first: number; again: number }>
  /** Types of documents whose number belongs to one business alone. */
  ownNumbers: readonly string[]
  /** The issuer's own site for each type of document that has one. */
  lookUps: Readonly<Record<string, Readonly<{ title: Text; address: string }>>>
  reasons: Readonly<{
    general: readonly ReasonTemplate[]
    document: readonly ReasonTemplate[]
    section: readonly ReasonTemplate[]
    photos: readonly ReasonTemplate[]
    /** Beside those of every document, by its type. */
    types: Readonly<Record<string, readonly ReasonTemplate[]>>
  }>
}>
