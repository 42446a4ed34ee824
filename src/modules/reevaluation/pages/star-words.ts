import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { stars, statusTag, type Tone } from '../../../ui/index.ts'
import { schemeText, starsText } from '../../decisions/index.ts'
import { words } from '../messages.ts'
import type { Stars } from '../reevaluation.ts'
import type { Standing } from '../standing.ts'

/** Stars with their scheme: never one without the other. */
export const starsWithScheme = ({ stars: count, of, scheme }: Stars, locale: Locale): Html =>
  html`${stars({ stars: count, of, label: starsText(count, of)[locale], withLabel: true })}<br><span class="muted">${schemeText(scheme, of)[locale]}</span>`

const tones: Readonly<Record<Standing, Tone>> = {
  absent: 'attention',
  preparing: 'waiting',
  entered: 'waiting',
  refused: 'bad',
  up: 'honour',
  same: 'good',
  down: 'neutral',
  kept: 'good',
  lost: 'bad',
  'not-re-evaluated': 'bad',
  void: 'neutral',
}

export const standingTag = (standing: Standing, locale: Locale): Html =>
  statusTag({ state: standing, label: words[locale].standings[standing], tone: tones[standing] })
