import type { Locale } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import { statusTag, type Tone } from '../../../ui/index.ts'
import { holders, stateWords, type NominationState } from '../lifecycle.ts'

const tones: Readonly<Record<NominationState, Tone>> = {
  draft: 'neutral',
  approved: 'waiting',
  submitted: 'waiting',
  returned: 'attention',
  resubmitted: 'waiting',
  admitted: 'good',
  'not-admitted': 'bad',
  'in-assessment': 'waiting',
  assessed: 'waiting',
  recommended: 'good',
  decided: 'honour',
  published: 'honour',
  withdrawn: 'neutral',
  lapsed: 'bad',
}

/** A state by its word; with `meaning` also what it means and who holds the ball. */
export function stateTag(state: NominationState, locale: Locale, meaning = false): Html {
  const own = stateWords[state]
  const ball = own.holder === holders.nobody ? '' : ` (${own.holder[locale]})`
  return statusTag({
    state,
    label: own.word[locale],
    tone: tones[state],
    ...(meaning ? { meaning: `${own.meaning[locale]}${ball}` } : {}),
  })
}
