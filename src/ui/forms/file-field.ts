import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, safeUrl } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { messages } from '../messages.ts'
import { controlAttributes, fieldOf, idFor } from './field.ts'
import type { FieldProps } from './field.ts'

export type CurrentFile = Readonly<{ name: string; href: string; detail?: string }>

export type FileFieldProps = Omit<FieldProps, 'value'> &
  Readonly<{
    /** As the `accept` attribute: `.pdf,image/jpeg`. */
    accept: string
    /** The limits in words: `PDF, JPG atau PNG, paling besar 10 MB`. */
    limitText: string
    /** The same limit for the browser's check before sending. */
    maxBytes: number
    current?: CurrentFile
    multiple?: boolean
    /** Opens the camera on a phone. */
    camera?: boolean
  }>

function currentFile(props: FileFieldProps, file: CurrentFile): Html {
  const words = messages[props.locale].form
  return html`<p class="file__current">${icon('paperclip')}<span>${words.currentFile} <a href="${safeUrl(file.href)}">${file.name}</a>${file.detail ? html` <span class="muted">${file.detail}</span>` : ''}<br><span class="muted">${words.replaceFile}</span></span></p>`
}

/** A file to send. Size and kind are checked in the browser at once, and by the server in any case. */
export function fileField(props: FileFieldProps): Html {
  const id = idFor(props)
  const control = html`${props.current ? currentFile(props, props.current) : ''}<input class="input input--file" type="file"${attributes(
    {
      accept: props.accept,
      multiple: props.multiple,
      capture: props.camera ? 'environment' : null,
      'data-max-bytes': props.maxBytes,
    },
  )}${controlAttributes(props)}><p class="file__limit" id="${id}-limit">${props.limitText}</p>`
  return fieldOf(props, html`<div class="file">${control}</div>`)
}
