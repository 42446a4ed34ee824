import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  choiceField,
  contohTag,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  selectField,
  splitView,
  statusTag,
  table,
  timeline,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { isExample, type Edition } from '../../editions/index.ts'
import { stateTag } from '../../nominations/index.ts'
import { areaName } from '../../regions/index.ts'
import { withState, type CheckItem } from '../check-item.ts'
import { words } from '../messages.ts'
import { outcomeProblems } from '../outcomes.ts'
import { reasonTemplates, waysOfChecking, type WayOfChecking } from '../templates.ts'
import type { VerificationOutcome } from '../verification-store.ts'
import { evidencePart, type EvidenceView } from './evidence.ts'

const CHECK = 'verification.check'

export type CheckingView = EvidenceView &
  Readonly<{
    edition: Edition
    productName: string
    producerName: string
    able: ReadonlySet<string>
    outcomes: readonly VerificationOutcome[]
  }>

const addressOf = (view: CheckingView, item?: CheckItem): string =>
  `/verifikasi/${view.checking.nomination.id}${item ? `?butir=${encodeURIComponent(item.id)}` : ''}`

function askedNow(view: CheckingView, request: PageRequest): string {
  const own = words[request.locale]
  const { items } = view.checking
  if (!view.able.has(CHECK)) return own.askNothing
  const open = withState(items, 'open').length
  if (open > 0) return own.askCheck(open)
  return withState(items, 'returned').length > 0 ? own.askReturn : own.askAdmit
}

const looks = { open: 'neutral', accepted: 'good', returned: 'attention' } as const

/** All items as links with their state: the keyboard needs nothing else. */
function itemTable({ locale, link }: PageRequest, view: CheckingView): Html {
  const own = words[locale]
  const row = (item: CheckItem) => ({
    marked: item.id === view.item.id,
    cells: [
      html`<a href="${link(addressOf(view, item))}"${attributes({ 'aria-current': item.id === view.item.id ? 'true' : null })}>${own.kinds[item.kind]}: ${item.title[locale]}</a>`,
      statusTag({ state: item.state, label: own.itemStates[item.state], tone: looks[item.state] }),
    ],
  })
  return table({
    caption: own.items,
    columns: [{ label: own.item }, { label: own.state }],
    rows: view.checking.items.map(row),
    empty: '',
  })
}

/** What was found before, and whether the item has changed since. */
function earlier({ locale }: PageRequest, { item }: CheckingView): Html {
  const own = words[locale]
  const { last } = item
  if (!last) return html``
  const when = own.checkedAt(formatMoment(last.checkedAt, locale))
  const said = last.reason === '' ? '' : html`<p>${last.reason}</p>`
  if (item.unchanged)
    return notice({ locale, kind: 'warning', title: own.unchanged, text: html`${said}<p>${when}</p>` })
  if (item.state === 'open')
    return notice({ locale, kind: 'info', title: own.changed, text: html`${said}<p>${when}</p>` })
  return html`<p class="muted">${when}</p>`
}

function verdictFields(request: PageRequest, { item }: CheckingView): Html {
  const { locale } = request
  const own = words[locale]
  const stored = { open: '', accepted: 'accept', returned: 'return' }[item.state]
  const ways = Object.keys(waysOfChecking) as WayOfChecking[]
  const how =
    item.kind === 'document'
      ? selectField({
          ...fieldState(request, CHECK, 'how', 'paper'),
          label: own.how,
          prompt: null,
          options: ways.map(way => ({ value: way, label: waysOfChecking[way][locale] })),
        })
      : ''
  return html`${choiceField({
    ...fieldState(request, CHECK, 'outcome', stored),
    label: own.verdict,
    required: true,
    choices: [
      { value: 'accept', label: own.accept },
      { value: 'return', label: own.giveBack },
    ],
  })}${how}${selectField({
    ...fieldState(request, CHECK, 'template'),
    label: own.template,
    hint: own.templateHint,
    prompt: own.noTemplate,
    options: reasonTemplates[item.kind].map(one => ({ value: one.id, label: one.text[locale] })),
  })}${longTextField({
    ...fieldState(request, CHECK, 'reason', item.state === 'returned' ? item.last?.reason : ''),
    label: own.reason,
    hint: own.reasonHint,
    rows: 4,
    maxLength: 1_000,
  })}`
}

function verdictForm(request: PageRequest, view: CheckingView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { item } = view
  const rule = html`<p class="muted">${own.rule}: ${item.rule[locale]}</p>`
  if (!view.able.has(CHECK))
    return html`${rule}${earlier(request, view)}${notice({ locale, kind: 'info', text: own.readOnly })}`
  const body = html`<input type="hidden" name="item" value="${item.id}">${verdictFields(request, view)}${formActions(
    [actionButton({ action: CHECK, label: own.save })],
  )}`
  return html`${rule}${earlier(request, view)}${form({
    action: link(addressOf(view, item)),
    key: request.formKey(),
    version: item.rowVersion,
    label: item.title[locale],
    body,
  })}`
}

