import type { AreaPath } from '../../../foundation/area-path.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { AnswerValue } from '../nomination.ts'

/** An answer as it is stored; null: emptied. */
export type StoredAnswer = Readonly<{
  value: AnswerValue | null
  /** Counts the changes of this answer from 1 on. What came first is told by it, never by a device's time. */
  revision: number
  savedBy: string
  savedRole: string
  /** Of the office for which it was saved. */
  savedArea: AreaPath
  savedAt: Date
}>

type Stored = Pick<StoredAnswer, 'value' | 'revision'>

const nothing: Stored = { value: null, revision: 0 }
const fingerprint = (value: AnswerValue | null): string => digestOf({ value }).slice(0, 16)

/** What a form field was drawn with: its revision, and the fingerprint of its value. */
export const baseOf = (stored: Stored | undefined): string => {
  const { revision, value } = stored ?? nothing
  return `${revision}-${fingerprint(value)}`
}

/** What came of one field for the answer: nothing to do, to be stored, left as others have it, or both changed it. */
export type Merged = 'same' | 'mine' | 'theirs' | 'conflict'

export type SentAnswer = Readonly<{
  value: AnswerValue | null
  /** As `baseOf` made it; undefined for a sender who states the answer outright. */
  base: string | undefined
  /** Set where a conflict was shown and settled: what was chosen, and the base that the other version had then. */
  choice?: Readonly<{ of: 'mine' | 'theirs'; seen: string }> | undefined
}>

/**
 * Three values meet: what was typed, what the form was drawn with, and what is stored now. Only a field that was
 * changed here and elsewhere, to different values, is a conflict; it is settled by a choice that has seen the
 * version that is stored now.
 */
export function mergeAnswer({ value, base, choice }: SentAnswer, stored: Stored | undefined): Merged {
  const current = stored ?? nothing
  if (value === current.value) return 'same'
  if (base === undefined || stored === undefined) return 'mine'
  // First, since one may choose one's own version and have it equal what the form was drawn with.
  if (choice?.seen === baseOf(current)) return choice.of
  const [revision = '', drawn = ''] = base.split('-')
  if (fingerprint(value) === drawn) return 'theirs'
  if (revision === String(current.revision) || drawn === fingerprint(current.value)) return 'mine'
  return 'conflict'
}
