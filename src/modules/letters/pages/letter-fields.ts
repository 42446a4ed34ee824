import { html, type Html } from '../../../platform/html.ts'
import { textField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import type { TypedLetter } from '../compose-letter.ts'
import { words } from '../messages.ts'

/** Where the values of the fields come from, and what holds where they stay empty. */
export type LetterFieldsView = Readonly<{
  action: string
  typed: Partial<TypedLetter>
  usual: Omit<TypedLetter, 'number'>
  /** The number of the letter that was uploaded, where every nomination has one. */
  uploaded: string | null
  /** Told apart where a page has several forms. */
  prefix: string
}>

/** The fields of a letter: its number, and beneath it what is usually right already. */
export function letterFieldsPart(request: PageRequest, view: LetterFieldsView): Html {
  const { locale } = request
  const own = words[locale]
  const { action, typed, usual, uploaded, prefix } = view
  const state = (name: keyof TypedLetter) => ({
    ...fieldState(request, action, name, typed[name] ?? ''),
    id: `f-${prefix}-${name}`,
    autocomplete: 'off' as const,
  })
  const now = (value: string, hint = ''): string =>
    [hint, value === '' ? '' : own.usual(value)].filter(Boolean).join(' ')
  const number = textField({
    ...state('number'),
    label: own.number,
    hint: uploaded === null ? own.numberHint : own.numberOptional(uploaded),
    required: uploaded === null,
    maxLength: 120,
  })
  const more = [
    textField({ ...state('office'), label: own.office, hint: now(usual.office), maxLength: 160 }),
    textField({ ...state('place'), label: own.placeOfLetter, hint: now(usual.place), maxLength: 60 }),
    textField({ ...state('nip'), label: own.nip, hint: now(usual.nip, own.nipHint), maxLength: 40 }),
  ]
  const open = state('nip').problem !== undefined
  return html`${number}<details${open ? html` open` : ''}><summary>${own.more}</summary><p class="muted">${own.moreLead}</p>${more}</details>`
}
