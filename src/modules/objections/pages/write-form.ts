import { atMost } from '../../../platform/files/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  attributes,
  fieldId,
  fieldset,
  fileField,
  form,
  formActions,
  longTextField,
} from '../../../ui/index.ts'
import { fieldState, problemAt, typed, type PageRequest } from '../../../web/index.ts'
import type { FeedbackCriterion } from '../../decisions/index.ts'
import { MAX_FILE_BYTES } from '../../files/index.ts'
import { words } from '../messages.ts'
import { grounds, type Objection, type Paper } from '../objection.ts'
import type { ObjectionSettings } from '../settings.ts'
import { criterionField, dropField, groundField, LONGEST, paperFields } from '../write-objection.ts'

export type WriteView = Readonly<{
  action: 'objection.open' | 'objection.write'
  /** Null before there is a draft. */
  objection: Objection | null
  papers: readonly Paper[]
  criteria: readonly FeedbackCriterion[]
  settings: ObjectionSettings
}>

const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp,application/pdf,image/jpeg,image/png,image/webp'

type Box = Readonly<{ name: string; label: string; hint?: string; ticked: boolean }>

/** A box that was not ticked is not sent: a form shown again says of it nothing, not what is stored. */
const isTicked = ({ form: shown }: PageRequest, action: string, one: Box): boolean =>
  shown?.action === action ? typed(shown, action, one.name, '') === 'yes' : one.ticked

/** One of several boxes of which any number is ticked. */
function box(request: PageRequest, action: string, one: Box): Html {
  const id = fieldId(one.name)
  const checked = isTicked(request, action, one)
  const problem = problemAt(request.form, action, one.name, request.locale)
  const noteId = `${id}-note`
  return html`<div class="choice"><input type="checkbox"${attributes({ id, name: one.name, value: 'yes', checked, 'aria-invalid': problem ? 'true' : null, 'aria-describedby': one.hint ? noteId : null })}><div><label for="${id}">${one.label}</label>${one.hint ? html`<p class="choice__hint" id="${noteId}">${one.hint}</p>` : ''}</div></div>`
}

const boxes = (request: PageRequest, action: string, all: readonly Box[]): Html =>
  html`<div class="choices">${all.map(one => box(request, action, one))}</div>`

function papersPart(request: PageRequest, { action, papers, settings }: WriteView): Html {
  const own = words[request.locale]
  const left = Math.min(paperFields.length, settings.papers)
  const places = paperFields.slice(0, left).map((name, index) => {
    const { value: _value, ...state } = fieldState(request, action, name)
    return fileField({
      ...state,
      label: own.paper(papers.length + index + 1),
      accept: ACCEPT,
      limitText: own.paperLimit(atMost(MAX_FILE_BYTES)[request.locale]),
      maxBytes: MAX_FILE_BYTES,
    })
  })
  const kept = papers.map(one => ({
    name: dropField(one.id),
    label: own.removePaper(one.name),
    ticked: false,
  }))
  return fieldset({
    legend: own.papersLegend,
    hint: own.papersHint(settings.papers),
    body: html`${kept.length > 0 ? boxes(request, action, kept) : ''}${places}`,
  })
}

/** Where an objection is written: grounds, what they are about, the text, and papers. */
export function writeForm(request: PageRequest, view: WriteView): Html {
  const { action, objection, criteria, settings } = view
  const own = words[request.locale]
  const groundBoxes = grounds.map(one => ({
    name: groundField(one),
    label: own.grounds[one],
    hint: own.groundHints[one],
    ticked: objection?.grounds.includes(one) ?? false,
  }))
  const criterionBoxes = criteria.map(one => ({
    name: criterionField(one.id),
    label: one.title[request.locale],
    ticked: objection?.criteria.includes(one.id) ?? false,
  }))
  const about =
    criteria.length === 0
      ? ''
      : html`<details class="fold"${attributes({ open: criterionBoxes.some(one => isTicked(request, action, one)) })}><summary>${own.criteriaLegend}</summary>${fieldset({ legend: own.criteriaLegend, hint: own.criteriaHint, body: boxes(request, action, criterionBoxes) })}</details>`
  const body = html`${fieldset({ legend: own.groundsLegend, hint: own.groundsHint, body: boxes(request, action, groundBoxes) })}
<p class="muted">${own.noNewFacts}</p>
${longTextField({ ...fieldState(request, action, 'text', objection?.text), label: own.text, hint: own.textHint(settings.textAtLeast), rows: 8, maxLength: LONGEST, required: true })}
${about}
${papersPart(request, view)}
${formActions([actionButton({ action, label: own.saveDraft, kind: objection ? 'secondary' : 'primary' })])}`
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    ...(objection ? { version: objection.rowVersion } : {}),
    label: own.about,
    multipart: true,
    body,
  })
}
