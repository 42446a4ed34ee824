import type { Locale } from '../../foundation/text.ts'
import { holders, stateWords, type NominationState } from './lifecycle.ts'
import { words } from './messages.ts'
import { remarkWords } from './help/remark-messages.ts'

export type Situation = Readonly<{
  state: NominationState
  /** What the reader may do about the nomination. */
  able: ReadonlySet<string>
  /** How many things are missing or wrong. */
  missing: number
  findings: number
  /** Whether the file could be sent now. */
  windowOpen: boolean
}>

/** What is asked of the reader now, in one sentence. */
export function askedOf(situation: Situation, locale: Locale): string {
  const { state, able, missing, findings, windowOpen } = situation
  const ask = words[locale].ask
  if (able.has('nomination.approve')) return missing > 0 ? ask.headWaits(missing) : ask.approve
  if (able.has('nomination.resubmit')) {
    const correct = ask.correct(findings)
    return windowOpen ? correct : `${correct} ${ask.stageClosed}`
  }
  if (able.has('nomination.submit')) return windowOpen ? ask.send : `${ask.send} ${ask.stageClosed}`
  if (able.has('nomination.pre-check')) return remarkWords[locale].askProvince
  if (able.has('nomination.answer')) return missing > 0 ? ask.complete(missing) : ask.askHead
  if (able.has('verification.check')) return ask.verify
  const { holder } = stateWords[state]
  return holder === holders.nobody ? ask.over : ask.wait(holder[locale])
}

const trail = [
  'draft',
  'approved',
  'submitted',
  'admitted',
  'in-assessment',
  'recommended',
  'decided',
  'published',
] as const
export type TrailStep = (typeof trail)[number]

/** Where a state stands on the way: the step that is going on, or the one at which it stopped. */
const placeOf: Readonly<Record<NominationState, readonly [step: TrailStep, stopped: boolean]>> = {
  draft: ['draft', false],
  approved: ['submitted', false],
  submitted: ['admitted', false],
  returned: ['admitted', false],
  resubmitted: ['admitted', false],
  admitted: ['in-assessment', false],
  'not-admitted': ['admitted', true],
  'in-assessment': ['in-assessment', false],
  assessed: ['recommended', false],
  recommended: ['decided', false],
  decided: ['published', false],
  published: ['published', false],
  withdrawn: ['draft', true],
  lapsed: ['admitted', true],
}

export type TrailState = Readonly<{ step: TrailStep; state: 'done' | 'current' | 'next' | 'stopped' }>

/** The steps of a nomination: those behind it, the one going on, those to come. */
export function trailOf(state: NominationState): readonly TrailState[] {
  const [step, stopped] = placeOf[state]
  const at = trail.indexOf(step)
  return trail.map((one, index) => {
    if (state === 'published' || index < at) return { step: one, state: 'done' }
    if (index > at) return { step: one, state: 'next' }
    return { step: one, state: stopped ? 'stopped' : 'current' }
  })
}
