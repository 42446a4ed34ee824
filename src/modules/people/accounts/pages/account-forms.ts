import { html, type Html } from '../../../../platform/html.ts'
import { actionButton, form, formActions, section, textField } from '../../../../ui/index.ts'
import { problemAt, type PageRequest, typed } from '../../../../web/index.ts'
import { accountWords } from '../account-messages.ts'
import { affiliationWords } from '../../affiliation-messages.ts'
import type { AccountView } from './account-page.ts'
import { outboxWords } from '../../mail/outbox-messages.ts'
import { affiliationForm } from '../../pages/affiliation-form.ts'
import { grantFields } from './grant-form.ts'
import { invitationFields } from './invitation-part.ts'

/** Everything that an administrator may do to somebody else's account. */
export function accountForms(request: PageRequest, view: AccountView): Html {
  const words = accountWords[request.locale].person
  const isOpen = view.person.disabledAt === null
  const parts: Html[] = []
  if (isOpen && view.may.has('role.grant'))
    parts.push(
      section({
        title: words.grantTitle,
        body: postTo(request, view, grantFields(request, view), words.grantTitle),
      }),
    )
  if (isOpen && view.may.has('person.set-affiliation')) {
    const { title, lead } = affiliationWords[request.locale]
    const at = { action: 'person.set-affiliation', path: `/akun/${view.person.id}` }
    parts.push(section({ title, lead, body: affiliationForm(request, view.person, at) }))
  }
  if (isOpen && view.invitation && view.may.has('person.invite-again')) {
    const title = outboxWords[request.locale].inviteTitle
    const body = postTo(request, view, invitationFields(request, view.invitation), title)
    parts.push(section({ title, body }))
  }
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
    // The page may have two such forms: a problem is told at the field of the form that was sent.
    ...(request.form?.action === action ? {} : { id: `f-reason-${action.replaceAll('.', '-')}` }),
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
