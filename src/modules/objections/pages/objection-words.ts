import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { contohTag, notice, statusTag, type Tone } from '../../../ui/index.ts'
import { timeZoneOf } from '../../regions/index.ts'
import { words } from '../messages.ts'
import { isOverdue, type Objection, type ObjectionState, type Window } from '../objection.ts'

const tones: Readonly<Record<ObjectionState, Tone>> = {
  draft: 'neutral',
  received: 'waiting',
  'taken-up': 'waiting',
  refused: 'neutral',
  upheld: 'good',
  withdrawn: 'neutral',
}

export const stateTagOf = ({ state }: Objection, locale: Locale, meaning = false): Html =>
  statusTag({
    state,
    label: words[locale].states[state],
    tone: tones[state],
    ...(meaning ? { meaning: words[locale].meanings[state] } : {}),
  })

/** A moment on the clocks of the area: its people count in their own time. */
export const momentThere = (at: Date, areaPath: string, locale: Locale): string =>
  formatMoment(at, locale, timeZoneOf(areaPath))

export function answerByText(one: Objection, now: Date, locale: Locale): Html | string {
  if (one.answerBy === null) return '–'
  const at = momentThere(one.answerBy, one.areaPath, locale)
  if (!isOverdue(one, now)) return at
  return html`${at} ${statusTag({ state: 'late', label: words[locale].late, tone: 'bad' })}`
}

function windowText(window: Window, areaPath: string, locale: Locale): string {
  const own = words[locale]
  const { state, opensAt, closesAt } = window
  const there = (at: Date): string => momentThere(at, areaPath, locale)
  if (state === 'closed')
    return opensAt && closesAt ? own.windowWas(there(opensAt), there(closesAt)) : own.windowClosed
  if (state === 'next' && opensAt) return own.nextFrom(there(opensAt))
  return closesAt ? own.until(there(closesAt)) : own.untilClosed
}

/** Until when a result can be objected to, and that the rule is an example where it is. */
export function windowNotice(
  window: Window,
  about: Readonly<{ areaPath: string; locale: Locale; now: Date; example: boolean }>,
): Html {
  const { areaPath, locale, now } = about
  const own = words[locale]
  const inGrace = window.state === 'closed' && window.grace !== null && now < window.grace
  const grace =
    inGrace && window.grace ? html` ${own.graceUntil(momentThere(window.grace, areaPath, locale))}` : ''
  const example = about.example ? html` ${contohTag({ locale })} ${own.exampleRule}` : ''
  return notice({
    locale,
    kind: window.state === 'open' ? 'info' : 'warning',
    text: html`${windowText(window, areaPath, locale)}${grace}${example}`,
  })
}

/** What somebody wrote, line by line. */
export const linesOf = (written: string): Html =>
  html`${written
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => html`<p>${line}</p>`)}`
