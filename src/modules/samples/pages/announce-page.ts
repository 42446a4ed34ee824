import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay, formatDeadline, formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  dateField,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  numberField,
  pageTitle,
  section,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { labelText } from '../codes.ts'
import { custodyWords } from '../custody-messages.ts'
import { words } from '../messages.ts'
import type { Sample } from '../sample.ts'
import type { SampleSettings } from '../settings.ts'
import { balanceText, custodyTimeline, shipmentText, stateTagOf, type Told } from './custody-parts.ts'

const ANNOUNCE = 'sample.announce'
const SEND = 'sample.send'
export const OUTER_LABELS_PATH = '/contoh-dinas/label.pdf'

export type AnnounceView = Readonly<{
  nominationId: string
  productName: string
  sample: Sample | null
  told: Told
  settings: SampleSettings
  /** How many pieces the rules ask for. */
  piecesNeeded: number
  /** How many days have to be left where the product spoils; null where it does not. */
  leastDays: number | null
  /** `YYYY-MM-DD`. */
  today: string
  /** The first day that leaves enough shelf life. */
  goodUntil: string
  /** Until when a sample to be replaced is awaited again; null where no closing lies ahead. */
  replaceUntil: Date | null
  mayAnnounce: boolean
  mayConfirm: boolean
}>

/** Where the office says what it sends, prints its label, notes the shipment, and sees what became of it. */
export function announcePage(request: PageRequest, view: AnnounceView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { sample, mayAnnounce } = view
  const back = { label: view.productName, href: link(`/usulan/${view.nominationId}`) }
  const acts = mayAnnounce
    ? html`${announceForm(request, view)}${sample && sample.counts.underway > 0 ? shipping(request, view, sample) : nothing}`
    : nothing
  const record = sample ? recordOf(request, view, sample) : nothing
  const idle =
    !sample && !mayAnnounce
      ? html`${notice({ locale, kind: 'info', text: own.notYet })}<p>${linkButton({ href: back.href, label: own.back })}</p>`
      : nothing
  return html`${pageTitle({
    locale,
    title: own.announceTitle,
    lead: own.announceLead,
    crumbs: [back],
    ...(sample ? { tags: stateTagOf(sample.state, locale, true) } : {}),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${view.mayConfirm && sample ? confirmForm(request, view, sample) : nothing}${arrival(request, view)}${idle}${acts}${record}`
}

/** What was wrong with the last parcel, and until when another one may follow. */
function arrival({ locale }: PageRequest, view: AnnounceView): Html {
  const { sample, settings, mayAnnounce, replaceUntil } = view
  if (!sample?.wantsReplacement || sample.counts.underway > 0 || !mayAnnounce) return nothing
  const own = words[locale]
  const condition = settings.conditions.find(one => one.id === sample.condition)
  const said = condition
    ? own.replaceText(condition.title[locale], sample.conditionNote)
    : own.nothingCame(sample.conditionNote)
  const until = replaceUntil ? own.replaceUntil(formatDeadline(replaceUntil, locale)) : own.replaceSoon
  return notice({ locale, kind: 'warning', title: own.replaceTitle, text: `${said} ${until}` })
}

