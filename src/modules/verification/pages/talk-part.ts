import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  checkField,
  form,
  formActions,
  longTextField,
  section,
  selectField,
  statusTag,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { ANYONE } from '../ask-colleague.ts'
import { talkWords } from '../talk-messages.ts'
import { flagKinds, type Flag } from '../flag-store.ts'
import type { Question } from '../question-store.ts'
import { nameIn, viewAddress, type DeskView } from './desk-view.ts'

const ASK = 'verification.ask'
const ANSWER = 'verification.answer'
const FLAG = 'verification.flag'
const RESOLVE = 'verification.resolve-flag'
const MOST_LETTERS = 1_000

/** A form that is folded away until one wants it, or it comes back. */
function folded(request: PageRequest, act: string, title: string, body: Html): Html {
  const open = request.form?.action === act
  return html`<details class="desk__fold"${open ? html` open` : ''}><summary>${title}</summary>${body}</details>`
}

const isTyping = ({ form: sent }: PageRequest, act: string, name: string, id: string): boolean =>
  sent?.action === act && sent.values[name] === id

/** The state of a field in the one form of several alike that was refused; empty in the others. */
const stateIn = (
  request: PageRequest,
  act: string,
  own: Readonly<{ name: string; id: string }>,
  field: string,
) =>
  isTyping(request, act, own.name, own.id)
    ? fieldState(request, act, field)
    : { locale: request.locale, name: field, value: '', id: `${field}-${own.id}` }

function askForm(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = talkWords[locale].questions
  const options = [
    { value: ANYONE, label: own.anyone },
    ...view.colleagues.map(one => ({ value: one.id, label: one.name })),
  ]
  const body = html`<input type="hidden" name="item" value="${view.item.id}">${selectField({
    ...fieldState(request, ASK, 'colleague', ANYONE),
    label: own.colleague,
    required: true,
    prompt: null,
    options,
  })}${longTextField({
    ...fieldState(request, ASK, 'question'),
    label: own.question,
    required: true,
    rows: 3,
    maxLength: MOST_LETTERS,
  })}${checkField({ ...fieldState(request, ASK, 'holds'), value: 'yes', label: own.holds, checked: request.form?.action === ASK && request.form.values['holds'] === 'yes' })}${formActions([actionButton({ action: ASK, label: own.send, kind: 'secondary' })])}`
  const shown = form({
    action: link(viewAddress(view, view.item)),
    key: request.formKey(),
    label: own.ask,
    body,
  })
  return folded(request, ASK, own.ask, shown)
}

function answerForm(request: PageRequest, view: DeskView, { id, askedBy }: Question): Html {
  const { locale, link, actor } = request
  const own = talkWords[locale].questions
  const mine = askedBy === actor.personId
  const body = html`<input type="hidden" name="ask" value="${id}">${longTextField({
    ...stateIn(request, ANSWER, { name: 'ask', id }, 'answer'),
    label: mine ? own.closing : own.answer,
    required: true,
    rows: 3,
    maxLength: MOST_LETTERS,
  })}${formActions([actionButton({ action: ANSWER, label: mine ? own.close : own.sendAnswer, kind: mine ? 'secondary' : 'primary' })])}`
  return form({
    action: link(viewAddress(view, view.item)),
    key: request.formKey(),
    label: own.answer,
    body,
  })
}

function questionEntry(request: PageRequest, view: DeskView, one: Question): Html {
  const { locale } = request
  const own = talkWords[locale].questions
  const of = one.askedOf === null ? own.anyone : nameIn(view, request, one.askedOf)
  const asked = own.asked(nameIn(view, request, one.askedBy), of, formatMoment(one.askedAt, locale))
  const mayAnswer = view.able.has(ANSWER)
  const tag = statusTag({ state: 'open', label: one.holds ? own.holding : own.open, tone: 'attention' })
  const answer = one.answer
    ? html`<p>${one.answer.text}</p><p class="muted">${own.answered(nameIn(view, request, one.answer.by), formatMoment(one.answer.at, locale))}</p>`
    : html`<p>${tag}</p>${mayAnswer ? answerForm(request, view, one) : ''}`
  return html`<li><p class="muted">${asked}</p><p>${one.question}</p>${answer}</li>`
}

/** What colleagues were asked about the chosen item, with their answers. */
export function questionsPart(request: PageRequest, view: DeskView): Html {
  const own = talkWords[request.locale].questions
  const about = view.desk.questions.filter(one => one.itemId === view.item.id)
  const list =
    about.length === 0
      ? html`<p class="muted">${own.none}</p>`
      : html`<ol class="desk__thread">${about.map(one => questionEntry(request, view, one))}</ol>`
  const ask = view.able.has(ASK) ? askForm(request, view) : ''
  return section({ title: own.title, body: html`${list}${ask}` })
}

function flagForm(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = talkWords[locale].flags
  const body = html`<input type="hidden" name="item" value="${view.item.id}">${selectField({
    ...fieldState(request, FLAG, 'flag'),
    label: own.kind,
    required: true,
    options: flagKinds.map(kind => ({ value: kind, label: own.kinds[kind] })),
  })}${longTextField({
    ...fieldState(request, FLAG, 'remark'),
    label: own.note,
    required: true,
    rows: 3,
    maxLength: MOST_LETTERS,
  })}${formActions([actionButton({ action: FLAG, label: own.send, kind: 'secondary' })])}`
  const shown = form({
    action: link(viewAddress(view, view.item)),
    key: request.formKey(),
    label: own.raise,
    body,
  })
  return folded(request, FLAG, own.raise, shown)
}

function resolveForm(request: PageRequest, view: DeskView, { id }: Flag): Html {
  const { locale, link } = request
  const own = talkWords[locale].flags
  const body = html`<input type="hidden" name="raised" value="${id}">${longTextField({
    ...stateIn(request, RESOLVE, { name: 'raised', id }, 'resolution'),
    label: own.resolve,
    required: true,
    rows: 2,
    maxLength: MOST_LETTERS,
  })}${formActions([actionButton({ action: RESOLVE, label: own.sendResolution, kind: 'secondary' })])}`
  return form({
    action: link(viewAddress(view, view.item)),
    key: request.formKey(),
    label: own.resolve,
    body,
  })
}

function flagEntry(request: PageRequest, view: DeskView, one: Flag): Html {
  const { locale } = request
  const own = talkWords[locale].flags
  const item = view.desk.items.find(each => each.id === one.itemId)
  const where = item ? item.title[locale] : own.whole
  const end = one.resolved
    ? html`<p>${one.resolved.note}</p><p class="muted">${own.resolved(nameIn(view, request, one.resolved.by), formatMoment(one.resolved.at, locale))}</p>`
    : html`<p>${statusTag({ state: 'open', label: own.open, tone: 'attention' })}</p>${view.able.has(RESOLVE) ? resolveForm(request, view, one) : ''}`
  return html`<li><p><b>${own.kinds[one.kind]}</b>: ${where}</p><p>${one.note}</p><p class="muted">${own.raised(nameIn(view, request, one.raisedBy), formatMoment(one.raisedAt, locale))}</p>${end}</li>`
}

/** The flags of the file, which the office never sees. */
export function flagsPart(request: PageRequest, view: DeskView): Html {
  const own = talkWords[request.locale].flags
  const { flags } = view.desk
  const list =
    flags.length === 0
      ? ''
      : html`<ol class="desk__thread">${flags.map(one => flagEntry(request, view, one))}</ol>`
  const raise = view.able.has(FLAG) ? flagForm(request, view) : ''
  return section({ title: own.title, lead: own.lead, body: html`${list}${raise}` })
}
