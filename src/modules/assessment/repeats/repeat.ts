import type { Scoresheet } from '../assessment.ts'

/** Which files are given once more: those that many score, or any. */
export const repeatSources = ['any', 'anchors'] as const
export type RepeatSource = (typeof repeatSources)[number]

/** What the secretariat has set for an edition. */
export type RepeatSetting = Readonly<{
  editionId: string
  /** For each assessor; 0 for none. */
  each: number
  /** Since the first sheet was locked. */
  afterDays: number
  source: RepeatSource
  /** `YYYY-MM-DD` in the capital; null for at once. */
  startsOn: string | null
  /** 0 where nobody has set anything. */
  rowVersion: number
}>

/**
 * A product that an assessor scores once more under another code, kept apart from the scoresheets: nothing that adds up
 * scoresheets ever meets it. `assignmentId` is that of the first sheet, whose end ends the repeat too.
 */
export type Repeat = Scoresheet &
  Readonly<{ code: string; editionId: string; firstSheetId: string; givenAt: Date }>

/** The states of a nomination in which its repeats are scored: until the plenary's list has left the team. */
const scored: ReadonlySet<string> = new Set(['in-assessment', 'assessed'])

/**
 * What the access table is told of a repeat: a record of its own that is being scored, although the product's sheets may
 * all be locked. Afterwards an open one is over.
 */
export const repeatState = (nominationState: string): string =>
  scored.has(nominationState) ? 'in-assessment' : nominationState

/** Nobody goes on with it any more; what was locked stays readable. */
export const isOver = (repeat: Pick<Repeat, 'state'>, nominationState: string): boolean =>
  repeat.state === 'open' && !scored.has(nominationState)
