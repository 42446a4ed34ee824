import type { LedgerRow } from '../../../audit/index.ts'
import { wholeCountry, type AreaPath } from '../../../foundation/area-path.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import { section, statusTag, timeline, type Tone } from '../../../ui/index.ts'
import { eventName } from '../../../web/index.ts'
import { areaName, timeZoneOf } from '../../regions/index.ts'
import type { Petition, PetitionState } from '../petition.ts'
import { petitionWords } from '../petition-messages.ts'

const tones: Readonly<Record<PetitionState, Tone>> = {
  received: 'waiting',
  'in-review': 'waiting',
  accepted: 'good',
  declined: 'attention',
  withdrawn: 'neutral',
  lapsed: 'neutral',
}

export function petitionTag(state: PetitionState, locale: Locale, withMeaning = false): Html {
  const own = petitionWords[locale]
  const meaning = withMeaning ? { meaning: own.meanings[state] } : {}
  return statusTag({ state, label: own.states[state], tone: tones[state], ...meaning })
}

/** What the sender's own answers lacked when the petition was sent. */
export function lacksPart({ readiness }: Petition, locale: Locale): Html {
  const own = petitionWords[locale]
  const { asked, met, lacks } = readiness
  const said = own.thenMet(formatNumber(met, locale), formatNumber(asked, locale))
  return section({
    title: own.thenLacking,
    lead: said,
    body: html`<ul>${lacks.map(({ title }) => html`<li>${title[locale]}</li>`)}</ul>`,
  })
}

const officeAt = (areaPath: AreaPath, locale: Locale): string =>
  areaPath === wholeCountry ? petitionWords[locale].secretariat : areaName(areaPath)

/** The sender has no account either, but what the platform does by itself is not the sender's. */
function whoDid(row: LedgerRow, locale: Locale): string {
  const own = petitionWords[locale]
  if (row.person_id !== null) return officeAt(row.area_path, locale)
  return row.event === 'petition.erased' ? own.bySystem : own.sender
}

/** What happened to it, without who did it. */
export function historyPart(rows: readonly LedgerRow[], { placePath }: Petition, locale: Locale): Html {
  const own = petitionWords[locale]
  const zone = timeZoneOf(placePath)
  return section({
    title: own.history,
    body: timeline({
      locale,
      label: own.history,
      entries: rows.toReversed().map(row => ({
        when: formatMoment(row.at, locale, zone),
        dateTime: row.at.toISOString(),
        who: whoDid(row, locale),
        what: eventName(row.event, locale),
      })),
    }),
  })
}

export const officeName = ({ areaPath }: Petition, locale: Locale): string =>
  areaPath === wholeCountry
    ? petitionWords[locale].secretariat
    : petitionWords[locale].officeOf(areaName(areaPath))
