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
import { problemAt, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { secondWords } from '../second-factor-messages.ts'

const ACTION = 'session.second-step'

/** The second step of signing in; `isWaiting` is false where no password was given before. */
export function codeStepPage(request: PageRequest, isWaiting: boolean): Html {
  const { locale } = request
  const words = secondWords[locale].step
  const problems = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  if (!isWaiting) {
    const back = linkButton({ href: request.link('/masuk'), label: words.back })
    const none = request.form ? '' : notice({ locale, kind: 'info', text: words.none })
    return html`${pageTitle({ locale, title: words.title })}${problems}${none}<p>${back}</p>`
  }
  const problem = problemAt(request.form, ACTION, 'code', locale)
  const code = textField({
    locale,
    name: 'code',
    label: words.code,
    hint: words.hint,
    width: 'medium',
    autocomplete: 'one-time-code',
    spellcheck: false,
    required: true,
    autosave: false,
    ...(problem === undefined ? {} : { problem }),
  })
  const body = html`${code}${formActions([actionButton({ action: ACTION, label: words.submit })])}`
  return html`${pageTitle({ locale, title: words.title, lead: words.lead })}${problems}${form({ action: request.link('/masuk/kode'), key: request.formKey(), body })}<p>${words.lost}</p>`
}
