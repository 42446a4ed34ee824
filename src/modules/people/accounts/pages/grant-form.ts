import { wholeCountry } from '../../../../foundation/area-path.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  dateField,
  fieldset,
  formActions,
  selectField,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, roleLabel, roleName, type PageRequest } from '../../../../web/index.ts'
import { areaName, dayIn } from '../../../regions/index.ts'
import { accountWords } from '../account-messages.ts'
import type { PostHolder } from '../../mandates/acting-store.ts'
import { mandateWords } from '../../mandates/mandate-messages.ts'
import { grantableRoles } from '../../role-rules.ts'
import type { AccountView } from './account-page.ts'
import { roleAreaOptions } from '../../pages/area-options.ts'

const ACTION = 'role.grant'

const basic = (request: PageRequest, name: string, label: string, stored = '') => ({
  ...fieldState(request, ACTION, name, stored),
  label,
  autosave: false as const,
})

/** What is asked when a role is given: the role, its area and term, and the mandate of an acting officer. */
export function grantFields(request: PageRequest, view: AccountView): Html {
  const { locale } = request
  const words = accountWords[locale].person
  const role = selectField({
    ...basic(request, 'role', words.role),
    required: true,
    options: grantableRoles.map(one => ({ value: one, label: roleName(one, locale) })),
  })
  const area = selectField({
    ...basic(request, 'area', words.area),
    required: true,
    hint: words.areaHint,
    options: roleAreaOptions(),
  })
  const from = dateField({
    ...basic(request, 'from', words.from, dayIn(wholeCountry, request.now)),
    required: true,
  })
  const until = dateField({ ...basic(request, 'until', words.until), hint: words.untilHint })
  const buttons = formActions([actionButton({ action: ACTION, label: words.grant })])
  return html`${role}${area}${from}${until}${mandatePart(request, view)}${buttons}`
}

function mandatePart(request: PageRequest, { holders, person }: AccountView): Html {
  const words = mandateWords[request.locale]
  const kind = selectField({
    ...basic(request, 'acting', words.kind),
    prompt: null,
    hint: words.kindHint,
    options: [
      { value: '', label: words.holder },
      { value: 'plt', label: words.plt },
      { value: 'plh', label: words.plh },
    ],
  })
  const number = textField({
    ...basic(request, 'mandateNumber', words.number),
    maxLength: 120,
    autocomplete: 'off',
    spellcheck: false,
    hint: words.numberHint,
  })
  const date = dateField({ ...basic(request, 'mandateDate', words.date) })
  const others = holders.filter(one => one.personId !== person.id)
  const replaced = selectField({
    ...basic(request, 'actingFor', words.actingFor),
    prompt: words.vacant,
    hint: words.actingForHint,
    options: others.map(one => ({ value: one.personId, label: holderLabel(request, one) })),
  })
  return fieldset({
    legend: words.legend,
    hint: words.legendHint,
    body: html`${kind}${number}${date}${replaced}`,
  })
}

function holderLabel({ locale }: PageRequest, one: PostHolder): string {
  const role = roleLabel(one.role, null, locale)
  return one.areaPath === '/'
    ? `${one.name}, ${role}`
    : `${one.name}, ${role}, ${areaName(one.areaPath, 'short')}`
}
