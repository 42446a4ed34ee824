import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  contohTag,
  emptyState,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  panel,
  section,
  table,
  textField,
} from '../../../../ui/index.ts'
import { problemAt, roleName, type PageRequest, typed } from '../../../../web/index.ts'
import { areaName } from '../../../regions/index.ts'
import type { DemoEntry, DemoGroup } from '../../demo-people.ts'
import { ownWords } from '../../accounts/page-messages.ts'

const ACTION = 'session.sign-in'

/** A column of text as wide as a form: the sign-in form, then the demo's people where there are any. */
export function signInPage(request: PageRequest, demo: readonly DemoEntry[] | null): Html {
  const words = ownWords[request.locale].signIn
  const noAccount = html`<p>${words.noAccount}</p><p>${words.lost}</p><p>${linkButton({ href: request.link('/lupa-sandi'), label: words.forgot })}</p><p>${linkButton({ href: request.link('/dinas'), label: words.offices, icon: 'map-pin' })}</p>`
  return html`${pageTitle({ locale: request.locale, title: words.title, lead: words.lead })}${problemsOf(request)}${guestPart(request)}${signInForm(request)}${panel({ title: words.noAccountTitle, body: noAccount, level: 2 })}${demo === null ? '' : demoSection(request, demo)}`
}

/** Whoever came by the link of an invitation has no password: the same link opens the page again. */
function guestPart(request: PageRequest): Html {
  const { locale } = request
  if (!/^(\/en)?\/bagian-saya(\/|$)/.test(nextOf(request))) return html``
  const words = ownWords[locale].signIn
  return notice({ locale, kind: 'info', title: words.guestTitle, text: words.guest })
}

function problemsOf({ form: state, locale }: PageRequest): Html {
  const problems = (state?.problems ?? []).map(one => ({ path: one.path, message: one.message[locale] }))
  return errorSummary({ locale, problems })
}

/** The page to go on to, as it came with the address or with the refused form. */
const nextOf = (request: PageRequest): string =>
  typed(request.form, ACTION, 'lanjut', request.query.get('lanjut'))

/** `isian`: what was typed into a form whose session was over, sealed; it comes back once one has signed in. */
const nextField = (request: PageRequest): Html =>
  html`${hiddenField('lanjut', nextOf(request))}${hiddenField('isian', typed(request.form, ACTION, 'isian', ''))}`

const hiddenField = (name: string, value: string): Html =>
  value === '' ? html`` : html`<input type="hidden" name="${name}" value="${value}">`

function signInForm(request: PageRequest): Html {
  const { locale } = request
  const words = ownWords[locale].signIn
  const field = { locale, required: true, autosave: false } as const
  const problem = (name: string) => {
    const found = problemAt(request.form, ACTION, name, locale)
    return found === undefined ? {} : { problem: found }
  }
  const email = textField({
    ...field,
    ...problem('email'),
    name: 'email',
    label: words.email,
    type: 'email',
    autocomplete: 'username',
    spellcheck: false,
    value: typed(request.form, ACTION, 'email', ''),
  })
  const password = textField({
    ...field,
    ...problem('password'),
    name: 'password',
    label: words.password,
    type: 'password',
    autocomplete: 'current-password',
  })
  const buttons = formActions([actionButton({ action: ACTION, label: words.submit })])
  return form({
    action: request.link('/masuk'),
    key: request.formKey(),
    body: html`${nextField(request)}${email}${password}${buttons}`,
  })
}

const groups: readonly DemoGroup[] = ['office', 'ministry', 'panel', 'decision', 'oversight', 'other-offices']

function demoSection(request: PageRequest, people: readonly DemoEntry[]): Html {
  const { locale } = request
  const words = ownWords[locale].demo
  const tables = groups
    .map(group => ({ group, entries: people.filter(person => person.group === group) }))
    .filter(one => one.entries.length > 0)
    .map(({ group, entries }) => {
      const made = demoTable(request, words.groups[group], entries)
      // Many offices with the same two jobs: folded away, so that the page stays short.
      return group === 'other-offices'
        ? html`<details><summary>${words.groups[group]} (${entries.length})</summary>${made}</details>`
        : made
    })
  const body = people.length === 0 ? emptyState({ title: words.empty }) : html`${tables}`
  return section({
    title: words.title,
    lead: html`${contohTag({ locale })} ${words.lead}`,
    body,
    id: 'demo',
  })
}

function demoTable(request: PageRequest, caption: string, entries: readonly DemoEntry[]): Html {
  const words = ownWords[request.locale].demo
  return table({
    caption,
    columns: [{ label: words.who }, { label: words.does }, { label: words.enter }],
    rows: entries.map(entry => ({
      cells: [
        html`${entry.name}<br><span class="muted">${rolesOf(request, entry)}</span>`,
        entry.purpose[request.locale],
        enterForm(request, entry),
      ],
    })),
    empty: words.empty,
  })
}

function rolesOf({ locale }: PageRequest, entry: DemoEntry): string {
  const roles = entry.roles.map(role => roleName(role, locale)).join(', ')
  return entry.area === '/' ? roles : `${roles}, ${areaName(entry.area, 'short')}`
}

const enterForm = (request: PageRequest, entry: DemoEntry): Html =>
  form({
    action: request.link('/masuk/demo'),
    key: request.formKey(),
    label: ownWords[request.locale].demo.enterAs(entry.name),
    body: html`${nextField(request)}<input type="hidden" name="persona" value="${entry.id}"><div class="buttons">${actionButton(
      {
        action: 'session.sign-in-demo',
        label: ownWords[request.locale].demo.enter,
        kind: 'secondary',
      },
    )}</div>`,
  })
