import type { Reader } from '../../../platform/database/index.ts'
import type { Nomination } from '../../nominations/index.ts'
import type { ReleaseGround } from './release-ground.ts'

/** What decides whom a release writes to. */
export type ReleasedTo = Readonly<{
  /** The list is a new decision after an objection. */
  anew: boolean
  nominations: readonly Pick<Nomination, 'id' | 'areaPath' | 'producerId'>[]
}>

/** Whom a release would write to, as people and offices are now. */
export type ExpectedLetters = Readonly<{
  /** False where the service sends no mail at all: people read it on their pages alone. */
  sends: boolean
  /** Each gets one letter, however many products it is about. */
  people: number
  /** The offices and firms that have somebody among them. */
  offices: number
  firms: number
  /** Further people, who asked for no mail: they read it on their page. */
  withoutMail: number
  /** The nominations of which nobody of the office or the firm would hear by mail. */
  nobody: readonly string[]
}>

/** Whom a release told: by a letter, and so far on their page alone. */
export type SentLetters = Readonly<{ people: number; notMailed: number }>

/** Letters belong to a module that stands after this one, so the application hands this in. */
export type ReleaseLetters = Readonly<{
  expect: (reader: Reader, to: ReleasedTo, now: Date) => Promise<ExpectedLetters>
  sent: (reader: Reader, to: ReleasedTo, releasedAt: Date) => Promise<SentLetters>
}>

/** What the pages show of the letters: what is to come, or, once it is released, what became of it. */
export type LettersView = Readonly<{
  expected: Readonly<{ letters: ExpectedLetters; nobody: readonly string[] }> | null
  sent: SentLetters | null
}>

/** Three queries at most, however long the list. */
export async function lettersOf(
  reader: Reader,
  letters: ReleaseLetters | null,
  { list, cases, publication, plan }: ReleaseGround,
  now: Date,
): Promise<LettersView> {
  if (!letters) return { expected: null, sent: null }
  const to = { anew: list.kind === 'correction', nominations: cases.map(one => one.nomination) }
  if (publication?.releasedAt)
    return { expected: null, sent: await letters.sent(reader, to, publication.releasedAt) }
  const found = await letters.expect(reader, to, now)
  const products = new Map(plan.lines.map(line => [line.nominationId, line.product]))
  const nobody = found.nobody.map(id => products.get(id) ?? '')
  return { expected: { letters: found, nobody }, sent: null }
}
