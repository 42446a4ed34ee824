import type { Locale } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import { formatDeadline } from '../../../platform/translations.ts'
import { calendarStrip } from '../../../ui/index.ts'
import { words } from '../messages.ts'
import { stageState, type EditionStage, type StageState } from '../stage.ts'

/** When a stage is, in words: a deadline stands in WIB with the other two zones beside it. */
export function stageWhen(stage: EditionStage, state: StageState, locale: Locale): string {
  const own = words[locale]
  const from = stage.opensAt ? own.from(formatDeadline(stage.opensAt, locale)) : ''
  const until = stage.closesAt ? own.until(formatDeadline(stage.closesAt, locale)) : ''
  if (from === '' && until === '') return own.notScheduled
  if (until === '') return state === 'open' ? `${from}. ${own.openUntilClosed}` : from
  return [from, until].filter(Boolean).join('. ')
}

const looks = { unset: 'next', next: 'next', open: 'now', closed: 'past' } as const

/** The stages of an edition with their times and what happens in them. */
export const stageStrip = (stages: readonly EditionStage[], now: Date, locale: Locale): Html =>
  calendarStrip({
    locale,
    label: words[locale].calendarLabel,
    stages: stages.map(stage => {
      const state = stageState(stage, now)
      return {
        label: stage.title[locale],
        when: stageWhen(stage, state, locale),
        state: looks[state],
        note: stage.explanation[locale],
      }
    }),
  })
