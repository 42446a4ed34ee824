/** Where pieces of a sample can be. */
export const counts = [
  'underway',
  'store',
  'session',
  'back',
  'returned',
  'consumed',
  'discarded',
  'lost',
] as const
export type Count = (typeof counts)[number]
/** How many pieces are where. */
export type Counts = Readonly<Record<Count, number>>

export const noPieces: Counts = {
  underway: 0,
  store: 0,
  session: 0,
  back: 0,
  returned: 0,
  consumed: 0,
  discarded: 0,
  lost: 0,
}

/** Every state of a sample, in the order of its life. */
export const sampleStates = [
  'announced',
  'sent',
  'stored',
  'at-session',
  'going-back',
  'returned',
  'consumed',
  'discarded',
  'lost',
] as const
export type SampleState = (typeof sampleStates)[number]

type Way = Readonly<{ from: Count | null; to: Count | null }>

/** The only legal moves of pieces: out of which count, into which. What moves nothing is a note in the chain. */
export const ways = {
  announced: { from: null, to: 'underway' },
  reduced: { from: 'underway', to: null },
  sent: { from: null, to: null },
  received: { from: 'underway', to: 'store' },
  extra: { from: null, to: 'store' },
  missing: { from: 'underway', to: null },
  coded: { from: null, to: null },
  shelved: { from: null, to: null },
  moved: { from: null, to: null },
  'taken-out': { from: 'store', to: 'session' },
  'brought-back': { from: 'session', to: 'store' },
  tasted: { from: 'session', to: 'consumed' },
  'lost-at-session': { from: 'session', to: 'lost' },
  consumed: { from: 'store', to: 'consumed' },
  discarded: { from: 'store', to: 'discarded' },
  lost: { from: 'store', to: 'lost' },
  'not-found': { from: null, to: null },
  'sent-back': { from: 'store', to: 'back' },
  returned: { from: 'back', to: 'returned' },
} as const satisfies Record<string, Way>
export type StepKind = keyof typeof ways
export const stepKinds = Object.keys(ways) as readonly StepKind[]

/** One link of the chain of custody. */
export type Step = Readonly<{
  kind: StepKind
  pieces: number
  placeId?: string
  sessionId?: string
  note?: string
}>

/** The pieces after a step; null where there are not so many to move. */
export function countsAfter(before: Counts, { kind, pieces }: Step): Counts | null {
  if (!Number.isInteger(pieces) || pieces < 0) return null
  const { from, to }: Way = ways[kind]
  const after = { ...before }
  if (from !== null) after[from] -= pieces
  if (to !== null) after[to] += pieces
  return from !== null && after[from] < 0 ? null : after
}

/** What has arrived, wherever it is by now. */
export const arrivedOf = ({ underway: _underway, ...rest }: Counts): number =>
  Object.values(rest).reduce((sum, one) => sum + one, 0)

/** The state that follows from where the pieces are: what still has to be looked after comes first. */
export function stateOf(held: Counts, isSent: boolean): SampleState {
  if (held.session > 0) return 'at-session'
  if (held.store > 0) return 'stored'
  if (held.back > 0) return 'going-back'
  if (held.underway > 0 || arrivedOf(held) === 0) return isSent ? 'sent' : 'announced'
  if (held.returned > 0) return 'returned'
  if (held.consumed > 0) return 'consumed'
  return held.discarded > 0 ? 'discarded' : 'lost'
}
