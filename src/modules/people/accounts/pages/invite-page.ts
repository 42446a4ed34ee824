import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  selectField,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { accountWords } from '../account-messages.ts'
import { linkWords } from '../link-messages.ts'
import { homeOptions } from '../../pages/area-options.ts'

const ACTION = 'person.invite'

/** Where an administrator invites somebody; `hasMail` is false where no mail goes out. */
export function invitePage(request: PageRequest, hasMail: boolean): Html {
  const { locale } = request
  const words = linkWords[locale].invite
  const crumbs = [{ label: accountWords[locale].list.title, href: request.link('/akun') }]
  const title = pageTitle({ locale, title: words.title, lead: words.lead, crumbs })
  const other = linkButton({ href: request.link('/akun/baru'), label: words.other })
  if (!hasMail) return html`${title}${notice({ locale, kind: 'info', text: words.noMail })}<p>${other}</p>`
  const buttons = formActions([actionButton({ action: ACTION, label: words.submit })])
  const sending = form({
    action: request.link('/akun/undang'),
    key: request.formKey(),
    body: html`${fieldsOf(request)}${buttons}`,
  })
  return html`${title}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${sending}<p>${other}</p>`
}

const languages = [
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'en', label: 'English' },
]

function fieldsOf(request: PageRequest): Html {
  const { locale } = request
  const words = accountWords[locale].create
  const field = (name: string, label: string, stored = '') => ({
    ...fieldState(request, ACTION, name, stored),
    label,
    autosave: false as const,
  })
  const name = textField({
    ...field('name', words.name),
    required: true,
    autocomplete: 'off',
    maxLength: 120,
  })
  const email = textField({
    ...field('email', words.email),
    required: true,
    type: 'email',
    autocomplete: 'off',
    spellcheck: false,
    hint: words.emailHint,
  })
  const employer = textField({
    ...field('employer', words.employer),
    autocomplete: 'off',
    maxLength: 200,
    hint: words.employerHint,
  })
  const home = selectField({
    ...field('homeArea', words.home),
    prompt: words.homeNone,
    options: homeOptions(),
    hint: words.homeHint,
  })
  const language = selectField({
    ...field('language', linkWords[locale].invite.language, 'id'),
    options: languages,
  })
  return html`${name}${email}${employer}${home}${language}`
}
