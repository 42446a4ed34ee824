import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  linkButton,
  longTextField,
  notice,
  numberField,
  pageTitle,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import type { Sample } from '../sample.ts'

const ACTION = 'sample.announce'

export type AnnounceView = Readonly<{
  nominationId: string
  productName: string
  sample: Sample | null
  /** How many pieces the rules ask for. */
  piecesNeeded: number
  mayAnnounce: boolean
}>

/** Where the office says that its sample is on the way, and later reads how it arrived. */
export function announcePage(request: PageRequest, view: AnnounceView): Html {
  const own = words[request.locale]
  const back = { label: view.productName, href: request.link(`/usulan/${view.nominationId}`) }
  return html`${pageTitle({ locale: request.locale, title: own.announceTitle, lead: own.announceLead, crumbs: [back] })}
${errorSummary({ locale: request.locale, problems: problemsOf(request.form, request.locale) })}
${view.mayAnnounce ? announceForm(request, view) : announced(request, view)}`
}

function announced(request: PageRequest, { sample, nominationId }: AnnounceView): Html {
  const own = words[request.locale]
  const back = linkButton({ href: request.link(`/usulan/${nominationId}`), label: own.back })
  if (!sample)
    return html`${notice({ locale: request.locale, kind: 'info', text: own.notYet })}<p>${back}</p>`
  const items = [
    { term: own.state, detail: own.states[sample.state] },
    { term: own.pieces, detail: String(sample.pieces) },
    { term: own.courier, detail: sample.courier },
    ...(sample.trackingNumber ? [{ term: own.tracking, detail: sample.trackingNumber }] : []),
    { term: own.announced, detail: formatMoment(sample.announcedAt, request.locale) },
    ...(sample.receivedAt
      ? [{ term: own.received, detail: formatMoment(sample.receivedAt, request.locale) }]
      : []),
    ...(sample.conditionNote ? [{ term: own.conditionNote, detail: sample.conditionNote }] : []),
  ]
  const arrived = sample.condition
    ? notice({
        locale: request.locale,
        kind: sample.condition === 'good' ? 'success' : 'warning',
        text: own.receivedText(own.conditions[sample.condition]),
      })
    : ''
  return html`${arrived}${definitionList({ items })}<p>${back}</p>`
}

function announceForm(request: PageRequest, { sample, nominationId, piecesNeeded }: AnnounceView): Html {
  const own = words[request.locale]
  const field = (name: string, stored?: string | number | null) => fieldState(request, ACTION, name, stored)
  const body = html`${numberField({ ...field('pieces', sample?.pieces ?? piecesNeeded), label: own.pieces, unit: own.piecesUnit, hint: own.piecesHint(piecesNeeded), required: true })}
${textField({ ...field('courier', sample?.courier), label: own.courier, example: own.courierExample, required: true })}
${textField({ ...field('tracking_number', sample?.trackingNumber), label: own.tracking, hint: own.trackingHint })}
${longTextField({ ...field('note', sample?.note), label: own.note, hint: own.noteHint })}
${actionButton({ action: ACTION, label: sample ? own.correct : own.announce, kind: 'primary' })}`
  return form({
    action: request.link(`/usulan/${nominationId}/contoh`),
    key: request.formKey(),
    version: sample?.rowVersion ?? 0,
    body,
  })
}
