import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import type { IconName } from '../marks/icons.ts'
import { messages } from '../messages.ts'
import { fieldId } from './field.ts'

export type FormProps = Readonly<{
  /** Where a button outside the form belongs to it. */
  id?: string
  /** The address that the form is posted to. */
  action: string
  /** The idempotency key, sent as `_key`. */
  key: string
  /** The record's row version, sent as `version`. */
  version?: number | string
  /** For forms with files. */
  multipart?: boolean
  body: Html
  /** The action that saves this form in the background, such as `nomination.save`. */
  autosave?: string
  /** The record, where several forms of a page change the same one: autosaving renews their versions. */
  record?: string
  /**
   * A draft that several people or devices may work on. `news`: the address that tells what others do with it;
   * `version`: what the page knows of; `now`: the server's time, since a device's clock may be wrong.
   */
  draft?: Readonly<{ news: string; version: number; now: Date }>
  /** The name of the form for screen readers, where the page has several. */
  label?: string
}>

/** A form that changes something. The server checks it: the browser's own bubbles are switched off. */
export function form(props: FormProps): Html {
  const version =
    props.version === undefined ? '' : html`<input type="hidden" name="version" value="${props.version}">`
  return html`<form class="form" method="post" action="${safeUrl(props.action)}"${attributes({
    id: props.id,
    enctype: props.multipart ? 'multipart/form-data' : null,
    'aria-label': props.label,
    'data-autosave': props.autosave,
    'data-record': props.record,
    'data-guard': true,
    'data-draft': props.draft?.news,
    'data-version': props.draft?.version,
    'data-now': props.draft?.now.toISOString(),
    // What a browser puts back by itself after a reload would not fit to what the form was drawn with.
    autocomplete: props.draft ? 'off' : null,
  })} novalidate><input type="hidden" name="_key" value="${props.key}">${version}${props.body}</form>`
}

export type FieldsetProps = Readonly<{ legend: string; hint?: Content; body: Html }>

/** Fields that belong together. */
export function fieldset(props: FieldsetProps): Html {
  return html`<fieldset class="fieldset"><legend>${props.legend}</legend>${props.hint ? html`<p class="muted">${props.hint}</p>` : ''}${props.body}</fieldset>`
}

export type FormProblem = Readonly<{ path: string; message: string }>

export type ErrorSummaryProps = Readonly<{
  locale: Locale
  /** `path` is the field's name; an empty path speaks of the form as a whole. */
  problems: readonly FormProblem[]
  title?: string
  /** `false` leaves the reader where they are; by default the summary is gone to when the page opens. */
  focus?: boolean
}>

/** Everything that is wrong, on top of the form, each linked to its field. Nothing when all is well. */
export function errorSummary(props: ErrorSummaryProps): Html {
  if (props.problems.length === 0) return html``
  const title = props.title ?? messages[props.locale].form.summaryTitle(props.problems.length)
  const line = (problem: FormProblem): Html =>
    problem.path
      ? html`<li><a href="#${fieldId(problem.path)}">${problem.message}</a></li>`
      : html`<li>${problem.message}</li>`
  return html`<div class="summary" role="alert" tabindex="-1"${attributes({ 'data-focus': props.focus !== false })}><p class="summary__title">${icon('triangle-alert')} ${title}</p><ul>${props.problems.map(line)}</ul></div>`
}

export type ActionButtonProps = Readonly<{
  /** The action's name, sent as `action`. */
  action: string
  label: string
  kind?: 'primary' | 'secondary' | 'danger'
  /** Asks once more, on the page itself, before the button appears. */
  confirm?: Readonly<{ locale: Locale; text: Content; label: string }>
  icon?: IconName
  disabled?: boolean
  /** The id of the form that it posts, where it stands outside, and the address that it posts to instead. */
  of?: Readonly<{ form: string; address: string }>
}>

function submit({ action, disabled, of }: ActionButtonProps, kind: string, label: Content): Html {
  const elsewhere = of ? { form: of.form, formaction: safeUrl(of.address) } : {}
  return html`<button class="button button--${kind}" type="submit" name="action" value="${action}"${attributes({ disabled, ...elsewhere })}>${label}</button>`
}

/** A button that acts: it posts its form with `action=<name>`. */
export function actionButton(props: ActionButtonProps): Html {
  const kind = props.kind ?? 'primary'
  const label = html`${props.icon ? icon(props.icon) : ''} ${props.label}`
  const { confirm } = props
  if (!confirm || props.disabled) return submit(props, kind, label)
  const cancel = html`<button class="button button--quiet" type="button" data-cancel hidden>${messages[confirm.locale].form.cancel}</button>`
  return html`<details class="confirm"><summary class="button button--${kind}">${label}…</summary><div class="confirm__panel"><p>${confirm.text}</p><div class="buttons">${submit(props, kind, confirm.label)}${cancel}</div></div></details>`
}

/** The buttons at the end of a form, the most important first. */
export const formActions = (buttons: readonly Html[]): Html =>
  html`<div class="buttons buttons--form">${buttons}</div>`

export type SaveStateProps = Readonly<{
  locale: Locale
  state: 'idle' | 'saving' | 'saved' | 'unsaved' | 'problem'
  /** The moment of saving with its zone: `14.32 WIB`. */
  time?: string
  /** What is said before anything was typed, where the work is not saved by itself. */
  idle?: string
}>

/** Whether the work on the page is safe. The browser keeps the words up to date while autosaving. */
export function saveState(props: SaveStateProps): Html {
  const words = messages[props.locale].form
  const said = {
    idle: props.idle ?? words.idle,
    saving: words.saving,
    saved: props.time ? words.saved(props.time) : words.savedPlain,
    unsaved: words.unsaved,
    problem: words.unsavedProblem,
  }[props.state]
  return html`<p class="${classes('save-state', `save-state--${props.state}`)}" role="status" data-save-state${props.state === 'idle' ? html` data-scripted hidden` : ''}>${said}</p>`
}
