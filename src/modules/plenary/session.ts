import type { Facts } from '../../access/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import type { Motion, PanelRules, PlenaryRules, Vote } from './motion.ts'

export type SessionState = 'planned' | 'open' | 'adjourned' | 'closed'

/** A session of the plenary of one edition, without what happened in it. */
export type Session = Readonly<{
  id: string
  editionId: string
  /** First, second ... of the edition. */
  number: number
  /** `YYYY-MM-DD`. */
  heldOn: string
  place: string
  state: SessionState
  plannedBy: string
  plannedAt: Date
  /** Who opened it, and presides over it. */
  chairId: string | null
  openedAt: Date | null
  closedAt: Date | null
  rowVersion: number
}>

/** Somebody who attends in a role of the panel that does not score: without a vote, and not counted for the quorum. */
export type Attendee = Readonly<{ personId: string; role: string }>

/** False for a member: the list of invited people names no role there. */
export const holdsRole = ({ role }: Pick<Attendee, 'role'>): boolean => role.length > 0

/** That somebody came, and until when the person stayed. */
export type Attendance = Readonly<{ personId: string; cameAt: Date; leftAt: Date | null }>
export type Break = Readonly<{ beganAt: Date; endedAt: Date | null; reason: string }>

/** One time that a case was before the session. */
export type Turn = Readonly<{
  id: string
  nominationId: string
  number: number
  calledAt: Date
  endedAt: Date | null
  /** Why it was called out of the order, or again; empty where the order called it. */
  reason: string
}>

/**
 * `known-interest`: declared before the session; `found-interest`: found by comparing names, and not cleared;
 * `declared`: in the session.
 */
export const recusalKinds = ['own-province', 'known-interest', 'found-interest', 'declared'] as const
export type RecusalKind = (typeof recusalKinds)[number]
export type Recusal = Readonly<{
  turnId: string
  personId: string
  kind: RecusalKind
  notedAt: Date
  /** When it ended: what was found was cleared while the case was at hand. */
  liftedAt: Date | null
}>

/** Somebody leads one case in place of the chair, who is out for it. */
export type Lead = Readonly<{ turnId: string; personId: string; notedAt: Date }>

/** A session with everything that happened in it. */
export type Sitting = Readonly<{
  session: Session
  /** Those who vote. */
  members: readonly string[]
  attendees: readonly Attendee[]
  attendance: readonly Attendance[]
  breaks: readonly Break[]
  turns: readonly Turn[]
  recusals: readonly Recusal[]
  leads: readonly Lead[]
  motions: readonly Motion[]
  /** Of the motion before the session. */
  votes: readonly Vote[]
  /** What the edition's rules say of the plenary. */
  rules: PlenaryRules | null
  /** And of its panels. */
  panel: PanelRules | null
}>

export const sessionPath = (id: string): string => `/sidang/${id}`

/** Everybody who is invited: members, and those who attend in another role. */
export const everyoneIn = ({
  members,
  attendees,
}: Pick<Sitting, 'members' | 'attendees'>): readonly string[] => [
  ...members,
  ...attendees.map(one => one.personId),
]

/** What the access table needs to know: everybody who is invited is assigned to the session. */
export const sessionFacts = (session: Pick<Session, 'state'>, invited: readonly string[]): Facts => ({
  areaPath: '/',
  state: session.state,
  assignedTo: invited,
})

export const currentTurn = ({ turns }: Pick<Sitting, 'turns'>): Turn | null =>
  turns.find(one => one.endedAt === null) ?? null

/** The motion that waits for votes, or for the chair's casting vote. */
export const openMotion = ({ motions }: Pick<Sitting, 'motions'>): Motion | null =>
  motions.find(one => one.state === 'open' || one.state === 'tied') ?? null

export const presentIn = ({ attendance }: Pick<Sitting, 'attendance'>): readonly string[] =>
  attendance.filter(one => one.leftAt === null).map(one => one.personId)

