import type { ActingKind } from '../../access/index.ts'
import { commodityTitle, type PlenaryCase } from '../decisions/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Motion, MotionKind, MotionState, PlenaryRules, Voided } from './motion.ts'
import {
  chairVotes,
  quorumOf,
  standingsOf,
  type CaseStanding,
  type RecusalKind,
  type Sitting,
  type Turn,
} from './session.ts'

/** A motion as the minutes tell it. Votes are counts; stars are null for a motion to defer. */
export type MinutedMotion = Readonly<{
  number: number
  kind: MotionKind
  stars: number | null
  reason: string
  movedBy: string
  secondedBy: string
  state: MotionState
  means: 'vote' | 'consensus' | null
  yes: number
  no: number
  abstained: number
  byHand: number
  /** Only where somebody who could vote did not. */
  silent?: number
  present: number
  casting: 'yes' | 'no' | null
  countedBy: string
  at: string
  /** Only of a motion that came to nothing because its case went back to the assessors. */
  voided?: Voided
}>

export type MinutedTurn = Readonly<{
  number: number
  from: string
  to: string
  reason: string
  /** `until`: what was found was cleared then. */
  recused: readonly Readonly<{ name: string; kind: RecusalKind; until?: string }>[]
  /** Who led in place of the chair, and from when on; left out where the chair led. */
  led?: readonly Readonly<{ name: string; from: string }>[]
  motions: readonly MinutedMotion[]
}>

export type MinutedCase = Readonly<{
  code: string
  product: string
  commodity: Text
  /** Null where the computation gave no proposal. */
  proposed: number | null
  of: number
  standing: CaseStanding
  /** What was settled in this session; null where nothing was. */
  stars: number | null
  departed: boolean
  turns: readonly MinutedTurn[]
}>

/** Everything that the minutes say, frozen. Moments are ISO texts; people stand with the names that they had. */
export type MinutesContent = Readonly<{
  template: 1
  example: boolean
  edition: Readonly<{ title: Text; number: string }>
  session: Readonly<{ number: number; heldOn: string; place: string; from: string; to: string }>
  chair: string
  /** Left out for the holder of the post. */
  chairActing?: ActingKind
  /** Left out where the chair votes like every member. */
  chairVote?: 'at-tie' | 'none'
  secretary: string
  quorum: Readonly<{ needed: number; isByRules: boolean; majority: PlenaryRules['majority'] }>
  members: readonly Readonly<{
    name: string
    times: readonly Readonly<{ from: string; to: string }>[]
  }>[]
  /** Who attended in a role of the rules without a vote; left out where nobody did. */
  others?: readonly Readonly<{
    name: string
    role: Text
    times: readonly Readonly<{ from: string; to: string }>[]
  }>[]
  breaks: readonly Readonly<{ from: string; to: string; reason: string }>[]
  cases: readonly MinutedCase[]
  /** Cases of the edition that were not settled when the session closed. */
  left: number
  rulesHashes: readonly string[]
  /** Of the plenary's whole table when the session closed: the chair signs a table with this digest, or sees why not. */
  tableDigest: string
  corrections: readonly Readonly<{ version: number; text: string; by: string; at: string }>[]
}>

export type Minutes = Readonly<{
  sessionId: string
  version: number
  content: MinutesContent
  digest: string
  pdfSha256: string | null
  reason: string
  madeBy: string
  madeAt: Date
}>

/** What the minutes are made from. `closedAt`: whatever still went on ended then. */
export type MinutesGround = Readonly<{
  sitting: Sitting
  cases: ReadonlyMap<string, PlenaryCase>
  names: ReadonlyMap<string, string>
  edition: MinutesContent['edition']
  example: boolean
  chair: string
  chairActing: ActingKind | null
  secretary: string
  left: number
  tableDigest: string
  closedAt: Date
}>

const moment = (at: Date): string => at.toISOString()

function motionIn(one: Motion, name: (id: string) => string): MinutedMotion {
  const { counted } = one
  return {
    number: one.number,
    kind: one.kind,
    stars: one.stars,
    reason: one.reason,
    movedBy: name(one.movedBy),
    secondedBy: name(one.secondedBy),
    state: one.state,
    means: counted?.means ?? null,
    yes: counted?.yes ?? 0,
    no: counted?.no ?? 0,
    abstained: counted?.abstained ?? 0,
    byHand: counted?.byHand ?? 0,
    ...(counted?.silent ? { silent: counted.silent } : {}),
    present: counted?.present ?? 0,
    casting: one.casting,
    countedBy: name(one.countedBy ?? ''),
    at: moment(one.countedAt ?? one.putAt),
    ...(one.voided ? { voided: one.voided } : {}),
  }
}

