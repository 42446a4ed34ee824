import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline } from '../../../platform/translations.ts'
import {
  actionButton,
  dateField,
  errorSummary,
  factList,
  form,
  formActions,
  pageTitle,
  section,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type FormState } from '../../../web/index.ts'
import type { Edition } from '../edition.ts'
import { words } from '../messages.ts'
import { inBoxes } from '../moment.ts'
import type { EditionStage } from '../stage.ts'

export type ClockView = Readonly<{
  locale: Locale
  now: Date
  editions: readonly Edition[]
  stages: readonly EditionStage[]
  form: FormState | null
  formKey: () => string
  link: (path: string) => string
}>

const MOVE = 'clock.move'
const MINUTE = 60_000

function jump(view: ClockView, moment: Date, label: string): Html {
  const { date, time } = inBoxes(moment)
  return form({
    action: view.link('/jam'),
    key: view.formKey(),
    body: html`<input type="hidden" name="date" value="${date}"><input type="hidden" name="time" value="${time}"><div class="buttons">${actionButton({ action: MOVE, label, kind: 'secondary' })}</div>`,
  })
}

function jumps(view: ClockView): Html {
  const { locale } = view
  const own = words[locale]
  const dated = view.stages.filter(stage => stage.opensAt !== null || stage.closesAt !== null)
  return table({
    caption: own.jumps,
    captionHidden: true,
    columns: [own.stage, own.edition, own.jumpOpen, own.jumpClose].map(label => ({ label })),
    rows: dated.map(stage => ({
      cells: [
        stage.title[locale],
        view.editions.find(one => one.id === stage.editionId)?.title[locale] ?? '',
        stage.opensAt ? jump(view, stage.opensAt, own.jumpOpen) : '–',
        stage.closesAt ? jump(view, new Date(stage.closesAt.getTime() + MINUTE), own.jumpClose) : '–',
      ],
    })),
    empty: own.noJumps,
  })
}

function moveForm(view: ClockView): Html {
  const { locale } = view
  const own = words[locale]
  const now = inBoxes(view.now)
  const field = (name: string, stored: string) => ({
    ...fieldState(view, MOVE, name, stored),
    required: true,
  })
  const body = html`${dateField({ ...field('date', now.date), label: own.clockDate })}${textField({
    ...field('time', now.time),
    label: own.clockTime,
    example: own.timeExample,
    width: 'short',
  })}${formActions([actionButton({ action: MOVE, label: own.moveClock, icon: 'clock' })])}`
  return form({ action: view.link('/jam'), key: view.formKey(), body, label: own.moveClock })
}

/** The demo's clock: by it every deadline is counted. */
export function clockPage(view: ClockView): Html {
  const { locale } = view
  const own = words[locale]
  const problems = problemsOf(view.form, locale)
  return html`${pageTitle({ locale, title: own.clock, lead: own.clockLead })}${errorSummary({ locale, problems })}${factList({ facts: [{ label: own.clockNow, value: formatDeadline(view.now, locale) }] })}${moveForm(view)}${section(
    { title: own.jumps, body: jumps(view) },
  )}`
}
