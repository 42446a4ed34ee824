import type { Facts } from '../../access/index.ts'
import { countsAfter, stateOf, type Counts, type SampleState, type Step } from './lifecycle.ts'

/** The physical product on its way to the assessors, and how many pieces of it are where. */
export type Sample = Readonly<{
  id: string
  nominationId: string
  editionId: string
  areaPath: string
  labelCode: string
  state: SampleState
  counts: Counts
  /** What the office announced of the last parcel. */
  pieces: number
  courier: string
  trackingNumber: string
  /** `YYYY-MM-DD`; null until the parcel on its way was handed to the courier. */
  sentOn: string | null
  note: string
  /** The office's production code. */
  lot: string
  /** `YYYY-MM-DD`. */
  bestBefore: string | null
  /** An id of the settings' storage needs; empty where none was said. */
  storage: string
  announcedBy: string
  announcedAt: Date
  /** An id of the settings' conditions. */
  condition: string | null
  conditionNote: string
  /** What arrived cannot be judged as it is: the office may send a second parcel. */
  wantsReplacement: boolean
  receivedBy: string | null
  receivedAt: Date | null
  placeId: string | null
  sessionId: string | null
  returnCourier: string
  returnTracking: string
  /** `YYYY-MM-DD`: when what is left was sent back. */
  returnedOn: string | null
  rowVersion: number
}>

/** What an act makes of a sample: how it is afterwards, and the links that its chain gets. */
export type SampleChange = Readonly<{ sample: Sample; steps: readonly Step[] }>

/**
 * Takes the steps with a sample, whose counts and state follow from them. Whoever calls has made sure that the pieces
 * are there: a step that takes more than there is throws.
 */
export function take(sample: Sample, steps: readonly Step[]): SampleChange {
  let held = sample.counts
  for (const step of steps) {
    const after = countsAfter(held, step)
    if (after === null) throw new Error(`${step.kind} takes more pieces than sample ${sample.id} has there`)
    held = after
  }
  const state = stateOf(held, sample.sentOn !== null)
  return {
    sample: {
      ...sample,
      counts: held,
      state,
      placeId: held.store > 0 || held.session > 0 ? sample.placeId : null,
      sessionId: held.session > 0 ? sample.sessionId : null,
    },
    steps,
  }
}

type CustodyAct = 'receive' | 'store' | 'session' | 'confirm'
const stands: Readonly<Record<CustodyAct, readonly [keyof Counts, string]>> = {
  receive: ['underway', 'on-the-way'],
  store: ['store', 'stored'],
  session: ['session', 'at-session'],
  confirm: ['back', 'going-back'],
}

/** Facts for acts on what is in hand: the state says whether there are pieces to do it with. */
export function custodyFacts(sample: Sample, act: CustodyAct): Facts {
  const [count, state] = stands[act]
  return { areaPath: sample.areaPath, state: sample.counts[count] > 0 ? state : 'nothing-there' }
}

/** May a parcel be announced: there is none yet, it has not arrived, or what arrived must be replaced? */
const isOpenToOffice = (sample: Sample | null): boolean =>
  sample === null || sample.counts.underway > 0 || sample.wantsReplacement

/** Facts for what the office does: the sample's own area, in the state of its nomination while a parcel can come. */
export const officeFacts = (areaPath: string, nominationState: string, sample: Sample | null): Facts => ({
  areaPath,
  state: isOpenToOffice(sample) ? nominationState : 'sample-received',
})
