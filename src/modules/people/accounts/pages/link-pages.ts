import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemAt, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { linkWords } from '../link-messages.ts'
import { ownWords } from '../page-messages.ts'
import type { LinkPurpose } from '../../people-tables.ts'

const ASK = 'account.request-reset'
const USE = 'account.use-link'

const summaryOf = ({ form: state, locale }: PageRequest): Html =>
  errorSummary({ locale, problems: problemsOf(state, locale) })

/** Where one asks for a link; `sent` says the same for every address. */
export function requestResetPage(request: PageRequest, state: 'asked' | 'sent' | 'no-mail'): Html {
  const { locale } = request
  const words = linkWords[locale].request
  const back = html`<p>${linkButton({ href: request.link('/masuk'), label: words.back })}</p>`
  if (state === 'no-mail')
    return html`${pageTitle({ locale, title: words.title })}${notice({ locale, kind: 'info', text: words.noMail })}${back}`
  if (state === 'sent')
    return html`${pageTitle({ locale, title: words.title })}${notice({ locale, kind: 'info', title: words.sentTitle, text: words.sent })}${back}`
  const email = textField({
    ...fieldState(request, ASK, 'email'),
    label: words.email,
    type: 'email',
    autocomplete: 'username',
    spellcheck: false,
    required: true,
    autosave: false,
  })
  const body = html`${email}${formActions([actionButton({ action: ASK, label: words.submit })])}`
  return html`${pageTitle({ locale, title: words.title, lead: words.lead })}${summaryOf(request)}${form({ action: request.link('/lupa-sandi'), key: request.formKey(), body })}${back}`
}

/** Where the link of a mail leads. */
export function useLinkPage(request: PageRequest, purpose: LinkPurpose, email: string): Html {
  const { locale } = request
  const words = linkWords[locale].use
  const field = (name: string, label: string, hint?: string): Html => {
    const problem = problemAt(request.form, USE, name, locale)
    return textField({
      locale,
      name,
      label,
      type: 'password',
      autocomplete: 'new-password',
      required: true,
      autosave: false,
      ...(hint === undefined ? {} : { hint }),
      ...(problem === undefined ? {} : { problem }),
    })
  }
  const name = html`<input type="hidden" name="username" autocomplete="username" value="${email}">`
  const fields = html`${name}${field('password', words.password, ownWords[locale].own.passwordHint)}${field('repeat', words.repeat)}`
  const sending = form({
    action: request.link(request.path),
    key: request.formKey(),
    body: html`${fields}${formActions([actionButton({ action: USE, label: words.submit })])}`,
  })
  return html`${pageTitle({ locale, title: words[purpose], lead: words.lead(email) })}${summaryOf(request)}${sending}`
}

export function overLinkPage(request: PageRequest): Html {
  const { locale } = request
  const words = linkWords[locale].use
  const again = linkButton({ href: request.link('/lupa-sandi'), label: words.again })
  return html`${pageTitle({ locale, title: words.overTitle })}${notice({ locale, kind: 'warning', text: words.over })}<p>${again}</p>`
}
