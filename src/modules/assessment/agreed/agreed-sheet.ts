import type { Rules } from '../../../engine/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Mark, Scoresheet } from '../assessment.ts'
import type { InterestGround } from '../interests/interested-people.ts'

/** The one sheet on which a panel agrees, in one round. Nothing of it changes while it is locked. */
export type AgreedSheet = Readonly<{
  id: string
  nominationId: string
  round: number
  rulesId: string
  state: 'open' | 'locked'
  /** Counts the changes: whoever agrees does so to one revision. 0 where nothing was written yet. */
  revision: number
  /** Whole hundredths; null until locked. */
  total: number | null
  /** Which individual sheets it stood beside when it was locked; null until then. */
  beside: string | null
  /** Who had no voice when it was locked, because of an interest known then. */
  voiceless: readonly string[]
  lockedBy: string | null
  lockedAt: Date | null
}>

/** What an assessor said to one revision, beside the individual sheets as they were then. */
export type Voice = Readonly<{
  id: string
  personId: string
  revision: number
  beside: string
  agrees: boolean
  /** Why not; empty for who agrees. */
  reason: string
  /** Counts what the person said about the sheet. */
  turn: number
  saidAt: Date
}>

/** Whether the rules want one sheet on which the panel agrees. */
export const wantsAgreement = ({ document }: Rules): boolean => document.aggregation.combine === 'consensus'

/** One individual sheet of the round, with the number by which everybody calls it. */
export type Seat = Readonly<{
  number: number
  personId: string
  sheet: Scoresheet
  marks: readonly Mark[]
  /**
   * Whoever declared an interest since the own lock, or about whom one was found and not cleared, has no voice any more;
   * the sheet stays, as under all rules, until the chair sets it aside.
   */
  interest: InterestGround | null
}>

/** Names the individual sheets as they are: another one, or one that was opened and locked again, is another digest. */
export const besideOf = (sheets: readonly Pick<Scoresheet, 'id' | 'rowVersion'>[]): string =>
  digestOf(
    sheets.map(one => [one.id, one.rowVersion]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

type Standing = Readonly<{ sheet: Pick<AgreedSheet, 'revision'>; beside: string; voices: readonly Voice[] }>

type Whole = Readonly<{ sheet: AgreedSheet; seats: readonly Seat[] }>

/** The last word of a person, to whatever it was said. */
const lastOf = (voices: readonly Voice[], personId: string): Voice | undefined =>
  voices.filter(one => one.personId === personId).toSorted((one, other) => other.turn - one.turn)[0]

/** What a person says to the sheet as it is now: the last word to this revision, or nothing yet. */
export function voiceOf({ sheet, beside, voices }: Standing, personId: string): Voice | null {
  const last = lastOf(voices, personId)
  return last?.revision === sheet.revision && last.beside === beside ? last : null
}

/** Whether somebody's agreement stood when the sheet was locked as it is. */
export const agreedTo = (sheet: AgreedSheet, voices: readonly Voice[], personId: string): boolean =>
  voiceOf({ sheet, beside: sheet.beside ?? '', voices }, personId)?.agrees === true

/** Whether the person had agreed, and the sheet changed since. */
export const isVoided = (standing: Standing, personId: string): boolean =>
  voiceOf(standing, personId) === null && lastOf(standing.voices, personId)?.agrees === true

/** The people whose agreement holds although an interest of theirs came to light after the sheet was locked. */
export const tiedSince = (ground: Standing & Whole): readonly Seat[] =>
  ground.seats.filter(
    one => one.interest !== null && !isVoiceless(ground, one) && voiceOf(ground, one.personId)?.agrees,
  )

/** Whether a seat has no voice: because of an interest now, or of one that was known when the sheet was locked. */
export const isVoiceless = ({ sheet }: Pick<Whole, 'sheet'>, seat: Seat): boolean =>
  sheet.state === 'locked' ? sheet.voiceless.includes(seat.personId) : seat.interest !== null

/** The seats that have a voice, each with what it says now. */
export const heard = (
  standing: Standing & Readonly<{ seats: readonly Seat[] }>,
): readonly Readonly<{ seat: Seat; voice: Voice | null }>[] =>
  standing.seats
    .filter(seat => seat.interest === null)
    .map(seat => ({ seat, voice: voiceOf(standing, seat.personId) }))

/** The fewest voices that make an agreement: two, where the panel has two people. */
export const fewestVoices = ({ document }: Rules): number => Math.min(2, document.panel.size)
