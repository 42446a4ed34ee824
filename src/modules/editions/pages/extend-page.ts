import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  choiceField,
  dateField,
  errorSummary,
  fieldId,
  fieldset,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import { areaName, listProvinces } from '../../regions/index.ts'
import type { Edition } from '../edition.ts'
import { isForEveryone } from '../extension.ts'
import { extensionWords } from '../extension-messages.ts'
import { inBoxes } from '../moment.ts'
import { provinceField, provincesIn, type PlannedExtension } from '../read-extension.ts'
import type { EditionStage } from '../stage.ts'

export const PREVIEW = 'stage.preview-extension'
const EXTEND = 'stage.extend'

/** What an extension as typed is going to do; null before it was looked at. */
export type ExtensionPreview = Readonly<{
  plan: PlannedExtension
  people: number
  areas: number
  /** Nominations of these areas that were not sent yet. */
  unsent: number
  sendsMail: boolean
}>

export type ExtendView = Readonly<{
  edition: Edition
  stage: EditionStage
  /** What the service proposes, to begin with. */
  proposed: Readonly<{ closesAt: Date; fields: Readonly<Record<string, string>> }> | null
  preview: ExtensionPreview | null
}>

type Request = Pick<PageRequest, 'locale' | 'form' | 'formKey' | 'link'>

const listOf = ({ form: sent }: Request, name: string): readonly string[] => {
  const value = sent?.values[name] ?? []
  return typeof value === 'string' ? [value] : value
}

/** Both buttons send the same fields: what was typed is shown again after either. */
const fieldOf = (request: Request, name: string, stored = '') =>
  fieldState(request, request.form?.action ?? EXTEND, name, stored)

function areaFields(request: Request, proposed: Readonly<Record<string, string>>): Html {
  const { locale } = request
  const own = extensionWords[locale]
  const chosen = new Set(provincesIn(request.form?.values ?? proposed))
  const boxes = listProvinces().map(({ code, name }) => {
    const field = attributes({
      id: fieldId(provinceField(code)),
      name: provinceField(code),
      checked: chosen.has(code),
    })
    return html`<div class="choice"><input type="checkbox" value="yes"${field}><div><label for="${fieldId(provinceField(code))}">${name}</label></div></div>`
  })
  const places = longTextField({
    ...fieldOf(request, 'places', proposed['places']),
    label: own.places,
    hint: own.placesHint,
    example: own.placesExample,
    rows: 4,
    maxLength: 5_000,
  })
  const isOpen = fieldOf(request, 'scope', proposed['scope']).value === 'areas'
  const inside = html`${fieldset({ legend: own.provinces, body: html`<div class="areas">${boxes}</div>` })}${places}`
  return html`<details${isOpen ? html` open` : ''}><summary>${own.choosePlaces}</summary>${inside}</details>`
}

function extendForm(request: Request, { edition, stage, proposed }: ExtendView): Html {
  const { locale, link, formKey } = request
  const own = extensionWords[locale]
  const start = inBoxes(proposed?.closesAt ?? stage.closesAt)
  const begin = proposed?.fields ?? {}
  const hidden = ['outages', 'closing'].map(name => {
    const value = typed(request.form, request.form?.action ?? EXTEND, name, begin[name])
    return html`<input type="hidden" name="${name}" value="${value}">`
  })
  const body = html`${choiceField({
    ...fieldOf(request, 'scope', begin['scope'] ?? 'everyone'),
    label: own.scope,
    required: true,
    choices: [
      { value: 'everyone', label: own.everyone },
      { value: 'areas', label: own.someAreas, hint: own.someAreasHint },
    ],
  })}${areaFields(request, begin)}${dateField({ ...fieldOf(request, 'closesDate', start.date), label: own.newDate, required: true })}${textField(
    {
      ...fieldOf(request, 'closesTime', start.time),
      label: own.newTime,
      example: '23.59',
      width: 'short',
      required: true,
    },
  )}${longTextField({ ...fieldOf(request, 'reason', begin['reason']), label: own.publicReason, hint: own.publicReasonHint, maxLength: 500, rows: 3, required: true })}${hidden}${formActions(
    [actionButton({ action: PREVIEW, label: own.preview })],
  )}`
  return form({
    action: link(`/edisi-kelola/${edition.id}/tahap/${stage.stageId}`),
    key: formKey(),
    version: stage.rowVersion,
    label: own.extend,
    body,
  })
}

/** The act itself sends just what was looked at. */
function confirmForm(request: Request, { edition, stage }: ExtendView): Html {
  const { locale, link, formKey } = request
  const own = extensionWords[locale]
  const provinces = provincesIn(request.form?.values ?? {}).map(provinceField)
  const names = ['scope', ...provinces, 'places', 'closesDate', 'closesTime', 'reason', 'outages', 'closing']
  const hidden = names.flatMap(name =>
    listOf(request, name).map(value => html`<input type="hidden" name="${name}" value="${value}">`),
  )
  return form({
    action: link(`/edisi-kelola/${edition.id}/tahap/${stage.stageId}`),
    key: formKey(),
    version: stage.rowVersion,
    label: own.confirm,
    body: html`${hidden}${formActions([actionButton({ action: EXTEND, label: own.confirm })])}`,
  })
}

function previewPart(request: Request, view: ExtendView, preview: ExtensionPreview): Html {
  const { locale } = request
  const own = extensionWords[locale]
  const { plan, people, areas, unsent, sendsMail } = preview
  const whom = isForEveryone(plan.areas)
    ? own.previewEveryone
    : own.previewAreas(plan.areas.map(area => areaName(area)).join('; '))
  const lines = [
    whom,
    own.previewUntil(formatDeadline(plan.closesAt, locale)),
    own.previewUnsent(unsent),
    sendsMail ? own.previewLetters(people, areas) : own.noMail,
  ]
  const list = html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`
  return notice({
    locale,
    kind: 'warning',
    title: own.previewTitle,
    text: html`${list}${confirmForm(request, view)}`,
  })
}

/** Moves the closing of a stage: first whom it concerns, then the act. */
export function extendPage(request: Request, view: ExtendView): Html {
  const { locale, link } = request
  const own = extensionWords[locale]
  const { edition, stage, preview } = view
  const head = pageTitle({
    locale,
    title: own.extendFor(stage.title[locale]),
    lead: own.extendLead,
    crumbs: [{ label: edition.title[locale], href: link(`/edisi-kelola/${edition.id}`) }],
  })
  const now = stage.closesAt ? html`<p>${own.closesNow(formatDeadline(stage.closesAt, locale))}</p>` : ''
  const looked = preview ? previewPart(request, view, preview) : ''
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${now}${looked}${extendForm(request, view)}`
}