function announceForm(request: PageRequest, view: AnnounceView): Html {
  const { locale } = request
  const own = words[locale]
  const { sample, settings, piecesNeeded, leastDays } = view
  const field = (name: string, stored?: string | number | null) => fieldState(request, ANNOUNCE, name, stored)
  const underway = sample?.counts.underway ?? 0
  const spoils = leastDays !== null
  const short =
    spoils && underway > 0 && sample?.bestBefore && sample.bestBefore < view.goodUntil
      ? notice({ locale, kind: 'warning', text: own.shortLife(leastDays) })
      : nothing
  const body = html`${numberField({ ...field('pieces', underway || piecesNeeded), label: own.pieces, unit: own.piecesUnit, hint: own.piecesHint(piecesNeeded), required: true })}
${textField({ ...field('lot', sample?.lot), label: own.lot, hint: own.lotHint, required: spoils, maxLength: 60 })}
${dateField({ ...field('best_before', sample?.bestBefore), label: own.bestBefore, required: spoils, ...(spoils ? { hint: own.bestBeforeHint(leastDays) } : {}) })}
${choiceField({ ...field('storage', sample?.storage || settings.storage[0]?.id), label: own.storage, required: true, choices: settings.storage.map(one => ({ value: one.id, label: one.title[locale] })) })}
${longTextField({ ...field('note', sample?.note), label: own.note, hint: own.noteHint, rows: 3, maxLength: 300 })}
${formActions([actionButton({ action: ANNOUNCE, label: underway > 0 ? own.correct : own.announce, kind: underway > 0 ? 'secondary' : 'primary' })])}`
  return section({
    title: own.stepAnnounce,
    body: html`${short}${form({ action: request.link(request.path), key: request.formKey(), version: sample?.rowVersion ?? 0, label: own.stepAnnounce, body })}`,
  })
}

function shipping(request: PageRequest, view: AnnounceView, sample: Sample): Html {
  const { locale, link } = request
  const own = words[locale]
  const field = (name: string, stored?: string | null) => fieldState(request, SEND, name, stored)
  const href = `${OUTER_LABELS_PATH}?contoh=${sample.id}`
  const labels = html`<p>${own.labelText}</p><div class="buttons">${linkButton({ href: link(href), label: own.printLabel, kind: sample.sentOn ? 'secondary' : 'primary', icon: 'printer' })}${linkButton({ href: link(`${href}&lembar=1`), label: own.printLarge, kind: 'quiet' })}</div>`
  const body = html`${textField({ ...field('courier', sample.courier), label: own.courier, example: own.courierExample, required: true, maxLength: 80 })}
${textField({ ...field('tracking_number', sample.trackingNumber), label: own.tracking, hint: own.trackingHint, maxLength: 60 })}
${dateField({ ...field('sent_on', sample.sentOn ?? view.today), label: own.sentOn, max: view.today, required: true })}
${formActions([actionButton({ action: SEND, label: sample.sentOn ? own.correctSend : own.send, kind: sample.sentOn ? 'secondary' : 'primary' })])}`
  return html`${section({ title: own.stepLabel, body: labels })}${section({
    title: own.stepSend,
    body: form({
      action: link(request.path),
      key: request.formKey(),
      version: sample.rowVersion,
      label: own.stepSend,
      body,
    }),
  })}`
}

function confirmForm(request: PageRequest, _view: AnnounceView, sample: Sample): Html {
  const { locale, link } = request
  const own = words[locale]
  const body = html`<p>${own.confirmText(sample.returnCourier, sample.returnTracking)}</p>${formActions([actionButton({ action: 'sample.confirm-return', label: own.confirm, kind: 'primary' })])}`
  return section({
    title: own.confirmTitle,
    body: form({
      action: link(request.path),
      key: request.formKey(),
      version: sample.rowVersion,
      label: own.confirmTitle,
      body,
    }),
  })
}

function recordOf({ locale }: PageRequest, { settings, told }: AnnounceView, sample: Sample): Html {
  const own = words[locale]
  const custody = custodyWords[locale]
  const condition = settings.conditions.find(one => one.id === sample.condition)?.title[locale]
  const items = [
    { term: custody.balance, detail: balanceText(sample, locale) },
    { term: own.labelCode, detail: labelText(sample.labelCode) },
    {
      term: own.courier,
      detail: shipmentText(locale, settings, sample.courier, sample.trackingNumber),
    },
    ...(sample.sentOn ? [{ term: own.sentOn, detail: formatDay(sample.sentOn, locale) }] : []),
    ...(sample.receivedAt ? [{ term: own.received, detail: formatMoment(sample.receivedAt, locale) }] : []),
    ...(condition ? [{ term: own.condition, detail: condition }] : []),
    ...(sample.conditionNote ? [{ term: own.conditionNote, detail: sample.conditionNote }] : []),
  ]
  return section({
    title: custody.timeline,
    body: html`${definitionList({ items })}${custodyTimeline(locale, told)}`,
  })
}
