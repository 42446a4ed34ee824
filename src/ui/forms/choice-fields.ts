import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes } from '../markup.ts'
import type { Content } from '../markup.ts'
import { messages } from '../messages.ts'
import { asides, controlAttributes, fieldOf, groupOf, idFor, optionalMark, problemLine } from './field.ts'
import type { FieldProps } from './field.ts'

export type Choice = Readonly<{ value: string; label: string; hint?: Content; disabled?: boolean }>

export type ChoiceFieldProps = FieldProps &
  Readonly<{
    choices: readonly Choice[]
    /** Short answers in one row. */
    inline?: boolean
  }>

/** One answer of a few, each with a word of its own. */
export function choiceField(props: ChoiceFieldProps): Html {
  const option = (choice: Choice, index: number): Html => {
    // The first one carries the field's own id, so that an error summary's link lands on a control.
    const id = index === 0 ? idFor(props) : `${idFor(props)}-${index}`
    return html`<div class="choice"><input type="radio"${attributes({
      id,
      name: props.name,
      value: choice.value,
      checked: choice.value === props.value,
      disabled: choice.disabled,
      required: props.required,
      'data-autosave': props.autosave === false ? 'off' : null,
      'aria-describedby': choice.hint ? `${id}-note` : null,
    })}><div><label for="${id}">${choice.label}</label>${choice.hint ? html`<p class="choice__hint" id="${id}-note">${choice.hint}</p>` : ''}</div></div>`
  }
  return groupOf(
    props,
    html`<div class="${classes('choices', props.inline && 'choices--inline')}">${props.choices.map(option)}</div>`,
  )
}

export type SelectFieldProps = FieldProps &
  Readonly<{
    options: readonly Readonly<{ value: string; label: string }>[]
    /** The words of the empty choice; `null` leaves it out. */
    prompt?: string | null
  }>

/** One answer of many. */
export function selectField(props: SelectFieldProps): Html {
  const prompt = props.prompt === undefined ? messages[props.locale].form.choose : props.prompt
  const option = (choice: { value: string; label: string }): Html =>
    html`<option value="${choice.value}"${attributes({ selected: choice.value === props.value })}>${choice.label}</option>`
  return fieldOf(
    props,
    html`<select class="input input--full"${controlAttributes(props)}>${prompt === null ? '' : html`<option value="">${prompt}</option>`}${props.options.map(option)}</select>`,
  )
}

export type CheckFieldProps = FieldProps & Readonly<{ checked?: boolean }>

/** A yes or nothing: a consent, a declaration. Never ticked beforehand by the page. */
export function checkField(props: CheckFieldProps): Html {
  const id = idFor(props)
  return html`<div class="${classes('field', 'field--check', props.problem && 'field--wrong')}" data-field="${props.name}"><div class="field__control">${problemLine(props)}<div class="choice"><input type="checkbox"${attributes({ value: props.value ?? 'yes', checked: props.checked })}${controlAttributes(props)}><div><label for="${id}">${props.label}${optionalMark(props)}</label>${asides(props)}</div></div></div></div>`
}
