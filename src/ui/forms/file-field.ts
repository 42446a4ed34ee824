import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, safeUrl } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { messages } from '../messages.ts'
import { controlAttributes, fieldOf, idFor } from './field.ts'
import type { FieldProps } from './field.ts'

export type CurrentFile = Readonly<{ name: string; href: string; detail?: string }>

export type SentFile = Readonly<{ id: string; name: string; bytes: number }>

export type FileFieldProps = Omit<FieldProps, 'value'> &
  Readonly<{
    /** As the `accept` attribute: `.pdf,image/jpeg`. */
    accept: string
    /** The limits in words: `PDF, JPG atau PNG, paling besar 10 MB`. */
    limitText: string
    /** The same limit for the browser's check before sending. */
    maxBytes: number
    current?: CurrentFile
    /** A file that was sent with this form before and waits for it: it need not be sent again. */
    upload?: SentFile
    multiple?: boolean
    /** A picture whose place and date are evidence: they stay when the device makes it smaller. */
    evidence?: boolean
  }>

function currentFile(props: FileFieldProps, file: CurrentFile): Html {
  const words = messages[props.locale].form
  return html`<p class="file__current">${icon('paperclip')}<span>${words.currentFile} <a href="${safeUrl(file.href)}">${file.name}</a>${file.detail ? html` <span class="muted">${file.detail}</span>` : ''}<br><span class="muted">${words.replaceFile}</span></span></p>`
}

function sentFile(props: FileFieldProps, file: SentFile): Html {
  const words = messages[props.locale].form
  return html`<p class="file__current" data-sent-file="${file.id}">${icon('circle-check')}<span>${words.sentFile(file.name)}<br><span class="muted">${words.otherFile}</span></span></p><input type="hidden" name="${props.name}.upload" value="${file.id}"${attributes({ 'data-name': file.name, 'data-bytes': file.bytes })}>`
}

/**
 * A file to send. Size and kind are checked in the browser at once, and by the server in any case. With script it is
 * sent ahead in pieces as soon as it is chosen; without, it goes along with its form.
 */
export function fileField(props: FileFieldProps): Html {
  const id = idFor(props)
  const control = html`${props.current ? currentFile(props, props.current) : ''}${props.upload ? sentFile(props, props.upload) : ''}<input class="input input--file" type="file"${attributes(
    {
      accept: props.accept,
      multiple: props.multiple,
      'data-max-bytes': props.maxBytes,
      'data-upload': true,
      'data-evidence': props.evidence,
    },
  )}${controlAttributes(props)}><p class="file__limit" id="${id}-limit">${props.limitText}</p>`
  return fieldOf(props, html`<div class="file upload">${control}</div>`)
}