function turnIn({ sitting, closedAt }: MinutesGround, turn: Turn, name: (id: string) => string): MinutedTurn {
  const leads = sitting.leads.filter(one => one.turnId === turn.id)
  return {
    number: turn.number,
    from: moment(turn.calledAt),
    to: moment(turn.endedAt ?? closedAt),
    reason: turn.reason,
    recused: sitting.recusals
      .filter(one => one.turnId === turn.id)
      .map(one => ({
        name: name(one.personId),
        kind: one.kind,
        ...(one.liftedAt ? { until: moment(one.liftedAt) } : {}),
      })),
    ...(leads.length === 0
      ? {}
      : { led: leads.map(one => ({ name: name(one.personId), from: moment(one.notedAt) })) }),
    motions: sitting.motions.filter(one => one.turnId === turn.id).map(one => motionIn(one, name)),
  }
}

function caseIn(ground: MinutesGround, id: string, name: (id: string) => string): readonly MinutedCase[] {
  const { sitting, cases } = ground
  const one = cases.get(id)
  if (!one) return []
  const standing = standingsOf(sitting).get(id) ?? 'open'
  // What was settled first and put off later is not settled: the later motion counts.
  const passed =
    standing === 'settled'
      ? sitting.motions.findLast(
          each => each.nominationId === id && each.state === 'passed' && each.stars !== null,
        )
      : undefined
  const { proposal } = one.computed
  const seen = sitting.motions.findLast(each => each.nominationId === id)
  const isBack = one.nomination.state !== 'assessed'
  return [
    {
      code: one.blindCode ?? '–',
      product: one.product,
      commodity: commodityTitle(one),
      // A case that went back to its assessors has no proposal any more: what the session saw stands.
      proposed: passed ? passed.proposedStars : isBack ? (seen?.proposedStars ?? null) : proposal.stars,
      of: proposal.of,
      standing,
      stars: passed?.stars ?? null,
      departed: passed !== undefined && passed.stars !== passed.proposedStars,
      turns: sitting.turns.filter(turn => turn.nominationId === id).map(turn => turnIn(ground, turn, name)),
    },
  ]
}

type Frame = Pick<MinutesContent, 'session' | 'chairVote' | 'quorum' | 'members' | 'others' | 'breaks'>

const byName = (one: Readonly<{ name: string }>, other: Readonly<{ name: string }>): number =>
  one.name.localeCompare(other.name, 'id')

/** Who attended without a vote, in the order of the roles in the rules. */
function othersIn(
  { attendees, panel }: Sitting,
  name: (id: string) => string,
  timesOf: (id: string) => Frame['members'][number]['times'],
): Pick<Frame, 'others'> {
  if (attendees.length === 0) return {}
  const roles = panel?.roles ?? []
  const placeOf = (role: string): number => roles.findIndex(one => one.id === role)
  const others = attendees
    .toSorted((one, other) => placeOf(one.role) - placeOf(other.role))
    .map(({ personId, role }) => ({
      name: name(personId),
      role: roles.find(one => one.id === role)?.title ?? { id: role, en: role },
      times: timesOf(personId),
    }))
  return { others }
}

/** When, where, who and with what quorum. */
function frameOf({ sitting, closedAt }: MinutesGround, name: (id: string) => string): Frame {
  const { session, members, attendance, breaks, rules } = sitting
  const timesOf = (personId: string) =>
    attendance
      .filter(one => one.personId === personId)
      .map(one => ({ from: moment(one.cameAt), to: moment(one.leftAt ?? closedAt) }))
  return {
    session: {
      number: session.number,
      heldOn: session.heldOn,
      place: session.place,
      from: moment(session.openedAt ?? closedAt),
      to: moment(closedAt),
    },
    ...(chairVotes(sitting)
      ? {}
      : { chairVote: (rules?.majority ?? 'simple') === 'simple' ? 'at-tie' : 'none' }),
    quorum: { needed: quorumOf(sitting), isByRules: rules !== null, majority: rules?.majority ?? 'simple' },
    members: members.map(id => ({ name: name(id), times: timesOf(id) })).toSorted(byName),
    ...othersIn(sitting, name, timesOf),
    breaks: breaks.map(one => ({
      from: moment(one.beganAt),
      to: moment(one.endedAt ?? closedAt),
      reason: one.reason,
    })),
  }
}

/** The minutes of a session from what happened in it. */
export function minutesOf(ground: MinutesGround): MinutesContent {
  const { sitting, names, cases } = ground
  const name = (id: string): string => names.get(id) ?? '–'
  const ids = [...new Set(sitting.turns.map(one => one.nominationId))]
  return {
    template: 1,
    example: ground.example,
    edition: ground.edition,
    ...frameOf(ground, name),
    chair: ground.chair,
    ...(ground.chairActing ? { chairActing: ground.chairActing } : {}),
    secretary: ground.secretary,
    cases: ids.flatMap(id => caseIn(ground, id, name)),
    left: ground.left,
    rulesHashes: [...new Set([...cases.values()].map(one => one.computed.proposal.rulesHash))],
    tableDigest: ground.tableDigest,
    corrections: [],
  }
}
