import type { RulesDocument } from '../../engine/index.ts'

/** What the rules of an edition say of its plenary. */
export type PlenaryRules = NonNullable<RulesDocument['plenary']>
export type PanelRules = RulesDocument['panel']

export const motionKinds = ['as-proposed', 'other-stars', 'further-sheet', 'defer'] as const
export type MotionKind = (typeof motionKinds)[number]
export type MotionState = 'open' | 'tied' | 'passed' | 'lost' | 'withdrawn' | 'void'

/** Why a motion came to nothing: its case went back to the assessors while it ran. */
export type Voided = Readonly<{
  cause: 'sheet-opened' | 'sheet-added'
  reason: string
  /** How many had voted by then. Their votes stay on record, and are not counted. */
  votes: number
}>
export const choices = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof choices)[number]

/** Votes as counts: who voted how is in no paper and on no screen. */
export type Count = Readonly<{ yes: number; no: number; abstained: number }>

/** How a motion ended. */
export type Counted = Count &
  Readonly<{
    means: 'vote' | 'consensus'
    /** Of the votes, those by show of hands. */
    byHand: number
    /** Who could vote then, and how many had to. */
    present: number
    quorum: number
    /** Who could vote and did not; null where nobody noted it. */
    silent: number | null
  }>

/** What somebody moved about the case before the session, and somebody else seconded. */
export type Motion = Readonly<{
  id: string
  turnId: string
  nominationId: string
  /** First, second ... of the session. */
  number: number
  kind: MotionKind
  /** By the rules, when it was put. */
  proposedStars: number
  /** Null for a motion to defer, or for one more sheet. */
  stars: number | null
  reason: string
  proposalDigest: string
  movedBy: string
  secondedBy: string
  putAt: Date
  state: MotionState
  /** Null until it is counted. */
  counted: Counted | null
  /** The chair's vote where the votes were equal. */
  casting: 'yes' | 'no' | null
  countedBy: string | null
  countedAt: Date | null
  voided: Voided | null
}>

export type Vote = Readonly<{ personId: string; choice: Choice; castAt: Date }>

/** The counts of votes cast one by one. */
export const countOf = (votes: readonly Pick<Vote, 'choice'>[]): Count => ({
  yes: votes.filter(one => one.choice === 'yes').length,
  no: votes.filter(one => one.choice === 'no').length,
  abstained: votes.filter(one => one.choice === 'abstain').length,
})

/**
 * What the votes for and against make of a motion. Abstentions count on neither side. Where more than half decide and
 * both sides are equal, the chair's casting vote is asked for.
 */
export function outcomeOf(
  { yes, no }: Pick<Count, 'yes' | 'no'>,
  majority: PlenaryRules['majority'],
): 'passed' | 'lost' | 'tied' {
  if (yes === 0) return 'lost'
  if (majority === 'consensus') return no === 0 ? 'passed' : 'lost'
  if (majority === 'two-thirds') return yes * 3 >= (yes + no) * 2 ? 'passed' : 'lost'
  return yes > no ? 'passed' : yes === no ? 'tied' : 'lost'
}
