import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  textField,
} from '../../../../ui/index.ts'
import { problemAt, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { secondWords } from '../second-factor-messages.ts'
import { SECOND_FACTOR_PAGE } from '../session.ts'

const ACTION = 'account.renew-recovery-codes'

/** The codes of a random seed, offered for keeping. */
type Offer = Readonly<{ seed: string; codes: readonly string[] }>

/** Ten codes to print or copy, which take effect when the reader says that they are kept; null without a second factor. */
export function recoveryPage(request: PageRequest, offer: Offer | null): Html {
  const { locale } = request
  const words = secondWords[locale].recovery
  const crumbs = [{ label: words.back, href: request.link(SECOND_FACTOR_PAGE) }]
  const top = html`${pageTitle({ locale, title: words.title, lead: words.lead, crumbs })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}`
  if (!offer) return html`${top}${notice({ locale, kind: 'info', text: words.notSet })}`
  const list = html`<ol class="code-list" aria-label="${words.list}">${offer.codes.map(code => html`<li><code>${code}</code></li>`)}</ol>`
  return html`${top}${notice({ locale, kind: 'info', text: words.keep })}${list}${keepForm(request, offer)}`
}

function keepForm(request: PageRequest, { seed }: Offer): Html {
  const { locale } = request
  const words = secondWords[locale].recovery
  const problem = problemAt(request.form, ACTION, 'current', locale)
  const password = textField({
    locale,
    name: 'current',
    label: secondWords[locale].page.current,
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    autosave: false,
    ...(problem === undefined ? {} : { problem }),
  })
  const button = formActions([actionButton({ action: ACTION, label: words.submit })])
  return form({
    action: request.link(`${SECOND_FACTOR_PAGE}/cadangan`),
    key: request.formKey(),
    body: html`<input type="hidden" name="seed" value="${seed}"><p>${words.confirm}</p>${password}${button}`,
  })
}
