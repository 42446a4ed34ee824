import type { Criterion } from '../../../engine/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import { fieldset, longTextField, numberField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import type { OwnSheet } from '../own-sheet.ts'

type NumberCriterion = Extract<Criterion, { kind: 'number' }>

/** A criterion answered by a measured number: the bands say what each value gives. */
export function numberCriterion(request: PageRequest, own: OwnSheet, one: NumberCriterion): Html {
  const { locale, form } = request
  const said = words[locale]
  const action = form?.action ?? 'scoresheet.mark'
  const mark = own.marks.find(each => each.criterionId === one.id)
  const disabled = own.sheet.state === 'locked'
  const unit = one.unit?.[locale] ?? ''
  const answer = typeof mark?.answer === 'string' ? mark.answer : ''
  const bands = one.bands.map(
    band => html`<li>${said.fromValue(band.from, unit)}: ${formatHundredths(band.points, locale)}</li>`,
  )
  const reasonHint =
    one.reasonBelow === undefined ? {} : { hint: said.reasonHint(formatHundredths(one.reasonBelow, locale)) }
  const body = html`<ul>${bands}</ul>
${numberField({ ...fieldState(request, action, `mark.${one.id}`, answer), label: said.value, disabled, required: true, unit })}
${longTextField({ ...fieldState(request, action, `reason.${one.id}`, mark?.reason), label: said.reason, disabled, ...reasonHint })}`
  const legend = `${one.title[locale]} (${formatHundredths(one.max, locale)})`
  return html`<div class="criterion">${fieldset({ legend, hint: one.guidance[locale], body })}</div>`
}
