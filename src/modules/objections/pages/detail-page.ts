import { html, type Html } from '../../../platform/html.ts'
import { formatDay } from '../../../platform/translations.ts'
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
  stars,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { starsText, type CorrectionStanding, type FeedbackCriterion } from '../../decisions/index.ts'
import type { ResultGround } from '../ground.ts'
import { words } from '../messages.ts'
import type { Objection, Paper } from '../objection.ts'
import type { ObjectionSettings } from '../settings.ts'
import { answerByText, linesOf, momentThere, stateTagOf, windowNotice } from './objection-words.ts'
import { writeForm } from './write-form.ts'

export type DetailView = Readonly<{
  objection: Objection
  ground: ResultGround
  papers: readonly Paper[]
  product: string
  place: string
  settings: ObjectionSettings
  /** How far the new decision is, where it was begun. */
  decision: CorrectionStanding | null
  may: Readonly<Record<'write' | 'send' | 'withdraw' | 'feedback' | 'nomination' | 'decision', boolean>>
  /** The parts for those who handle it. */
  handling: readonly Html[]
}>

/** In the address of a draft that is being changed. */
const EDIT = 'ubah'

type Press = Readonly<{
  action: string
  label: string
  kind?: 'danger'
  ask: Readonly<{ text: string; label: string }>
}>

/** A form of one button that asks once more: what it does cannot be undone. */
function askedTwice(request: PageRequest, { rowVersion }: Objection, press: Press): Html {
  const { locale } = request
  const { action, label, kind = 'primary', ask } = press
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    version: rowVersion,
    label,
    body: formActions([actionButton({ action, label, kind, confirm: { locale, ...ask } })]),
  })
}

/** What its sender can do with it: change the draft, send it, take it back. */
function senderPart(request: PageRequest, { objection, may: allowed }: DetailView): Html {
  const { locale, link } = request
  const own = words[locale]
  const isDraft = objection.state === 'draft'
  const send = {
    action: 'objection.send',
    label: own.send,
    ask: { text: own.sendConfirm, label: own.sendConfirmLabel },
  }
  const withdraw = {
    action: 'objection.withdraw',
    label: isDraft ? own.dropDraft : own.withdraw,
    kind: 'danger',
    ask: { text: own.withdrawConfirm, label: own.withdrawConfirmLabel },
  } as const
  const waits = isDraft && allowed.write && !allowed.send
  const edit = link(`/sanggahan/${objection.id}?${EDIT}=1`)
  return html`${waits ? notice({ locale, kind: 'info', text: own.waitsForHead }) : ''}
${allowed.write ? html`<p>${linkButton({ href: edit, label: own.editDraft })}</p>` : ''}
${allowed.send ? askedTwice(request, objection, send) : ''}
${allowed.withdraw ? askedTwice(request, objection, withdraw) : ''}`
}

function criteriaText(
  criteria: readonly FeedbackCriterion[],
  { criteria: ids }: Objection,
  request: PageRequest,
): Html | string {
  const chosen = criteria.filter(one => ids.includes(one.id))
  if (chosen.length === 0) return '–'
  const own = words[request.locale]
  const line = (one: FeedbackCriterion): Html =>
    html`<li>${one.title[request.locale]} <span class="muted">(${own.points(one.points, one.max)})</span></li>`
  return html`<ul class="plain">${chosen.map(line)}</ul>`
}

/** What was objected, as it was sent. */
function contentPart(request: PageRequest, { objection, ground, papers }: DetailView): Html {
  const { locale, link } = request
  const own = words[locale]
  const paper = (one: Paper): Html =>
    html`<li><a href="${link(`/sanggahan/${objection.id}/berkas/${one.id}`)}">${one.name}</a></li>`
  const groundList = html`<ul class="plain">${objection.grounds.map(one => html`<li>${own.grounds[one]}</li>`)}</ul>`
  return section({
    title: own.about,
    body: definitionList({
      items: [
        { term: own.groundsLegend, detail: objection.grounds.length === 0 ? '–' : groundList },
        { term: own.text, detail: objection.text === '' ? '–' : linesOf(objection.text) },
        { term: own.criteriaLegend, detail: criteriaText(ground.criteria, objection, request) },
        {
          term: own.papersLegend,
          detail: papers.length === 0 ? '–' : html`<ul class="plain">${papers.map(paper)}</ul>`,
        },
      ],
    }),
  })
}

