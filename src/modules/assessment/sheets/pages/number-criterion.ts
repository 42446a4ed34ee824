import type { Criterion } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import {
  criterionEvidence,
  criterionState,
  fieldset,
  longTextField,
  numberField,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { words } from '../../messages.ts'
import { fieldName } from '../sheet-fields.ts'
import { reasonHintOf } from './criterion-state-part.ts'

type Shown = Readonly<{ value: string; problem?: string | undefined }>

type NumberCriterion = Readonly<{
  criterion: Extract<Criterion, { kind: 'number' }>
  mark: Shown
  reason: Shown
  disabled: boolean
  evidence: readonly Readonly<{ label: string; href: string }>[]
  /** Before the answer. */
  before: Html | undefined
  /** After the reason: hidden fields and the note. */
  more: Html
}>

/** A criterion answered by a measured number: the bands say what each value gives. */
export function numberCriterion(request: PageRequest, props: NumberCriterion): Html {
  const { locale, form } = request
  const { criterion: one, mark, reason, disabled, evidence, before, more } = props
  const said = words[locale]
  const action = form?.action ?? 'scoresheet.mark'
  const unit = one.unit?.[locale] ?? ''
  const bands = one.bands.map(
    band => html`<li>${said.fromValue(band.from, unit)}: ${formatHundredths(band.points, locale)}</li>`,
  )
  const hint = reasonHintOf(one, locale)
  const reasonHint = hint === undefined ? {} : { hint, sometimes: true }
  const state = (name: string, shown: Shown) => ({
    ...fieldState(request, action, name, ''),
    value: shown.value,
  })
  const maxPoints = formatHundredths(one.max, locale)
  const body = html`${criterionState({ locale, scored: mark.value !== '', maxPoints })}<p>${one.guidance[locale]}</p><ul>${bands}</ul>${before ?? ''}
${numberField({ ...state(fieldName('mark', one.id), mark), label: said.value, disabled, required: true, unit })}
${criterionEvidence({ locale, evidence })}${longTextField({ ...state(fieldName('reason', one.id), reason), label: said.reason, disabled, rows: 3, ...reasonHint })}`
  return html`<div class="criterion" data-criterion>${fieldset({ legend: one.title[locale], body })}${more}</div>`
}
