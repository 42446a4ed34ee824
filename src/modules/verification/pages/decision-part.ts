import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { actionButton, form, longTextField, notice, section, timeline } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { itemAddress, withState } from '../check-item.ts'
import { deskWords } from '../desk-messages.ts'
import { outcomeProblems } from '../hindrances.ts'
import { openProposal } from '../load-desk.ts'
import { words } from '../messages.ts'
import type { Proposal } from '../refusal-store.ts'
import { nameIn, worksOnIt, type DeskView } from './desk-view.ts'

const ADMIT = 'verification.admit'
const RETURN = 'verification.return'
const PROPOSE = 'verification.propose-refusal'
const CONFIRM = 'verification.refuse'
const SEND_BACK = 'verification.send-refusal-back'
const MOST_LETTERS = 1_000

const countReturned = ({ desk }: DeskView): number => withState(desk.items, 'returned').length

function actForm(request: PageRequest, view: DeskView, label: string, body: Html): Html {
  const { nomination } = view.desk
  return form({
    action: request.link(itemAddress(nomination.id, '')),
    key: request.formKey(),
    version: nomination.rowVersion,
    label,
    body,
  })
}

/** Everything that keeps the file from being admitted, each with the way to it. */
function readiness({ locale, link }: PageRequest, view: DeskView): Html {
  const own = deskWords[locale].ready
  const { nomination } = view.desk
  const problems = outcomeProblems('admitted', view.desk)
  if (problems.length === 0) return notice({ locale, kind: 'success', title: own.title, text: own.ready })
  const line = (one: (typeof problems)[number]): Html =>
    html`<li><a href="${link(itemAddress(nomination.id, one.path))}">${one.message[locale]}</a></li>`
  return html`<details class="desk__fold"><summary>${own.title}: ${own.hindered(problems.length)}</summary><ul class="desk__list">${problems.map(line)}</ul></details>`
}

function admitForm(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = words[locale]
  if (!view.able.has(ADMIT) || outcomeProblems('admitted', view.desk).length > 0) return html``
  const confirm = { locale, text: own.admitConfirm, label: own.admitYes }
  return actForm(
    request,
    view,
    own.admit,
    html`<div class="buttons">${actionButton({ action: ADMIT, label: own.admit, confirm })}</div>`,
  )
}

function returnForm(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = words[locale]
  if (!view.able.has(RETURN) || outcomeProblems('returned', view.desk).length > 0) return html``
  const confirm = { locale, text: own.returnConfirm(countReturned(view)), label: own.returnYes }
  return actForm(
    request,
    view,
    own.return,
    html`<div class="buttons">${actionButton({ action: RETURN, label: own.return, kind: 'secondary', confirm })}</div>`,
  )
}

/** A refusal is proposed, with a note for whoever looks at it next. */
function proposeForm(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale].refusal
  if (!view.able.has(PROPOSE) || outcomeProblems('not-admitted', view.desk).length > 0) return html``
  const confirm = { locale, text: own.proposeConfirm(countReturned(view)), label: own.proposeYes }
  const body = html`<p class="muted">${own.proposeLead}</p>${longTextField({
    ...fieldState(request, PROPOSE, 'note'),
    label: own.note,
    rows: 2,
    maxLength: MOST_LETTERS,
  })}<div class="buttons">${actionButton({ action: PROPOSE, label: own.propose, kind: 'danger', confirm })}</div>`
  const open = request.form?.action === PROPOSE
  return html`<details class="desk__fold"${open ? html` open` : ''}><summary>${own.propose}</summary>${actForm(request, view, own.propose, body)}</details>`
}

function confirmForm(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale].refusal
  const confirm = { locale, text: own.confirmText(countReturned(view)), label: own.confirmYes }
  const body = html`${longTextField({
    ...fieldState(request, CONFIRM, 'note'),
    label: own.confirmNote,
    rows: 2,
    maxLength: MOST_LETTERS,
  })}<div class="buttons">${actionButton({ action: CONFIRM, label: own.confirm, kind: 'danger', confirm })}</div>`
  return actForm(request, view, own.confirm, body)
}

function sendBackForm(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale].refusal
  const body = html`${longTextField({
    ...fieldState(request, SEND_BACK, 'backNote'),
    label: own.backNote,
    required: true,
    rows: 2,
    maxLength: MOST_LETTERS,
  })}<div class="buttons">${actionButton({ action: SEND_BACK, label: own.back, kind: 'secondary' })}</div>`
  return actForm(request, view, own.back, body)
}

function secondLook(request: PageRequest, view: DeskView, proposal: Proposal): Html {
  const { locale } = request
  const own = deskWords[locale].refusal
  const by = own.proposed(
    nameIn(view, request, proposal.proposedBy),
    formatMoment(proposal.proposedAt, locale),
  )
  const said = notice({
    locale,
    kind: 'warning',
    title: own.title,
    text: html`<p>${by}</p>${proposal.note === '' ? '' : html`<p>${proposal.note}</p>`}`,
  })
  const may = view.able.has(CONFIRM)
  if (!may) return html`${said}<p class="muted">${own.waits}</p>`
  return html`${said}${confirmForm(request, view)}${sendBackForm(request, view)}`
}

function decidedProposals(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale].refusal
  const lines = view.desk.proposals.flatMap(({ decided }) => {
    if (!decided) return []
    const say = decided.outcome === 'sent-back' ? own.sentBack : own.confirmed
    const text = say(nameIn(view, request, decided.by), formatMoment(decided.at, locale))
    return html`<li>${text}${decided.note === '' ? '' : html`: ${decided.note}`}</li>`
  })
  return lines.length === 0 ? html`` : html`<h3>${own.earlier}</h3><ul class="desk__list">${lines}</ul>`
}

/** How the round can end now, or what stands in the way of it. */
export function decisionPart(request: PageRequest, view: DeskView): Html {
  const own = words[request.locale]
  const proposal = openProposal(view.desk)
  const working = view.able.has(ADMIT) && worksOnIt(view, request)
  const forms = working
    ? html`${readiness(request, view)}${admitForm(request, view)}${returnForm(request, view)}${proposeForm(request, view)}`
    : readiness(request, view)
  const body = proposal ? secondLook(request, view, proposal) : forms
  const shown = view.able.size > 0 || proposal ? body : ''
  return section({
    title: own.decision,
    lead: own.decisionLead,
    body: html`${shown}${decidedProposals(request, view)}`,
    id: 'keputusan',
  })
}

/** How earlier rounds ended. */
export function earlierOutcomes({ locale }: PageRequest, { outcomes }: DeskView): Html {
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
