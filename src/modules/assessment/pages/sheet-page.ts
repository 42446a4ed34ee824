import type { Criterion, Node } from '../../../engine/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { toDecimal } from '../../../foundation/fraction.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths, formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  rubricCriterion,
  saveState,
  scoringKeys,
  section,
  splitView,
  type RubricOption,
} from '../../../ui/index.ts'
import { problemAt, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import type { OwnSheet } from '../own-sheet.ts'
import { scoreMarks } from '../score-marks.ts'
import { declareForm } from './declare-form.ts'
import { numberCriterion } from './number-criterion.ts'
import { evidencePanel, type EvidenceView } from './evidence-panel.ts'

const SAVE = 'scoresheet.mark'
const LOCK = 'scoresheet.lock'

export type SheetView = Readonly<{ own: OwnSheet; evidence: EvidenceView; commodityTitle: Text }>

/** The scoresheet: evidence beside the rubric, one form that saves itself while the assessor works. */
export function sheetPage(request: PageRequest, view: SheetView): Html {
  const said = words[request.locale]
  const { own } = view
  const locked = own.sheet.lockedAt
  const lead = said.sheetLead(view.commodityTitle[request.locale])
  const title = pageTitle({
    locale: request.locale,
    title: said.sheetTitle(own.code),
    lead,
    crumbs: [{ label: said.listTitle, href: request.link('/penilaian') }],
  })
  const state = locked
    ? notice({
        locale: request.locale,
        kind: 'info',
        text: said.lockedNotice(formatMoment(locked, request.locale)),
      })
    : ''
  const right = html`${partSums(request, own)}${rubricForm(request, own)}`
  return html`${title}${state}${errorSummary({ locale: request.locale, problems: problemsOf(request.form, request.locale) })}
${splitView({ left: evidencePanel(request, own.code, view.evidence), right, leftLabel: said.evidence, rightLabel: said.rubric })}
${locked ? '' : declareForm(request, own.code)}`
}

/** What each part has given so far, so that nobody is surprised by the sum at the end. */
function partSums(request: PageRequest, own: OwnSheet): Html {
  const said = words[request.locale]
  const scored = scoreMarks(own.ground, own.marks)
  const root = rubricOf(own).rubric.root
  const parts = root.kind === 'group' ? root.children : []
  const items = parts.map(part => {
    const points = scored.nodes.get(part.id)
    return html`<li><a href="#${part.id}">${part.title[request.locale]}</a>: <b class="number">${points ? decimal(toDecimal(points, 2), request) : said.none0}</b> / ${formatHundredths(part.max, request.locale)}</li>`
  })
  return html`<nav aria-label="${said.parts}"><p class="muted">${said.sumSoFar}</p><ul class="plain">${items}</ul></nav>`
}

const decimal = (text: string, request: PageRequest): string =>
  request.locale === 'id' ? text.replace('.', ',') : text

export function rubricOf(own: OwnSheet) {
  const { rules, commodity } = own.ground
  const index = rules.rubrics.get(rules.commodities.get(commodity)?.rubric ?? commodity)
  if (!index) throw new Error(`no rubric for ${commodity}`)
  return index
}

function rubricForm(request: PageRequest, own: OwnSheet): Html {
  const said = words[request.locale]
  const open = own.sheet.state === 'open'
  const root = rubricOf(own).rubric.root
  const parts =
    root.kind === 'group'
      ? root.children.map(part => node(request, own, part, 2))
      : node(request, own, root, 2)
  const confirm = { locale: request.locale, text: said.lockConfirm, label: said.lock }
  const buttons = formActions([
    actionButton({ action: SAVE, label: said.save, kind: 'secondary' }),
    actionButton({ action: LOCK, label: said.lock, kind: 'primary', confirm }),
  ])
  const body = html`${open ? scoringKeys({ locale: request.locale }) : ''}${parts}${open ? html`${saveState({ locale: request.locale, state: 'idle' })}${buttons}` : ''}`
  if (!open) return html`<div class="form">${body}</div>`
  return form({
    action: request.link(`/penilaian/${own.code}`),
    key: request.formKey(),
    version: own.sheet.rowVersion,
    autosave: 'scoresheet.autosave',
    body,
    label: said.rubric,
  })
}

function node(request: PageRequest, own: OwnSheet, one: Node, level: 2 | 3): Html | '' {
  if (one.kind !== 'group') return criterion(request, own, one)
  const body = html`${one.children.map(child => node(request, own, child, 3))}`
  return section({
    title: `${one.title[request.locale]} (${formatHundredths(one.max, request.locale)})`,
    body,
    id: one.id,
    level,
  })
}

/** A criterion that the assessor answers; what another level or a fact answers is not asked. */
function criterion(request: PageRequest, own: OwnSheet, one: Criterion): Html | '' {
  if (one.kind === 'imported' || one.scoredAt !== undefined) return ''
  if (one.kind === 'number') return numberCriterion(request, own, one)
  const { locale, form: refused } = request
  const mark = own.marks.find(each => each.criterionId === one.id)
  const stored = typeof mark?.answer === 'boolean' ? (mark.answer ? 'yes' : 'no') : mark?.answer
  const action = refused?.action ?? SAVE
  const [name, reasonName] = [`mark.${one.id}`, `reason.${one.id}`]
  const problem = problemAt(refused, action, name, locale)
  const reasonProblem = problemAt(refused, action, reasonName, locale)
  return rubricCriterion({
    locale,
    name,
    reasonName,
    title: one.title[locale],
    description: one.guidance[locale],
    options: optionsOf(one, request),
    chosen: typed(refused, action, name, stored),
    maxPoints: formatHundredths(one.max, locale),
    reason: typed(refused, action, reasonName, mark?.reason),
    ...(one.reasonBelow === undefined
      ? {}
      : { reasonHint: words[locale].reasonHint(formatHundredths(one.reasonBelow, locale)) }),
    disabled: own.sheet.state === 'locked',
    evidence: one.evidence.map(id => ({ label: evidenceLabel(request, own, id), href: `#bukti-${id}` })),
    ...(problem === undefined ? {} : { problem }),
    ...(reasonProblem === undefined ? {} : { reasonProblem }),
  })
}

function evidenceLabel({ locale }: PageRequest, own: OwnSheet, id: string): string {
  const said = words[locale]
  if (id === 'photos') return said.photos
  if (id === 'sample') return said.sample
  const { rules } = own.ground
  return (rules.requirements.get(id)?.title ?? rules.questions.get(id)?.title)?.[locale] ?? id
}

function optionsOf(one: Criterion, { locale }: PageRequest): readonly RubricOption[] {
  const said = words[locale]
  if (one.kind === 'yes-no') {
    return [
      { value: 'yes', label: said.yes, points: formatHundredths(one.points, locale) },
      { value: 'no', label: said.no, points: formatHundredths(one.otherwise ?? 0, locale) },
    ]
  }
  const options =
    one.kind === 'choice'
      ? one.options
      : one.kind === 'alternatives'
        ? one.scales.flatMap(scale => scale.options)
        : []
  return options.map(option => ({
    value: option.id,
    label: option.text[locale],
    points: formatHundredths(option.points, locale),
  }))
}
