import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  section,
  textField,
} from '../../../../ui/index.ts'
import { problemAt, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { timeZoneOf } from '../../../regions/index.ts'
import { secondWords } from '../second-factor-messages.ts'
import { SECOND_FACTOR_PAGE as PAGE } from '../session.ts'

const SET = 'account.set-second-factor'
const REMOVE = 'account.remove-second-factor'

/** `key` is the offered secret in base 32, `drawing` the same as a QR code. */
type Offered = Readonly<{ kind: 'offered'; seed: string; key: string; drawing: Html }>
/** `left` is how many recovery codes are left. */
type SetUp = Readonly<{ kind: 'set'; since: Date; left: number }>
type SecondFactorView = Readonly<{ isRequired: boolean; state: Offered | SetUp }>

export function secondFactorPage(request: PageRequest, view: SecondFactorView): Html {
  const { locale } = request
  const words = secondWords[locale].page
  const account = linkButton({ href: request.link('/akun-saya'), label: words.account, icon: 'user-round' })
  const required = view.isRequired ? notice({ locale, kind: 'warning', text: words.required }) : ''
  const { state } = view
  const body = state.kind === 'offered' ? offer(request, state) : settled(request, state)
  return html`${pageTitle({ locale, title: words.title, lead: words.lead, actions: account })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${required}${body}`
}

function passwordField(request: PageRequest, action: string): Html {
  const problem = problemAt(request.form, action, 'current', request.locale)
  return textField({
    locale: request.locale,
    name: 'current',
    label: secondWords[request.locale].page.current,
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    autosave: false,
    ...(problem === undefined ? {} : { problem }),
  })
}

function codeField(request: PageRequest, action: string, label: string): Html {
  const problem = problemAt(request.form, action, 'code', request.locale)
  return textField({
    locale: request.locale,
    name: 'code',
    label,
    width: 'medium',
    autocomplete: 'one-time-code',
    spellcheck: false,
    required: true,
    autosave: false,
    ...(problem === undefined ? {} : { problem }),
  })
}

const inFours = (key: string): string => key.replaceAll(/(.{4})(?=.)/g, '$1 ')

function offer(request: PageRequest, { seed, key, drawing }: Offered): Html {
  const words = secondWords[request.locale].page
  const steps = html`<ol>${words.steps.map(step => html`<li>${step}</li>`)}</ol><p class="muted">${words.fresh}</p>`
  const shown = html`<div class="code-offer"><div class="code-offer__drawing">${drawing}</div><p>${words.key}: <code class="code-offer__key">${inFours(key)}</code></p></div>`
  const fields = html`<input type="hidden" name="seed" value="${seed}">${codeField(request, SET, words.code)}${passwordField(request, SET)}`
  const buttons = formActions([actionButton({ action: SET, label: words.set })])
  const setting = form({
    action: request.link(PAGE),
    key: request.formKey(),
    body: html`${fields}${buttons}`,
  })
  return section({ title: words.setTitle, body: html`${steps}${shown}${setting}` })
}

function settled(request: PageRequest, { since, left }: SetUp): Html {
  const { locale, actor } = request
  const words = secondWords[locale].page
  const facts = definitionList({
    items: [
      { term: words.since, detail: formatMoment(since, locale, timeZoneOf(actor.areaPath)) },
      { term: words.left, detail: String(left) },
    ],
  })
  const none = left === 0 ? notice({ locale, kind: 'warning', text: words.noneLeft }) : ''
  const codes = linkButton({ href: request.link(`${PAGE}/cadangan`), label: words.codes })
  const removal = section({ title: words.removeTitle, lead: words.removeLead, body: removeForm(request) })
  return html`${none}<div>${facts}</div><p>${codes}</p>${removal}`
}

function removeForm(request: PageRequest): Html {
  const { locale } = request
  const words = secondWords[locale].page
  const button = actionButton({
    action: REMOVE,
    label: words.remove,
    kind: 'danger',
    confirm: { locale, text: words.removeConfirm, label: words.remove },
  })
  return form({
    action: request.link(PAGE),
    key: request.formKey(),
    body: html`${codeField(request, REMOVE, words.anyCode)}${passwordField(request, REMOVE)}${formActions([button])}`,
  })
}
