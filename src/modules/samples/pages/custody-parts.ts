import { html, type Html } from '../../../platform/html.ts'
import type { Locale } from '../../../foundation/text.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { icon, statusTag, timeline, type Tone } from '../../../ui/index.ts'
import type { SampleEvent } from '../custody-store.ts'
import { custodyWords } from '../custody-messages.ts'
import { counts, type SampleState, type StepKind } from '../lifecycle.ts'
import type { Sample } from '../sample.ts'
import { trackingLink, type SampleSettings } from '../settings.ts'

const tones: Readonly<Record<SampleState, Tone>> = {
  announced: 'waiting',
  sent: 'waiting',
  stored: 'good',
  'at-session': 'attention',
  'going-back': 'waiting',
  returned: 'good',
  consumed: 'neutral',
  discarded: 'bad',
  lost: 'bad',
}

/** The state of a sample, with its meaning where there is room. */
export const stateTagOf = (state: SampleState, locale: Locale, withMeaning = false): Html =>
  statusTag({
    state,
    label: custodyWords[locale].states[state],
    tone: tones[state],
    ...(withMeaning ? { meaning: custodyWords[locale].meanings[state] } : {}),
  })

/** How many pieces are where, in words: `2 di penyimpanan, 1 habis dipakai`. */
export function balanceText(sample: Sample, locale: Locale): string {
  const own = custodyWords[locale]
  const parts = counts.flatMap(count =>
    sample.counts[count] > 0 ? [own.piecesOf(sample.counts[count], own.counts[count])] : [],
  )
  return parts.length === 0 ? '–' : parts.join(', ')
}

/** Links of the chain that are nobody's business but the secretariat's: the code, and where things stand. */
const innerSteps: ReadonlySet<StepKind> = new Set(['coded', 'shelved', 'moved', 'not-found'])
const officeSteps: ReadonlySet<StepKind> = new Set(['announced', 'reduced', 'sent', 'returned'])

const stepTones: Readonly<Partial<Record<StepKind, Tone>>> = {
  received: 'good',
  returned: 'good',
  missing: 'attention',
  'not-found': 'attention',
  discarded: 'bad',
  lost: 'bad',
  'lost-at-session': 'bad',
}

export type Told = Readonly<{
  events: readonly SampleEvent[]
  officeName: string
  /** Names of those who acted, and of places, for the secretariat; null for the office's own page. */
  inner: Readonly<{ people: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> }> | null
}>

/** The chain of custody, the newest link first. */
export function custodyTimeline(locale: Locale, { events, officeName, inner }: Told): Html {
  const own = custodyWords[locale]
  const shown = inner ? events : events.filter(one => !innerSteps.has(one.kind))
  const whoOf = (one: SampleEvent): string => {
    const side = officeSteps.has(one.kind) ? officeName : own.secretariat
    const name = inner?.people.get(one.personId ?? '')
    return name === undefined ? side : `${name}, ${side}`
  }
  const whatOf = (one: SampleEvent): string => {
    const place = inner?.places.get(one.placeId ?? '')
    return place === undefined
      ? own.steps[one.kind](one.pieces)
      : `${own.steps[one.kind](one.pieces)}: ${place}`
  }
  return timeline({
    locale,
    label: own.timeline,
    entries: shown.toReversed().map(one => ({
      when: formatMoment(one.at, locale),
      dateTime: one.at.toISOString(),
      who: whoOf(one),
      what: whatOf(one),
      ...(one.note === '' ? {} : { reason: one.note }),
      ...(stepTones[one.kind] ? { tone: stepTones[one.kind] } : {}),
    })),
  })
}

/** Courier and number of a parcel, with the way to follow it where the courier is known. */
export function shipmentText(
  locale: Locale,
  settings: SampleSettings,
  courier: string,
  tracking: string,
): Html {
  const link = trackingLink(settings, courier, tracking)
  const follow = link
    ? html` <a href="${link}" rel="noreferrer">${custodyWords[locale].follow} ${icon('external-link')}</a>`
    : ''
  return html`${courier === '' ? '–' : courier}${tracking === '' ? '' : `, ${tracking}`}${follow}`
}