function answerPart({ locale }: PageRequest, { findings, answeredAt, areaPath }: Objection): Html | '' {
  if (findings === null || answeredAt === null) return ''
  const own = words[locale]
  const items = findings.map(one => ({
    term: own.grounds[one.ground],
    detail: html`<p><b>${one.holds ? own.holds : own.holdsNot}.</b></p>${linesOf(one.reason)}`,
  }))
  return section({
    title: own.answer,
    body: html`<p class="muted">${own.answered}: ${momentThere(answeredAt, areaPath, locale)}</p>${definitionList({ items })}`,
  })
}

function factsPart(request: PageRequest, view: DetailView): Html {
  const { locale, now, link } = request
  const own = words[locale]
  const { objection, ground, may: allowed } = view
  const { stars: won, of } = ground.result
  const received = objection.receivedAt ? momentThere(objection.receivedAt, objection.areaPath, locale) : '–'
  const links = html`${allowed.feedback ? linkButton({ href: link(`/usulan/${objection.nominationId}/umpan-balik`), label: own.toResult }) : ''}${allowed.nomination ? linkButton({ href: link(`/usulan/${objection.nominationId}`), label: own.toNomination }) : ''}`
  const list = definitionList({
    items: [
      { term: own.sender, detail: own.sides[objection.side] },
      { term: own.place, detail: view.place },
      {
        term: own.result,
        detail: html`${stars({ stars: won, of, label: starsText(won, of)[locale] })} <span aria-hidden="true">${starsText(won, of)[locale]}</span>`,
      },
      ...(objection.receipt
        ? [{ term: own.receipt, detail: html`<span class="code">${objection.receipt}</span>` }]
        : []),
      ...(objection.receivedAt ? [{ term: own.received, detail: received }] : []),
      ...(objection.answerBy && objection.answeredAt === null && objection.state !== 'withdrawn'
        ? [{ term: own.answerBy, detail: answerByText(objection, now, locale) }]
        : []),
    ],
  })
  return section({ title: own.facts, body: html`${list}<div class="buttons">${links}</div>` })
}

/** What followed from an objection that was upheld, for everybody who reads it; the chair goes on from here. */
function decisionPart({ locale, link }: PageRequest, view: DetailView): Html | '' {
  const { objection, decision, ground, may: allowed } = view
  if (objection.state !== 'upheld') return ''
  const own = words[locale]
  const { stars: won, of } = ground.result
  const text =
    decision?.stage === 'published' && decision.publishedAt
      ? own.decidedAnew(
          momentThere(decision.publishedAt, objection.areaPath, locale),
          starsText(won, of)[locale],
        )
      : own.toDecideAnew
  const decree = decision?.stage === 'published' && decision.decree ? decision.decree : null
  const by = decree ? html`<p>${own.byDecree(decree.number, formatDay(decree.date, locale))}</p>` : ''
  const open = allowed.decision
    ? html`<div class="buttons">${linkButton({ href: link(`/sanggahan/${objection.id}/penetapan-baru`), label: own.newDecision })}</div>`
    : ''
  return section({ title: own.newDecision, body: html`<p>${text}</p>${by}${open}` })
}

/** The form stands alone: what was typed cannot be lost to a button beside it. */
const isEditing = ({ query, form: shown }: PageRequest, { may: allowed }: DetailView): boolean =>
  allowed.write &&
  (query.has(EDIT) ||
    shown?.action === 'objection.write' ||
    // What is missing is mended there.
    (shown?.action === 'objection.send' && shown.problems.some(one => one.path !== '')))

function editPage(request: PageRequest, view: DetailView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { objection, papers, settings } = view
  const path = link(`/sanggahan/${objection.id}`)
  return html`${pageTitle({
    locale,
    title: own.titleOf(view.product),
    lead: own.newLead,
    crumbs: [
      { label: own.title, href: link('/sanggahan') },
      { label: own.states.draft, href: path },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${writeForm(request, { action: 'objection.write', objection, papers, criteria: view.ground.criteria, settings })}
<p><a href="${path}">${own.leaveDraft}</a></p>`
}

/** One objection, for everybody who may read it; each with the acts that are open to the reader. */
export function detailPage(request: PageRequest, view: DetailView): Html {
  const { locale, now } = request
  const own = words[locale]
  const { objection, ground, settings } = view
  const about = { areaPath: objection.areaPath, locale, now, example: settings.example }
  if (isEditing(request, view)) return editPage(request, view)
  return html`${pageTitle({
    locale,
    title: own.titleOf(view.product),
    tags: stateTagOf(objection, locale, true),
    crumbs: [{ label: own.title, href: request.link('/sanggahan') }],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${objection.state === 'draft' ? windowNotice(ground.window, about) : ''}
${answerPart(request, objection)}
${decisionPart(request, view)}
${factsPart(request, view)}
${contentPart(request, view)}
${senderPart(request, view)}
${view.handling}`
}
