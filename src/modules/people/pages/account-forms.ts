import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  dateField,
  form,
  formActions,
  section,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { problemAt, roleName, type PageRequest, typed } from '../../../web/index.ts'
import { accountWords } from '../account-messages.ts'
import { dayOf, grantableRoles } from '../role-rules.ts'
import type { AccountView } from './account-page.ts'
import { roleAreaOptions } from './area-options.ts'

/** Everything that an administrator may do to somebody else's account. */
export function accountForms(request: PageRequest, view: AccountView): Html {
  const words = accountWords[request.locale].person
  const isOpen = view.person.disabledAt === null
  const parts: Html[] = []
  if (isOpen && view.may.has('role.grant'))
    parts.push(section({ title: words.grantTitle, body: grantForm(request, view) }))
  if (isOpen && view.may.has('person.reset-password'))
    parts.push(section({ title: words.passwordTitle, body: resetForm(request, view) }))
  if (isOpen && view.secondFactorAt !== null && view.may.has('person.reset-second-factor'))
    parts.push(section({ title: words.secondTitle, body: secondFactorForm(request, view) }))
  if (isOpen && view.may.has('person.disable'))
    parts.push(section({ title: words.closeTitle, body: closeForm(request, view) }))
  if (!isOpen && view.may.has('person.enable'))
    parts.push(section({ title: words.openTitle, body: openForm(request, view) }))
  return html`${parts}`
}

/** What every field of a form shares; `id` keeps fields of the same name in two forms apart. */
function basic(request: PageRequest, action: string, name: string, label: string, stored = '') {
  const problem = problemAt(request.form, action, name, request.locale)
  return {
    locale: request.locale,
    name,
    label,
    value: typed(request.form, action, name, stored),
    autosave: false,
    ...(problem === undefined ? {} : { problem }),
  }
}

const postTo = (request: PageRequest, { person }: AccountView, body: Html, label: string): Html =>
  form({
    action: request.link(`/akun/${person.id}`),
    key: request.formKey(),
    version: person.rowVersion,
    label,
    body,
  })

function grantForm(request: PageRequest, view: AccountView): Html {
  const { locale } = request
  const words = accountWords[locale].person
  const field = (name: string, label: string, stored?: string) =>
    basic(request, 'role.grant', name, label, stored)
  const role = selectField({
    ...field('role', words.role),
    required: true,
    options: grantableRoles.map(one => ({ value: one, label: roleName(one, locale) })),
  })
  const area = selectField({
    ...field('area', words.area),
    required: true,
    hint: words.areaHint,
    options: roleAreaOptions(),
  })
  const from = dateField({ ...field('from', words.from, dayOf(request.now)), required: true })
  const until = dateField({ ...field('until', words.until), hint: words.untilHint })
  const buttons = formActions([actionButton({ action: 'role.grant', label: words.grant })])
  return postTo(request, view, html`${role}${area}${from}${until}${buttons}`, words.grantTitle)
}

function resetForm(request: PageRequest, view: AccountView): Html {
  const { locale } = request
  const words = accountWords[locale].person
  const password = textField({
    ...basic(
      request,
      'person.reset-password',
      'password',
      accountWords[locale].create.password,
      view.proposal,
    ),
    required: true,
    autocomplete: 'off',
    spellcheck: false,
    hint: accountWords[locale].create.passwordHint,
  })
  const button = actionButton({
    action: 'person.reset-password',
    label: words.reset,
    kind: 'secondary',
    confirm: { locale, text: words.resetConfirm, label: words.reset },
  })
  return postTo(request, view, html`${password}${formActions([button])}`, words.passwordTitle)
}

const reasonField = (request: PageRequest, action: string): Html => {
  const words = accountWords[request.locale].person
  return textField({
    ...basic(request, action, 'reason', words.reason),
    required: true,
    maxLength: 300,
    hint: words.reasonHint,
  })
}

function secondFactorForm(request: PageRequest, view: AccountView): Html {
  const { locale } = request
  const words = accountWords[locale].person
  const button = actionButton({
    action: 'person.reset-second-factor',
    label: words.resetSecond,
    kind: 'danger',
    confirm: { locale, text: words.resetSecondConfirm, label: words.resetSecond },
  })
  const body = html`${reasonField(request, 'person.reset-second-factor')}${formActions([button])}`
  return postTo(request, view, body, words.secondTitle)
}

function closeForm(request: PageRequest, view: AccountView): Html {
  const { locale } = request
  const words = accountWords[locale].person
  const button = actionButton({
    action: 'person.disable',
    label: words.disable,
    kind: 'danger',
    confirm: { locale, text: words.disableConfirm, label: words.disable },
  })
  const body = html`${reasonField(request, 'person.disable')}${formActions([button])}`
  return postTo(request, view, body, words.closeTitle)
}

function openForm(request: PageRequest, view: AccountView): Html {
  const words = accountWords[request.locale].person
  const button = actionButton({ action: 'person.enable', label: words.enable })
  const body = html`${reasonField(request, 'person.enable')}${formActions([button])}`
  return postTo(request, view, body, words.openTitle)
}
