import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, hiddenText, idOf } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { messages } from '../messages.ts'

/** What every field takes. Texts are in the reader's language. */
export type FieldProps = Readonly<{
  locale: Locale
  /** Name in the form; problems point to it by the same name. */
  name: string
  label: string
  /** What is asked for and why, beside the field. */
  hint?: Content
  /** A valid answer, shown as such. */
  example?: string
  value?: string
  /** What is wrong and what to do. */
  problem?: string
  /** Fields that aren't required are marked "optional". */
  required?: boolean
  /** Asked for in some cases, which the hint names: neither optional nor held back by the browser. */
  sometimes?: boolean
  disabled?: boolean
  /** `false` keeps the field out of autosaving. */
  autosave?: boolean
  /** Where two forms on a page have a field of the same name. */
  id?: string
}>

/** The id of the field of this name; error summaries link to it. */
export const fieldId = (name: string): string => idOf('f', name)

export const idFor = (props: FieldProps): string => props.id ?? fieldId(props.name)

/** The attributes that tie a control to its hint, its example, its problem and to `more` ids. */
export function describing(props: FieldProps, more: readonly string[] = []): Html {
  const id = idFor(props)
  const described = [
    props.hint ? `${id}-hint` : '',
    props.example ? `${id}-example` : '',
    `${id}-problem`,
    ...more,
  ].filter(Boolean)
  return attributes({
    'aria-describedby': described.join(' '),
    'aria-invalid': props.problem ? 'true' : null,
  })
}

/** The attributes that every single control has. */
export function controlAttributes(props: FieldProps, more: readonly string[] = []): Html {
  return html`${attributes({
    id: idFor(props),
    name: props.name,
    required: props.required,
    disabled: props.disabled,
    'data-autosave': props.autosave === false ? 'off' : null,
  })}${describing(props, more)}`
}

/** The line for what is wrong. It is always there, so that the browser can fill it without moving it. */
export function problemLine(props: FieldProps): Html {
  const words = messages[props.locale].form
  const inside = props.problem
    ? html`${icon('triangle-alert')}<span>${hiddenText(`${words.problem} `)}${props.problem}</span>`
    : ''
  return html`<p class="field__problem" id="${idFor(props)}-problem"${attributes({ hidden: !props.problem })}>${inside}</p>`
}

export const optionalMark = (props: FieldProps): Html | '' =>
  props.required || props.sometimes || props.disabled
    ? ''
    : html` <span class="field__optional">(${messages[props.locale].form.optional})</span>`

export function asides(props: FieldProps): Html {
  const id = idFor(props)
  const hint = props.hint ? html`<p class="field__hint" id="${id}-hint">${props.hint}</p>` : ''
  const example = props.example
    ? html`<p class="field__example" id="${id}-example">${messages[props.locale].form.example} <span>${props.example}</span></p>`
    : ''
  return html`${hint}${example}`
}

/** Label above, hint and example beside (below the label where there is no room), then the control. */
export function fieldOf(props: FieldProps, control: Html): Html {
  const aside = props.hint || props.example ? html`<div class="field__aside">${asides(props)}</div>` : ''
  return html`<div class="${classes('field', props.problem && 'field--wrong')}" data-field="${props.name}"><label class="field__label" for="${idFor(props)}">${props.label}${optionalMark(props)}</label>${aside}<div class="field__control">${problemLine(props)}${control}</div></div>`
}

/** The same for radio buttons under one question. */
export function groupOf(props: FieldProps, controls: Html): Html {
  const aside = props.hint || props.example ? html`<div class="field__aside">${asides(props)}</div>` : ''
  return html`<fieldset class="${classes('field', props.problem && 'field--wrong')}" role="radiogroup" data-field="${props.name}"${describing(props)}${attributes({ disabled: props.disabled })}><legend class="field__label">${props.label}${optionalMark(props)}</legend>${aside}<div class="field__control">${problemLine(props)}${controls}</div></fieldset>`
}
