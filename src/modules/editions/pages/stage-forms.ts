import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  dateField,
  form,
  formActions,
  linkButton,
  panel,
  statusTag,
  textField,
  type Tone,
} from '../../../ui/index.ts'
import { fieldState, type FormState } from '../../../web/index.ts'
import type { Edition } from '../edition.ts'
import { extensionWords } from '../extension-messages.ts'
import { words } from '../messages.ts'
import { inBoxes } from '../moment.ts'
import { stageState, type EditionStage, type StageState } from '../stage.ts'
import { graceLine } from './extension-parts.ts'
import { stageWhen } from './stage-strip.ts'

export type StageFormsView = Readonly<{
  locale: Locale
  now: Date
  edition: Edition
  stages: readonly EditionStage[]
  mayChange: boolean
  form: FormState | null
  formKey: () => string
  link: (path: string) => string
}>

export const SCHEDULE = 'stage.schedule'
const tones: Readonly<Record<StageState, Tone>> = {
  unset: 'neutral',
  next: 'waiting',
  open: 'good',
  closed: 'neutral',
}

/** The refused form, where it was this stage's. */
/** The fields of a stage's window, beside which a problem can stand. */
export const scheduleFields: ReadonlySet<string> = new Set([
  'opensDate',
  'opensTime',
  'closesDate',
  'closesTime',
  'reason',
])

const formOf = (view: StageFormsView, stage: EditionStage): FormState | null =>
  view.form?.values['stage'] === stage.stageId ? view.form : null

const fieldOf = (view: StageFormsView, stage: EditionStage, name: string, stored: string) => ({
  ...fieldState({ locale: view.locale, form: formOf(view, stage) }, SCHEDULE, name, stored),
  id: `f-${stage.stageId}-${name}`,
})

const hiddenStage = (stage: EditionStage): Html =>
  html`<input type="hidden" name="stage" value="${stage.stageId}">`

function handButton(view: StageFormsView, stage: EditionStage, state: StageState): Html {
  const own = words[view.locale]
  const title = stage.title[view.locale]
  const button =
    state === 'open'
      ? actionButton({
          action: 'stage.close',
          label: own.closeStage,
          kind: 'danger',
          confirm: { locale: view.locale, text: own.closeConfirm(title), label: own.closeYes },
        })
      : actionButton({ action: 'stage.open', label: own.openStage, kind: 'secondary' })
  return form({
    action: view.link(`/edisi-kelola/${view.edition.id}`),
    key: view.formKey(),
    version: stage.rowVersion,
    label: title,
    body: html`${hiddenStage(stage)}<div class="buttons">${button}</div>`,
  })
}

function scheduleForm(view: StageFormsView, stage: EditionStage): Html {
  const { locale } = view
  const own = words[locale]
  const [opens, closes] = [inBoxes(stage.opensAt), inBoxes(stage.closesAt)]
  const field = (name: string, stored: string) => fieldOf(view, stage, name, stored)
  const body = html`${hiddenStage(stage)}${dateField({ ...field('opensDate', opens.date), label: own.opensDate })}${textField(
    { ...field('opensTime', opens.time), label: own.opensTime, width: 'short' },
  )}${dateField({ ...field('closesDate', closes.date), label: own.closesDate })}${textField({
    ...field('closesTime', closes.time),
    label: own.closesTime,
    example: own.timeExample,
    hint: own.timeHint,
    width: 'short',
  })}${textField({ ...field('reason', ''), label: own.reason, hint: own.reasonHint, maxLength: 500 })}${formActions(
    [actionButton({ action: SCHEDULE, label: own.saveSchedule, kind: 'secondary' })],
  )}`
  const inside = form({
    action: view.link(`/edisi-kelola/${view.edition.id}`),
    key: view.formKey(),
    version: stage.rowVersion,
    label: own.scheduleFor(stage.title[locale]),
    body,
  })
  const refused = formOf(view, stage)?.action === SCHEDULE
  return html`<details${refused ? html` open` : ''}><summary>${own.schedule}</summary>${inside}</details>`
}

/** Where the closing of a stage is moved to a later moment; one without a closing has none to move. */
const extendLink = ({ locale, link, edition }: StageFormsView, stage: EditionStage): Html | '' =>
  stage.opensAt === null || stage.closesAt === null
    ? ''
    : html`<p>${linkButton({ href: link(`/edisi-kelola/${edition.id}/tahap/${stage.stageId}`), label: extensionWords[locale].extend, kind: 'secondary' })}</p>`

/** Every stage with its window, and the ways to change it. */
export function stageForms(view: StageFormsView): Html {
  const { locale, now } = view
  const own = words[locale]
  const one = (stage: EditionStage): Html => {
    const state = stageState(stage, now)
    const forms = view.mayChange
      ? html`${handButton(view, stage, state)}${scheduleForm(view, stage)}${extendLink(view, stage)}`
      : ''
    const tag = statusTag({ state, label: own.stageState[state], tone: tones[state] })
    return html`<div id="tahap-${stage.stageId}">${panel({
      title: stage.title[locale],
      body: html`<p>${tag} ${stageWhen(stage, state, locale)}</p>${graceLine(stage, locale)}${forms}`,
    })}</div>`
  }
  return html`${view.stages.map(one)}`
}
