import type { Facts } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Locale, Text } from '../../foundation/text.ts'
import type { NominationState } from './lifecycle.ts'

/** What was answered: text and choices as text, numbers and percents as numbers, yes-no as true or false. */
export type AnswerValue = string | number | boolean
export type Answers = Readonly<Record<string, AnswerValue>>

/** A document as it was when the file was submitted. */
export type FrozenDocument = Readonly<{
  requirementId: string
  documentId: string
  type: string
  number: string
  issuer: string
  issuedOn: string | null
  validUntil: string | null
  fileId: string | null
  /** Of the file's bytes. */
  sha256: string | null
}>

export type FrozenPhoto = Readonly<{ id: string; fileId: string; sha256: string | null; caption: string }>

/** The producer, product and sentra as they were then, field by field. */
export type FrozenFacts = Readonly<Record<string, string | number | null>>

/** Everything that was known at the moment of submission: this is what is verified and scored. */
export type SubmittedFile = Readonly<{
  round: number
  submittedAt: string
  rulesId: string
  rulesHash: string
  producer: FrozenFacts
  product: FrozenFacts
  sentra: FrozenFacts | null
  answers: Answers
  documents: readonly FrozenDocument[]
  photos: readonly FrozenPhoto[]
}>

/** One thing that the secretariat found wrong. `itemId` is a requirement, a section, or `photos`. */
export type Finding = Readonly<{
  itemId: string
  kind: 'document' | 'section' | 'photos' | 'file'
  title: Text
  reason: string
  /** The same one by one, in both languages; not there where it was written before both were kept. */
  reasons?: readonly Text[]
  /** The rule that it comes from. */
  rule: Text
}>

/** Why, in the reader's language where it was kept in both. */
export const findingReason = ({ reason, reasons = [] }: Finding, locale: Locale): string =>
  reasons.length === 0 ? reason : reasons.map(one => one[locale]).join(' ')

/** A nomination without its file, as lists show it. */
export type NominationBrief = Readonly<{
  id: string
  editionId: string
  rulesId: string
  productId: string
  producerId: string
  sentraId: string | null
  commodity: string
  areaPath: AreaPath
  state: NominationState
  round: number
  receipt: string | null
  stateAt: Date
  submittedAt: Date | null
  rowVersion: number
}>

export type Nomination = NominationBrief &
  Readonly<{
    openedBy: string
    approvedBy: string | null
    approvedAt: Date | null
    submittedBy: string | null
    submittedFile: SubmittedFile | null
    findings: readonly Finding[]
    createdAt: Date
  }>

/** What the access table needs to know of a nomination. */
export const nominationFacts = (
  nomination: Readonly<{ id: string; areaPath: AreaPath; state: string; producerId: string }>,
): Facts => ({
  areaPath: nomination.areaPath,
  state: nomination.state,
  ownerId: nomination.producerId,
  nominationId: nomination.id,
})

/** The letters of a receipt: none that is taken for another one when read aloud or copied by hand. */
const receiptLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const RECEIPT_LENGTH = 6

/** `BTG-<edition number>-XXXXXX`, from random text that the caller brings. */
export function receiptFrom(editionNumber: string, random: string): string {
  let code = ''
  for (let index = 0; index < RECEIPT_LENGTH; index++) {
    // Two characters of 32 kinds each, so that every letter is about equally probable.
    const value = random.charCodeAt(index * 2) * 37 + random.charCodeAt(index * 2 + 1)
    code += receiptLetters[value % receiptLetters.length]
  }
  return `BTG-${editionNumber}-${code}`
}