export const recusedIn = ({ recusals }: Pick<Sitting, 'recusals'>, turn: Turn | null): readonly Recusal[] =>
  recusals.filter(one => one.turnId === turn?.id && one.liftedAt === null)

/** The members who are there. */
export const membersPresent = (sitting: Pick<Sitting, 'attendance' | 'members'>): readonly string[] =>
  presentIn(sitting).filter(person => sitting.members.includes(person))

/** Who counts for the quorum of the case before the session: members who are present and not out for it. */
export function countedIn(sitting: Sitting): readonly string[] {
  const out = new Set(recusedIn(sitting, currentTurn(sitting)).map(one => one.personId))
  return membersPresent(sitting).filter(person => !out.has(person))
}

/** A chair who does not score by the rules does not vote with the others either, and breaks ties. */
export function chairVotes({ panel }: Pick<Sitting, 'panel'>): boolean {
  const role = panel?.roles?.find(one => one.id === panel.chair)
  return (panel?.chairScores ?? role?.scores) !== false
}

/** Who may vote on the case before the session. */
export const votersIn = (sitting: Sitting): readonly string[] =>
  chairVotes(sitting)
    ? countedIn(sitting)
    : countedIn(sitting).filter(person => person !== sitting.session.chairId)

/** How many must be present: what the rules say, or more than half of the members. */
export const quorumOf = ({ rules, members }: Pick<Sitting, 'rules' | 'members'>): number =>
  rules?.quorum ?? Math.floor(members.length / 2) + 1

/** How many are missing for a vote on the case before the session. Who is out for it does not count. */
export const missingIn = (sitting: Sitting): number =>
  Math.max(0, quorumOf(sitting) - countedIn(sitting).length)

/** Is the chair who presides out of the room for the case at hand? */
export const isChairOut = (sitting: Sitting): boolean =>
  recusedIn(sitting, currentTurn(sitting)).some(one => one.personId === sitting.session.chairId)

/**
 * Who leads the case at hand: the chair who presides, or where the chair is out for it, the member to whom the lead was
 * handed last. Null until it is handed over, and after that member, too, turned out to have an interest.
 */
export function leaderOf(sitting: Sitting): string | null {
  if (!isChairOut(sitting)) return sitting.session.chairId
  const turn = currentTurn(sitting)
  const lead = sitting.leads.findLast(one => one.turnId === turn?.id)?.personId
  const isOut = recusedIn(sitting, turn).some(one => one.personId === lead)
  return lead === undefined || isOut ? null : lead
}

/**
 * What the access table needs to know of an act on a session: who is out for the case at hand does nothing meanwhile,
 * and whoever leads it in place of the chair does what a chair does about it.
 */
export const caseFacts = (sitting: Sitting): Facts => {
  const leader = isChairOut(sitting) ? leaderOf(sitting) : null
  return {
    ...sessionFacts(sitting.session, everyoneIn(sitting)),
    interestOf: recusedIn(sitting, currentTurn(sitting)).map(one => one.personId),
    ...(leader === null ? {} : { personId: leader }),
  }
}

/** A session may be opened on its day, and later; never before. */
export const isTooEarly = ({ heldOn }: Session, now: Date): boolean => heldOn > capitalDay(now)

export type CaseStanding = 'settled' | 'deferred' | 'open'

/** How the session left each case that it saw: by the last motion that passed in the case's last turn. */
export function standingsOf({ turns, motions }: Pick<Sitting, 'turns' | 'motions'>) {
  const standings = new Map<string, CaseStanding>()
  for (const turn of turns) {
    const passed = motions.findLast(one => one.turnId === turn.id && one.state === 'passed')
    const before = standings.get(turn.nominationId) ?? 'open'
    standings.set(
      turn.nominationId,
      passed ? (passed.stars === null ? 'deferred' : 'settled') : before === 'settled' ? 'settled' : 'open',
    )
  }
  return standings
}
