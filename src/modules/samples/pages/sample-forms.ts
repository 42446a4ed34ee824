import { atMost } from '../../../platform/files/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  dateField,
  fileField,
  form,
  formActions,
  longTextField,
  numberField,
  section,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { MAX_FILE_BYTES } from '../../files/index.ts'
import { words } from '../messages.ts'
import { placeText } from '../place.ts'
import { photoFields } from '../sample-photos.ts'
import { endings } from '../write-off-sample.ts'
import type { SampleView } from './sample-page.ts'

const ACCEPT = '.jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp'

const formOf = (
  request: PageRequest,
  view: SampleView,
  props: Readonly<{ title: string; body: Html; files?: boolean }>,
) =>
  form({
    action: request.link(request.path),
    key: request.formKey(),
    version: view.sample.rowVersion,
    label: props.title,
    ...(props.files ? { multipart: true } : {}),
    body: props.body,
  })

/** Places in use, each with what it is fit for. */
function placeOptions({ locale }: PageRequest, { places, settings }: SampleView) {
  const fit = (storage: string) => settings.storage.find(one => one.id === storage)?.title[locale] ?? storage
  return places
    .filter(one => one.inUse)
    .map(one => ({ value: one.id, label: `${placeText(one)} (${fit(one.storage)})` }))
}

function photoField(request: PageRequest, action: string, name: string, number: string): Html {
  const { value: _value, ...state } = fieldState(request, action, name)
  const own = words[request.locale]
  return fileField({
    ...state,
    label: own.photo(number),
    accept: ACCEPT,
    limitText: own.photoLimit(atMost(MAX_FILE_BYTES)[request.locale]),
    maxBytes: MAX_FILE_BYTES,
    evidence: true,
  })
}

/** With the thumb, in a store room: what stands on the announcement is filled in already. */
export function receiveForm(request: PageRequest, view: SampleView): Html {
  const { locale } = request
  const own = words[locale]
  const { sample, settings } = view
  const action = 'sample.receive'
  const field = (name: string, stored?: string | number | null) => fieldState(request, action, name, stored)
  const { underway } = sample.counts
  const body = html`${choiceField({ ...field('condition'), label: own.condition, required: true, choices: settings.conditions.map(one => ({ value: one.id, label: one.title[locale] })) })}
${numberField({ ...field('pieces', underway), label: own.piecesReceived, unit: own.piecesUnit, hint: own.announcedHint(underway) })}
${longTextField({ ...field('condition_note'), label: own.conditionNote, hint: own.conditionNoteHint, rows: 3, maxLength: 300 })}
${selectField({ ...field('place', view.lastPlace), label: own.place, prompt: own.noPlace, options: placeOptions(request, view) })}
${textField({ ...field('lot', sample.lot), label: own.lot, maxLength: 60 })}
${dateField({ ...field('best_before', sample.bestBefore), label: own.bestBefore })}
${photoFields.map((name, index) => photoField(request, action, name, String(index + 1)))}
${formActions([actionButton({ action, label: own.receive, kind: 'primary' })])}`
  return section({
    title: own.receiveTitle,
    body: formOf(request, view, { title: own.receiveTitle, body, files: true }),
  })
}

export function moveForm(request: PageRequest, view: SampleView): Html {
  const own = words[request.locale]
  const action = 'sample.move'
  const body = html`${selectField({ ...fieldState(request, action, 'to', view.sample.placeId), label: own.place, prompt: own.noPlace, options: placeOptions(request, view), required: true })}${formActions([actionButton({ action, label: own.move, kind: 'secondary' })])}`
  return section({ title: own.moveTitle, body: formOf(request, view, { title: own.moveTitle, body }) })
}

export function sendBackForm(request: PageRequest, view: SampleView): Html {
  const own = words[request.locale]
  const action = 'sample.send-back'
  const field = (name: string, stored?: string) => fieldState(request, action, name, stored)
  const body = html`<p>${own.sendBackText(view.sample.counts.store)}</p>${textField({ ...field('courier'), label: own.courier, required: true, maxLength: 80 })}${textField({ ...field('tracking_number'), label: own.tracking, maxLength: 60 })}${dateField({ ...field('sent_on', view.today), label: own.sentOn, max: view.today, required: true })}${formActions([actionButton({ action, label: own.sendBack, kind: 'secondary' })])}`
  return section({
    title: own.sendBackTitle,
    body: formOf(request, view, { title: own.sendBackTitle, body }),
  })
}

export function endForm(request: PageRequest, view: SampleView): Html {
  const own = words[request.locale]
  const action = 'sample.write-off'
  const field = (name: string, stored?: string | number) => fieldState(request, action, name, stored)
  const body = html`${choiceField({ ...field('ending'), label: own.ending, required: true, choices: endings.map(one => ({ value: one, label: own.endings[one] })) })}${numberField({ ...field('ended', view.sample.counts.store), label: own.endPieces, unit: own.piecesUnit, required: true })}${longTextField({ ...field('reason'), label: own.reason, rows: 3, required: true, maxLength: 500 })}${photoField(request, action, 'photo', '')}${formActions([actionButton({ action, label: own.end, kind: 'danger' })])}`
  return section({
    title: own.endTitle,
    body: formOf(request, view, { title: own.endTitle, body, files: true }),
  })
}
