import type { Locale } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { statusTag, type Tone } from '../../../ui/index.ts'
import type { ImportState, StoredRow } from '../import.ts'
import { words } from '../messages.ts'

const stateTones: Readonly<Record<ImportState, Tone>> = {
  seen: 'attention',
  running: 'waiting',
  done: 'good',
  cancelled: 'neutral',
}

export const stateTag = (state: ImportState, locale: Locale, withMeaning = false): Html =>
  statusTag({
    state,
    label: words[locale].states[state],
    tone: stateTones[state],
    ...(withMeaning ? { meaning: words[locale].meanings[state] } : {}),
  })

const verdictTones = { wrong: 'bad', new: 'good', changed: 'attention', unchanged: 'neutral' } as const
const outcomeTones = { done: 'good', 'moved-on': 'attention', failed: 'bad' } as const

/** What became of a row; before that what the look said of it. */
export function rowTag({ verdict, outcome }: StoredRow, locale: Locale): Html {
  const own = words[locale]
  if (outcome !== null)
    return statusTag({ state: outcome, label: own.outcomes[outcome], tone: outcomeTones[outcome] })
  return statusTag({ state: verdict, label: own.verdicts[verdict], tone: verdictTones[verdict] })
}

export const whoWhen = (
  locale: Locale,
  names: ReadonlyMap<string, string>,
  at: Date,
  by: string | null,
): string => words[locale].sentBy(formatMoment(at, locale), names.get(by ?? '') ?? words[locale].someone)
