import type { ActingKind } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { digestOf } from '../../platform/digest.ts'
import type { SubmittedFile } from '../nominations/index.ts'

/** The parts of a file whose fingerprints a letter keeps, so that a later change can be told apart. */
export const fileParts = ['facts', 'answers', 'documents', 'photos'] as const
export type FilePart = (typeof fileParts)[number]
export type PartDigests = Readonly<Record<FilePart, string>>

/** One line of the letter's list. */
export type LetterItem = Readonly<{
  nominationId: string
  product: string
  maker: string
  /** The number by which authorities tell the maker apart; empty where there is none. */
  number: string
  /** Village and sentra in one line. */
  place: string
  commodity: string
  /** Of the file as it was approved. */
  parts: PartDigests
}>

export type Signer = Readonly<{
  name: string
  /** `Kepala Dinas Contoh Kabupaten Contoh`, without the sign of acting. */
  position: string
  /** The number of a civil servant; empty where none was given. */
  nip: string
  /** Null for the holder of the post. `date` is `YYYY-MM-DD`. */
  mandate: Readonly<{ kind: ActingKind; number: string; date: string }> | null
}>

/** The programme's own words, as they stood when the letter was made. */
export type LetterWords = Readonly<Record<string, string>>

/** Everything that is printed on a letter, frozen when it is made. */
export type LetterContent = Readonly<{
  /** Which drawing it is typeset with: a later drawing never changes a letter. */
  template: 1
  number: string
  place: string
  /** `YYYY-MM-DD` in the time of the office. */
  day: string
  government: string
  office: string
  addressee: readonly string[]
  subject: string
  opening: string
  closing: string
  /** What an earlier letter said of the same nominations no longer holds: its numbers. */
  replaces: readonly string[]
  items: readonly LetterItem[]
  signer: Signer
  words: LetterWords
  language: string
  checkUrl: string
  issuedAt: string
  example: boolean
}>

export type Letter = Readonly<{
  id: string
  checkKey: string
  editionId: string
  areaPath: AreaPath
  number: string
  content: LetterContent
  fileId: string
  approvedBy: string
  issuedAt: Date
}>

/** A nomination that a letter names, and the paper of its file that the letter is. */
export type Lettered = Readonly<{ nominationId: string; documentId: string }>

/** One digest for each part of a file. `letterOf`: the requirement that the letter itself answers, which is left out. */
export const partsOf = (file: SubmittedFile, letterOf: string): PartDigests => ({
  facts: digestOf([file.producer, file.product, file.sentra]),
  answers: digestOf(file.answers),
  documents: digestOf(file.documents.filter(one => one.requirementId !== letterOf)),
  photos: digestOf(file.photos),
})

/** Which parts are not as they were when the letter was made. */
export const changedParts = (then: PartDigests, now: PartDigests): readonly FilePart[] =>
  fileParts.filter(part => then[part] !== now[part])

/** What is typed to take the recorded number off again: an empty field means that the recorded one stays. */
export const NO_NIP = '-'

const LAST_DIGITS = 4

/** Enough of a number to compare it with the paper at hand, and no more, where others read it too. */
export const shortened = (number: string): string =>
  number.length <= LAST_DIGITS ? number : `…${number.slice(-LAST_DIGITS)}`

/** What is printed beside a line: short enough to be compared by eye. */
export const digestOfItem = ({ parts }: Pick<LetterItem, 'parts'>): string => digestOf(parts).slice(0, 16)

/** `SU-XXXXX-XXXXX-XXXXX`, from random text: nobody finds a letter without having it. */
export const checkKeyFrom = (random: string): string => {
  const letters = random.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return `SU-${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10, 16)}`
}

/** A number of a register as two people compare it: white space and capitals make no other number. */
export const numberKey = (number: string): string => number.replaceAll(/\s+/g, '').toUpperCase()

/** A key as people may type it. */
export const readCheckKey = (typed: string): string => typed.trim().toUpperCase().slice(0, 40)
