import { html, nothing, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  errorSummary,
  form,
  formActions,
  longTextField,
  pageTitle,
  panel,
  section,
  selectField,
  statusTag,
  table,
  type Tone,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { officeName } from '../../../regions/index.ts'
import { whenSaved } from '../../draft/answer-news.ts'
import { fillerName } from '../../draft/filled-by.ts'
import type { HelpView, Unseen } from '../help-view.ts'
import type { WorkingFile } from '../../draft/load-file.ts'
import { words } from '../../messages.ts'
import {
  isSameItem,
  isWaiting,
  itemText,
  readItem,
  type Remark,
  type RemarkState,
  type TitledItem,
} from '../remark.ts'
import { remarkWords } from '../remark-messages.ts'
import { checkLine, remarkAnchor, remarksAddress } from './remark-parts.ts'

const ANSWER = 'nomination.answer-remark'
const WRITE = 'nomination.remark'

export type RemarksView = Readonly<{
  file: WorkingFile
  help: HelpView
  items: readonly TitledItem[]
  able: ReadonlySet<string>
}>

const tones: Readonly<Record<RemarkState, Tone>> = {
  open: 'attention',
  answered: 'waiting',
  settled: 'good',
  withdrawn: 'neutral',
}

function titleOf({ items }: RemarksView, { item }: Remark, locale: 'id' | 'en'): string {
  return items.find(one => isSameItem(one.item, item))?.title[locale] ?? item.id
}

/** Where the item stands. */
function placeOf({ items, file }: RemarksView, { item }: Remark): string {
  const sectionId = items.find(one => isSameItem(one.item, item))?.sectionId
  const page = `/usulan/${file.nomination.id}`
  if (sectionId) return `${page}/bagian/${sectionId}`
  if (item.kind === 'document') return `${page}#dokumen`
  return item.kind === 'photos' ? `${page}#foto` : page
}

function answerForm(request: PageRequest, remark: Remark, view: RemarksView): Html {
  const { locale, link } = request
  const own = remarkWords[locale]
  const isThis = request.form?.values['remark'] === remark.id
  const shown = { locale, form: isThis ? request.form : null }
  const choice = choiceField({
    ...fieldState(shown, ANSWER, 'answer', remark.answer ?? ''),
    id: `f-answer-${remark.id}`,
    label: own.answer,
    required: true,
    inline: true,
    choices: (['fixed', 'not-so'] as const).map(value => ({ value, label: own.answers[value] })),
  })
  const reason = longTextField({
    ...fieldState(shown, ANSWER, 'reason', remark.reason),
    id: `f-reason-${remark.id}`,
    label: own.reason,
    hint: own.reasonHint,
    rows: 2,
    maxLength: 600,
  })
  return form({
    action: link(remarksAddress(view.file.nomination.id)),
    key: request.formKey(),
    version: remark.rowVersion,
    label: own.sendAnswer,
    body: html`<input type="hidden" name="remark" value="${remark.id}">${choice}${reason}${formActions([
      actionButton({ action: ANSWER, label: own.sendAnswer }),
    ])}`,
  })
}

function closingForm(request: PageRequest, remark: Remark, { able, file }: RemarksView): Html {
  const { locale, link } = request
  const own = remarkWords[locale]
  const buttons = [
    ...(able.has('nomination.settle-remark')
      ? [actionButton({ action: 'nomination.settle-remark', label: own.settle })]
      : []),
    ...(able.has('nomination.withdraw-remark')
      ? [actionButton({ action: 'nomination.withdraw-remark', label: own.withdraw, kind: 'secondary' })]
      : []),
  ]
  if (buttons.length === 0) return nothing
  return form({
    action: link(remarksAddress(file.nomination.id)),
    key: request.formKey(),
    version: remark.rowVersion,
    label: own.settle,
    body: html`<input type="hidden" name="remark" value="${remark.id}"><div class="buttons">${buttons}</div>`,
  })
}

function remarkPanel(request: PageRequest, remark: Remark, view: RemarksView): Html {
  const { locale, link, now } = request
  const own = remarkWords[locale]
  const when = (at: Date): string => whenSaved(at, now, locale)
  const written = own.by(officeName(remark.areaPath)[locale], when(remark.writtenAt))
  const answer =
    remark.answer && remark.answeredAt
      ? html`<p>${own.answered(own.answers[remark.answer], when(remark.answeredAt))} ${remark.reason}</p>`
      : nothing
  const open = isWaiting(remark)
  const forms = html`${open && view.able.has(ANSWER) ? answerForm(request, remark, view) : nothing}${open ? closingForm(request, remark, view) : nothing}`
  const body = html`<p>${statusTag({ state: `remark-${remark.state}`, label: own.states[remark.state], tone: tones[remark.state] })}</p><p class="remark__text">${remark.text}</p><p class="muted">${written} · <a href="${link(placeOf(view, remark))}">${own.goThere}</a></p>${answer}${forms}`
  return html`<div id="${remarkAnchor(remark.id)}">${panel({ title: titleOf(view, remark, locale), body })}</div>`
}

function writeForm(request: PageRequest, view: RemarksView): Html {
  const { locale, link, query } = request
  const own = remarkWords[locale]
  const asked = readItem(query.get('butir') ?? '')
  const item = selectField({
    ...fieldState(request, WRITE, 'item', asked ? itemText(asked) : ''),
    label: own.item,
    required: true,
    options: view.items.map(one => ({ value: itemText(one.item), label: one.title[locale] })),
  })
  const said = longTextField({
    ...fieldState(request, WRITE, 'text'),
    label: own.text,
    example: own.textExample,
    required: true,
    rows: 3,
    maxLength: 600,
  })
  const body = form({
    action: link(remarksAddress(view.file.nomination.id)),
    key: request.formKey(),
    label: own.write,
    body: html`${item}${said}${formActions([actionButton({ action: WRITE, label: own.send })])}`,
  })
  return section({ title: own.write, lead: own.writeLead, body, id: 'beri' })
}

function checkPart(request: PageRequest, { file, help, able }: RemarksView): Html {
  const { locale, link } = request
  const own = remarkWords[locale]
  const line = html`<p>${checkLine(request, help.checkState, help.check)}</p>`
  const waiting = help.remarks.filter(isWaiting).length
  const verdict = waiting > 0 ? 'remarks' : 'ready'
  const body = able.has('nomination.pre-check')
    ? form({
        action: link(remarksAddress(file.nomination.id)),
        key: request.formKey(),
        label: own.check,
        body: html`<p class="muted">${own.checkLead}</p><input type="hidden" name="verdict" value="${verdict}"><input type="hidden" name="fingerprint" value="${help.fingerprint}"><div class="buttons">${actionButton(
          {
            action: 'nomination.pre-check',
            label: waiting > 0 ? own.checkRemarks(waiting) : own.checkReady,
          },
        )}</div>`,
      })
    : nothing
  return section({ title: own.check, body: html`${line}${body}`, id: 'pemeriksaan' })
}

function unseenRow({ locale, link, now }: PageRequest, one: Unseen, { file }: RemarksView) {
  const own = remarkWords[locale]
  const title = one.title[locale]
  const cell = (said: Unseen['before']): Html =>
    html`<span class="remark__text">${said === null ? '–' : said[locale]}</span>`
  return {
    cells: [
      one.sectionId
        ? html`<a href="${link(`/usulan/${file.nomination.id}/bagian/${one.sectionId}`)}">${title}</a>`
        : title,
      cell(one.before),
      cell(one.after),
      own.by(fillerName(one.filler, locale), whenSaved(one.filler.at, now, locale)),
    ],
  }
}

function unseenPart(request: PageRequest, view: RemarksView): Html {
  const { locale, link, now } = request
  const own = remarkWords[locale]
  const { unseen } = view.help
  const list = table({
    caption: own.unseen,
    captionHidden: true,
    columns: [own.what, own.before, own.after, own.who].map(label => ({ label })),
    rows: unseen.map(one => unseenRow(request, one, view)),
    empty: html`<p class="muted">${own.unseenNone}</p>`,
  })
  const button =
    unseen.length > 0 && view.able.has('nomination.see-help')
      ? form({
          action: link(remarksAddress(view.file.nomination.id)),
          key: request.formKey(),
          label: own.seen,
          body: html`<input type="hidden" name="until" value="${now.toISOString()}"><div class="buttons">${actionButton(
            { action: 'nomination.see-help', label: own.seen },
          )}</div>`,
        })
      : nothing
  return section({ title: own.unseen, lead: own.unseenLead, body: html`${list}${button}`, id: 'perubahan' })
}

/** Problems lie beside the fields of the remark that was answered. */
function fieldOf({ form: sent }: PageRequest, path: string): string {
  const remark = sent?.values['remark']
  return typeof remark === 'string' && path !== '' ? `${path}-${remark}` : path
}

/** What the province remarks, how it found the file, and what others filled in: to be answered and taken note of. */
export function remarksPage(request: PageRequest, view: RemarksView): Html {
  const { locale, link } = request
  const own = remarkWords[locale]
  const { nomination, productFile } = view.file
  const head = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: words[locale].nominations, href: link('/usulan') },
      { label: productFile.product.name, href: link(`/usulan/${nomination.id}`) },
    ],
  })
  const problems = problemsOf(request.form, locale).map(one => ({ ...one, path: fieldOf(request, one.path) }))
  const waitingFirst = view.help.remarks.toSorted(
    (one, other) => Number(isWaiting(other)) - Number(isWaiting(one)),
  )
  const list =
    waitingFirst.length === 0
      ? html`<p class="muted">${own.none}</p>`
      : html`<div class="remarks">${waitingFirst.map(one => remarkPanel(request, one, view))}</div>`
  const remarks = section({ title: own.section, lead: own.sectionLead, body: list, id: 'catatan' })
  const write = view.able.has(WRITE) ? writeForm(request, view) : nothing
  return html`${head}${errorSummary({ locale, problems })}${checkPart(request, view)}${remarks}${write}${unseenPart(request, view)}`
}
