import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes } from '../markup.ts'
import { controlAttributes, fieldOf, idFor } from './field.ts'
import type { FieldProps } from './field.ts'

export type TextFieldProps = FieldProps &
  Readonly<{
    type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
    /** Length of the expected answer in characters, which sets the width of the box. */
    width?: 'short' | 'medium' | 'full'
    maxLength?: number
    /** The browser's own filling, such as `username` or `one-time-code`. */
    autocomplete?: string
    inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
    spellcheck?: false
  }>

export function textField(props: TextFieldProps): Html {
  const type = props.type ?? 'text'
  return fieldOf(
    props,
    html`<input class="input input--${props.width ?? 'full'}"${attributes({
      type,
      value: type === 'password' ? null : (props.value ?? ''),
      maxlength: props.maxLength,
      autocomplete: props.autocomplete,
      inputmode: props.inputMode,
      spellcheck: props.spellcheck === false ? 'false' : null,
    })}${controlAttributes(props)}>`,
  )
}

export type LongTextFieldProps = FieldProps & Readonly<{ rows?: number; maxLength?: number }>

export function longTextField(props: LongTextFieldProps): Html {
  return fieldOf(
    props,
    html`<textarea class="input input--full"${attributes({ rows: props.rows ?? 5, maxlength: props.maxLength })}${controlAttributes(props)}>${props.value ?? ''}</textarea>`,
  )
}

export type NumberFieldProps = FieldProps &
  Readonly<{
    /** What the number counts, shown after the box: `orang`, `Rp per tahun`. */
    unit?: string
    decimals?: boolean
  }>

/**
 * A number as text, because a browser's number box accepts neither `1.234,5` nor a pasted number.
 */
export function numberField(props: NumberFieldProps): Html {
  const unitId = `${idFor(props)}-unit`
  const unit = props.unit ? html`<span class="input-unit__unit" id="${unitId}">${props.unit}</span>` : ''
  return fieldOf(
    props,
    html`<span class="input-unit"><input class="input input--short input--number" type="text" autocomplete="off"${attributes({ inputmode: props.decimals ? 'decimal' : 'numeric', value: props.value ?? '' })}${controlAttributes(props, props.unit ? [unitId] : [])}>${unit}</span>`,
  )
}

export type DateFieldProps = FieldProps & Readonly<{ min?: string; max?: string }>

/** A day as `yyyy-mm-dd`; the browser shows it in the reader's way. */
export function dateField(props: DateFieldProps): Html {
  return fieldOf(
    props,
    html`<input class="input input--medium" type="date"${attributes({ value: props.value ?? '', min: props.min, max: props.max })}${controlAttributes(props)}>`,
  )
}
