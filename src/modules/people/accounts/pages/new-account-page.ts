import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  linkButton,
  pageTitle,
  selectField,
  textField,
} from '../../../../ui/index.ts'
import { problemAt, typed, type PageRequest } from '../../../../web/index.ts'
import { accountWords } from '../account-messages.ts'
import { linkWords } from '../link-messages.ts'
import { homeOptions } from '../../pages/area-options.ts'

const ACTION = 'person.create'

/** `proposal` is a random password to hand over. */
export function newAccountPage(request: PageRequest, proposal: string): Html {
  const { locale } = request
  const words = accountWords[locale].create
  const problems = (request.form?.problems ?? []).map(one => ({
    path: one.path,
    message: one.message[locale],
  }))
  const crumbs = [{ label: accountWords[locale].list.title, href: request.link('/akun') }]
  const body = html`${fieldsOf(request, proposal)}${formActions([actionButton({ action: ACTION, label: words.submit })])}`
  return html`${pageTitle({ locale, title: words.title, lead: words.lead, crumbs })}${errorSummary({ locale, problems })}${form({ action: request.link('/akun/baru'), key: request.formKey(), body })}<p>${linkButton({ href: request.link('/akun/undang'), label: linkWords[locale].invite.title })}</p>`
}

function fieldsOf(request: PageRequest, proposal: string): Html {
  const { locale } = request
  const words = accountWords[locale].create
  const basic = (name: string, label: string, stored = '') => {
    const problem = problemAt(request.form, ACTION, name, locale)
    const value = typed(request.form, ACTION, name, stored)
    return { locale, name, label, value, autosave: false, ...(problem === undefined ? {} : { problem }) }
  }
  return html`${textField({ ...basic('name', words.name), required: true, autocomplete: 'off', maxLength: 120 })}${textField({ ...basic('email', words.email), required: true, type: 'email', autocomplete: 'off', spellcheck: false, hint: words.emailHint })}${textField({ ...basic('employer', words.employer), autocomplete: 'off', maxLength: 200, hint: words.employerHint })}${selectField({ ...basic('homeArea', words.home), prompt: words.homeNone, options: homeOptions(), hint: words.homeHint })}${textField({ ...basic('password', words.password, proposal), required: true, autocomplete: 'off', spellcheck: false, hint: words.passwordHint })}`
}