type Outcome = Readonly<{
  action: string
  outcome: 'admitted' | 'returned' | 'not-admitted'
  label: string
  confirm: string
  yes: string
  kind: 'primary' | 'danger' | 'secondary'
}>

function outcomesOf({ locale }: PageRequest, view: CheckingView): readonly Outcome[] {
  const own = words[locale]
  const count = withState(view.checking.items, 'returned').length
  const one = (
    action: string,
    outcome: Outcome['outcome'],
    kind: Outcome['kind'],
    said: Readonly<{ label: string; confirm: string; yes: string }>,
  ): Outcome => ({ action, outcome, kind, ...said })
  return [
    one('verification.admit', 'admitted', 'primary', {
      label: own.admit,
      confirm: own.admitConfirm,
      yes: own.admitYes,
    }),
    one('verification.return', 'returned', 'secondary', {
      label: own.return,
      confirm: own.returnConfirm(count),
      yes: own.returnYes,
    }),
    one('verification.refuse', 'not-admitted', 'danger', {
      label: own.refuse,
      confirm: own.refuseConfirm(count),
      yes: own.refuseYes,
    }),
  ]
}

function outcomeForms(request: PageRequest, view: CheckingView): Html {
  const { locale, link } = request
  const { items, nomination } = view.checking
  const possible = outcomesOf(request, view).filter(
    one => view.able.has(one.action) && outcomeProblems(one.outcome, items).length === 0,
  )
  if (possible.length === 0)
    return html`<p class="muted">${words[locale].notYet}: ${askedNow(view, request)}</p>`
  const formOf = ({ action, label, kind, confirm, yes }: Outcome): Html =>
    form({
      action: link(addressOf(view)),
      key: request.formKey(),
      version: nomination.rowVersion,
      label,
      body: html`<div class="buttons">${actionButton({ action, label, kind, confirm: { locale, text: confirm, label: yes } })}</div>`,
    })
  return html`${possible.map(formOf)}`
}

function earlierOutcomes({ locale }: PageRequest, { outcomes }: CheckingView): Html {
  const own = words[locale]
  if (outcomes.length === 0) return html``
  const entries = outcomes.map(one => ({
    when: formatMoment(one.decidedAt, locale),
    dateTime: one.decidedAt.toISOString(),
    who: own.round(one.round),
    what: html`${own.outcomes[one.outcome]}${one.reasons.length === 0 ? '' : `: ${one.reasons.map(reason => reason.title[locale]).join(', ')}`}`,
  }))
  return section({ title: own.earlier, body: timeline({ locale, label: own.earlier, entries }) })
}

/** One file: the paper, answers or photos beside the verdict, the list of items, and the outcome. */
export function checkingPage(request: PageRequest, view: CheckingView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination, items, rules } = view.checking
  const example = isExample(view.edition, rules) ? contohTag({ locale }) : ''
  const head = pageTitle({
    locale,
    title: view.productName,
    lead: `${view.producerName} · ${areaName(nomination.areaPath)} · ${nomination.receipt ?? ''}`,
    crumbs: [{ label: own.queue, href: link('/verifikasi') }],
    tags: html`${stateTag(nomination.state, locale, true)} ${example}`,
    actions: html`${linkButton({ href: link(`/usulan/${nomination.id}`), label: own.openNomination })}${linkButton({ href: link(`/usulan/${nomination.id}/berkas`), label: own.wholeFile, icon: 'printer' })}`,
  })
  const problems = problemsOf(request.form, locale).map(one =>
    request.form?.action === CHECK ? one : { ...one, path: '' },
  )
  const count = (state: CheckItem['state']): number => withState(items, state).length
  const asked = notice({
    locale,
    kind: 'info',
    title: own.askedNow,
    text: html`<p>${askedNow(view, request)}</p><p class="muted">${own.round(nomination.round)}. ${own.summary(count('accepted'), count('returned'), count('open'))}</p>`,
  })
  const left = html`<h2>${own.kinds[view.item.kind]}: ${view.item.title[locale]}</h2>${evidencePart(request, view)}`
  const right = html`${verdictForm(request, view)}${itemTable(request, view)}`
  const decision = section({
    title: own.decision,
    lead: own.decisionLead,
    body: outcomeForms(request, view),
    id: 'keputusan',
  })
  return html`${head}${errorSummary({ locale, problems, title: own.problemsTitle(problems.length) })}${asked}${splitView({ left, right, leftLabel: own.leftLabel, rightLabel: own.rightLabel })}${decision}${earlierOutcomes(request, view)}`
}
