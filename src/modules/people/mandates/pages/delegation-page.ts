import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatDay, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  dateField,
  emptyState,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  section,
  selectField,
  statusTag,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, roleLabel, type PageRequest } from '../../../../web/index.ts'
import { dayIn, timeZoneOf } from '../../../regions/index.ts'
import type { Colleague } from '../../accounts/colleague-store.ts'
import type { DelegationSettings } from '../delegation.ts'
import { delegationWords } from '../delegation-messages.ts'
import { mandateWords } from '../mandate-messages.ts'
import type { RoleGrant } from '../../person.ts'
import { isInForce, isLive } from '../../role-rules.ts'

const ACTION = 'role.delegate'

type DelegationView = Readonly<{
  settings: DelegationSettings
  /** Who acted, acts or will act in the post, the latest first. */
  terms: readonly RoleGrant[]
  /** Whom the head can name. */
  colleagues: readonly Colleague[]
  names: ReadonlyMap<string, string>
}>

function termText({ locale }: PageRequest, { areaPath, validFrom, validUntil }: RoleGrant): string {
  const day = (date: Date): string => formatDate(date, locale, timeZoneOf(areaPath))
  const last = validUntil === null ? '' : day(new Date(validUntil.getTime() - 1))
  return delegationWords[locale].termText(day(validFrom), last)
}

function stateOf({ locale, now }: PageRequest, grant: RoleGrant): Html {
  const state = isInForce(grant, now) ? 'active' : isLive(grant, now) ? 'announced' : 'ended'
  return statusTag({ state, label: delegationWords[locale].states[state] })
}

function endForm(request: PageRequest, grant: RoleGrant, name: string): Html | string {
  const { locale, link, now } = request
  const own = delegationWords[locale]
  if (!isLive(grant, now)) return ''
  if (!grant.isDelegated) return own.byOthers
  return form({
    action: link('/persetujuan/pelaksana'),
    key: request.formKey(),
    label: own.takeBackOf(name),
    body: html`<input type="hidden" name="grant" value="${grant.id}">${actionButton({
      action: 'role.end-delegation',
      label: own.takeBack,
      kind: 'danger',
      confirm: { locale, text: own.takeBackConfirm, label: own.takeBack },
    })}`,
  })
}

function heldBy({ locale }: PageRequest, { role, mandate }: RoleGrant, name: string): Html {
  const paper = mandate && mandateWords[locale].mandate(mandate.number, formatDay(mandate.date, locale))
  return html`${name}<br><span class="muted">${roleLabel(role, mandate?.kind, locale)}${paper ? `. ${paper}.` : ''}</span>`
}

function termsPart(request: PageRequest, { terms, names }: DelegationView): Html {
  const own = delegationWords[request.locale]
  const body = table({
    caption: own.terms,
    captionHidden: true,
    columns: [own.who, own.term, own.state, own.act].map(label => ({ label })),
    rows: terms.map(grant => {
      const name = names.get(grant.personId) ?? ''
      return {
        cells: [
          heldBy(request, grant, name),
          termText(request, grant),
          stateOf(request, grant),
          endForm(request, grant, name),
        ],
      }
    }),
    empty: own.noTerms,
  })
  return section({ title: own.terms, body })
}

const field = (request: PageRequest, name: string, label: string, stored = '') => ({
  ...fieldState(request, ACTION, name, stored),
  label,
  autosave: false as const,
  required: true,
})

function nameForm(request: PageRequest, { colleagues, settings }: DelegationView): Html {
  const { locale, link, now, actor } = request
  const [own, mandate] = [delegationWords[locale], mandateWords[locale]]
  const longest = own.longest(formatNumber(settings.longestDays, locale))
  const person = selectField({
    ...field(request, 'person', own.person),
    hint: own.personHint,
    options: colleagues.map(one => ({
      value: one.id,
      label: `${one.name}, ${roleLabel(one.role, null, locale)}`,
    })),
  })
  const from = dateField(field(request, 'from', own.from, dayIn(actor.areaPath, now)))
  const until = dateField({
    ...field(request, 'until', own.until),
    hint: settings.example ? `${longest} ${own.example}` : longest,
  })
  const number = textField({
    ...field(request, 'mandateNumber', mandate.number),
    maxLength: 120,
    autocomplete: 'off',
    spellcheck: false,
    hint: mandate.numberHint,
  })
  const date = dateField(field(request, 'mandateDate', mandate.date))
  const buttons = formActions([actionButton({ action: ACTION, label: own.submit })])
  return form({
    action: link('/persetujuan/pelaksana'),
    key: request.formKey(),
    label: own.name,
    body: html`${person}${from}${until}${number}${date}${buttons}`,
  })
}

/** The head's page: who acts in the own place, and whom to name next. */
export function delegationPage(request: PageRequest, view: DelegationView): Html {
  const { locale, link } = request
  const own = delegationWords[locale]
  const title = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [{ label: own.approvals, href: link('/persetujuan') }],
  })
  const naming =
    view.colleagues.length === 0
      ? emptyState({ title: own.nobody, text: own.nobodyText })
      : nameForm(request, view)
  const plt = notice({ locale, kind: 'info', text: own.absenceOnly })
  const problems = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  return html`${title}${problems}${section({ title: own.name, body: html`${naming}${plt}` })}${termsPart(request, view)}`
}
