import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import {
  definitionList,
  errorSummary,
  linkButton,
  notice,
  pageTitle,
  picture,
  section,
} from '../../../ui/index.ts'
import type { Picture } from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { labelText } from '../codes.ts'
import { custodyWords } from '../custody-messages.ts'
import { DESK_PATH } from '../desk-query.ts'
import { words } from '../messages.ts'
import type { StoragePlace } from '../place.ts'
import type { Sample } from '../sample.ts'
import type { SampleSession } from '../session.ts'
import { sessionPath } from '../session.ts'
import type { SampleSettings } from '../settings.ts'
import { balanceText, custodyTimeline, shipmentText, stateTagOf, type Told } from './custody-parts.ts'
import { endForm, moveForm, receiveForm, sendBackForm } from './sample-forms.ts'

export const INNER_LABELS_PATH = '/contoh-produk/label.pdf'

export type SampleView = Readonly<{
  sample: Sample
  productName: string
  officeName: string
  /** Null for a reader who may not link code and product. */
  blindCode: string | null
  told: Told
  settings: SampleSettings
  places: readonly StoragePlace[]
  /** Where the reader put the last sample: the next one often goes there too. */
  lastPlace: string | null
  /** Sessions of the sample's edition to which it can be brought. */
  sessions: readonly SampleSession[]
  photos: readonly (Picture | null)[]
  today: string
  able: ReadonlySet<string>
}>

/** One sample in the hand: what is to be done with it first, then what is known of it. */
export function samplePage(request: PageRequest, view: SampleView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { sample, able } = view
  const lead = able.has('sample.receive') ? own.receiveLead(labelText(sample.labelCode)) : own.nextScan
  const acts = html`${able.has('sample.receive') ? receiveForm(request, view) : nothing}${codeNotice(request, view)}${able.has('sample.move') ? moveForm(request, view) : nothing}${sessions(request, view)}`
  // What is done once, at the end, stays out of the thumb's way.
  const rare = html`${able.has('sample.send-back') ? sendBackForm(request, view) : nothing}${able.has('sample.write-off') ? endForm(request, view) : nothing}`
  return html`${pageTitle({
    locale,
    title: view.productName,
    lead,
    crumbs: [{ label: own.desk, href: link(DESK_PATH) }],
    tags: stateTagOf(sample.state, locale, true),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${acts}${record(request, view)}${rare}`
}

function codeNotice({ locale, link }: PageRequest, { sample, blindCode }: SampleView): Html {
  if (blindCode === null) return nothing
  const own = words[locale]
  const print =
    sample.counts.store > 0
      ? html`<div class="buttons">${linkButton({ href: link(`${INNER_LABELS_PATH}?contoh=${sample.id}`), label: own.printCode, icon: 'printer' })}</div>`
      : nothing
  return notice({
    locale,
    kind: 'success',
    title: `${own.blindCode}: ${blindCode}`,
    text: html`${own.blindCodeText}${print}`,
  })
}

function sessions({ locale, link }: PageRequest, view: SampleView): Html {
  const { sample, blindCode, able } = view
  const own = words[locale]
  const code = blindCode === null ? '' : `?kode=${encodeURIComponent(blindCode)}`
  if (sample.sessionId !== null && able.has('sample.bring-back'))
    return section({
      title: own.sessionTitle,
      body: linkButton({
        href: link(`${sessionPath(sample.sessionId)}${code}#kembali`),
        label: own.backFrom,
        kind: 'primary',
      }),
    })
  if (sample.counts.store === 0 || !able.has('sample.take-out')) return nothing
  const ways = view.sessions.map(one =>
    linkButton({
      href: link(`${sessionPath(one.id)}${code}#keluar`),
      label: own.toSession(one.name, formatDay(one.heldOn, locale)),
    }),
  )
  return section({
    title: own.sessionTitle,
    body:
      ways.length > 0
        ? html`<div class="buttons">${ways}</div>`
        : html`<p class="muted">${own.noSession}</p>`,
  })
}

function record({ locale }: PageRequest, view: SampleView): Html {
  const { sample, settings, told } = view
  const own = words[locale]
  const custody = custodyWords[locale]
  const named = (
    options: readonly Readonly<{ id: string; title: Readonly<Record<'id' | 'en', string>> }>[],
    id: string,
  ) => options.find(one => one.id === id)?.title[locale] ?? id
  const place = view.places.find(one => one.id === sample.placeId)
  const items = [
    { term: custody.balance, detail: balanceText(sample, locale) },
    { term: own.labelCode, detail: labelText(sample.labelCode) },
    { term: own.office, detail: view.officeName },
    ...(place ? [{ term: own.place, detail: `${place.code}, ${place.name}` }] : []),
    ...(sample.storage ? [{ term: own.storage, detail: named(settings.storage, sample.storage) }] : []),
    ...(sample.lot ? [{ term: own.lot, detail: sample.lot }] : []),
    ...(sample.bestBefore ? [{ term: own.bestBefore, detail: formatDay(sample.bestBefore, locale) }] : []),
    { term: own.courier, detail: shipmentText(locale, settings, sample.courier, sample.trackingNumber) },
    ...(sample.sentOn ? [{ term: own.sentOn, detail: formatDay(sample.sentOn, locale) }] : []),
    ...(sample.note ? [{ term: own.note, detail: sample.note }] : []),
    ...(sample.receivedAt ? [{ term: own.received, detail: formatMoment(sample.receivedAt, locale) }] : []),
    ...(sample.condition
      ? [{ term: own.condition, detail: named(settings.conditions, sample.condition) }]
      : []),
    ...(sample.conditionNote ? [{ term: own.conditionNote, detail: sample.conditionNote }] : []),
  ]
  const shown = view.photos.map(photo =>
    photo ? picture(photo) : html`<p class="muted">${own.preparing}</p>`,
  )
  const photos =
    shown.length > 0
      ? section({ title: own.photos, body: html`<div class="columns">${shown}</div>` })
      : nothing
  return html`${section({ title: custody.timeline, body: html`${definitionList({ items })}${custodyTimeline(locale, told)}` })}${photos}`
}
