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
  statusTag,
  textField,
} from '../../../../ui/index.ts'
import { problemAt, type PageRequest } from '../../../../web/index.ts'
import { areaName, timeZoneOf } from '../../../regions/index.ts'
import { affiliationWords } from '../../affiliation-messages.ts'
import { ownWords } from '../page-messages.ts'
import type { Account } from '../../person-store.ts'
import { secondWords } from '../../signing-in/second-factor-messages.ts'
import { SECOND_FACTOR_PAGE } from '../../signing-in/session.ts'
import { affiliationForm } from '../../pages/affiliation-form.ts'

const ACTION = 'account.change-password'

export function ownAccountPage(request: PageRequest, account: Account, hasSecondFactor: boolean): Html {
  const { locale } = request
  const words = ownWords[locale].own
  const problems = (request.form?.problems ?? []).map(one => ({
    path: one.path,
    message: one.message[locale],
  }))
  const facts = definitionList({
    items: [
      { term: words.email, detail: account.email },
      { term: words.employer, detail: account.employer || words.none },
      {
        term: words.home,
        detail: account.homeAreaPath === '/' ? words.none : areaName(account.homeAreaPath),
      },
    ],
  })
  const sessions = linkButton({ href: request.link('/sesi'), label: words.sessions, icon: 'history' })
  return html`${pageTitle({ locale, title: words.title, lead: account.name, actions: sessions })}${errorSummary({ locale, problems })}${temporaryNotice(request, account)}<div>${facts}</div>${section({ title: words.passwordTitle, lead: words.after, body: passwordForm(request, account) })}${secondFactor(request, hasSecondFactor)}${moveSection(request, account)}`
}

function moveSection(request: PageRequest, account: Account): Html {
  const { title, lead } = affiliationWords[request.locale]
  const at = { action: 'account.declare-move', path: '/akun-saya' }
  return section({ title, lead, id: 'pindah', body: affiliationForm(request, account, at) })
}

function secondFactor(request: PageRequest, isOn: boolean): Html {
  const words = secondWords[request.locale].page
  const state = statusTag(isOn ? { state: 'active', label: words.on } : { state: 'ended', label: words.off })
  const manage = linkButton({ href: request.link(SECOND_FACTOR_PAGE), label: words.manage })
  return section({ title: words.title, lead: words.lead, body: html`<p>${state}</p><p>${manage}</p>` })
}

function temporaryNotice({ locale, actor }: PageRequest, account: Account): Html {
  if (account.passwordEndsAt === null) return html``
  const until = formatMoment(account.passwordEndsAt, locale, timeZoneOf(actor.areaPath))
  return notice({ locale, kind: 'warning', text: ownWords[locale].own.temporary(until) })
}

function passwordForm(request: PageRequest, account: Account): Html {
  const { locale } = request
  const words = ownWords[locale].own
  const field = (name: string, label: string, autocomplete: string, hint?: string): Html => {
    const problem = problemAt(request.form, ACTION, name, locale)
    return textField({
      locale,
      name,
      label,
      type: 'password',
      autocomplete,
      required: true,
      autosave: false,
      ...(hint === undefined ? {} : { hint }),
      ...(problem === undefined ? {} : { problem }),
    })
  }
  // Password managers file the new password under the name that stands in the form.
  const name = html`<input type="hidden" name="username" autocomplete="username" value="${account.email}">`
  return form({
    action: request.link('/akun-saya'),
    key: request.formKey(),
    body: html`${name}${field('current', words.current, 'current-password')}${field('password', words.password, 'new-password', words.passwordHint)}${field('repeat', words.repeat, 'new-password')}${formActions([actionButton({ action: ACTION, label: words.submit })])}`,
  })
}
