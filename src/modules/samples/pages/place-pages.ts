import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  emptyState,
  errorSummary,
  fieldId,
  form,
  formActions,
  linkButton,
  longTextField,
  pager,
  pageTitle,
  section,
  selectField,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { deskWords } from '../desk-messages.ts'
import { DESK_PATH } from '../desk-query.ts'
import { PLACES_PATH, placePath, placeText, type StoragePlace } from '../place.ts'
import type { SampleSettings } from '../settings.ts'
import type { StandingPart } from '../standing-page.ts'
import type { StandingRow } from '../standing-store.ts'
import { tickedIn } from './ticked.ts'

export const PLACE_LABELS_PATH = `${PLACES_PATH}/label.pdf`

type PlacesView = Readonly<{
  places: readonly Readonly<{ place: StoragePlace; samples: number }>[]
  settings: SampleSettings
  mayAdd: boolean
}>

const storageOptions = ({ locale }: PageRequest, settings: SampleSettings) =>
  settings.storage.map(one => ({ value: one.id, label: one.title[locale] }))

const countedText = ({ locale }: PageRequest, { countedAt }: StoragePlace): string =>
  countedAt ? deskWords[locale].counted(formatMoment(countedAt, locale)) : deskWords[locale].neverCounted

/** Rooms and shelves: what stands where, and when it was last counted. */
export function placesPage(request: PageRequest, { places, settings, mayAdd }: PlacesView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const rows = places.map(({ place, samples }) => ({
    cells: [
      html`<a href="${link(placePath(place.id))}">${place.code}</a>`,
      place.inUse ? place.name : `${place.name} (${own.notInUse})`,
      settings.storage.find(one => one.id === place.storage)?.title[locale] ?? place.storage,
      samples,
      countedText(request, place),
    ],
  }))
  const columns = [
    { label: own.placeCode },
    { label: own.placeName },
    { label: own.storage },
    { label: own.samples, numeric: true },
    { label: own.countTitle },
  ]
  const print =
    places.length > 0
      ? linkButton({ href: link(PLACE_LABELS_PATH), label: own.placeLabels, icon: 'printer' })
      : nothing
  const crumbs = [{ label: own.deskTitle, href: link(DESK_PATH) }]
  return html`${pageTitle({ locale, title: own.placesTitle, lead: own.placesLead, crumbs, actions: print })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${table({ caption: own.placesTitle, captionHidden: true, columns, rows, empty: emptyState({ title: own.noPlaces }) })}
${mayAdd ? addForm(request, settings) : nothing}`
}

function addForm(request: PageRequest, settings: SampleSettings): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const action = 'sample-place.add'
  const field = (name: string) => fieldState(request, action, name)
  const body = html`${textField({ ...field('code'), label: own.placeCode, hint: own.placeCodeHint, example: 'R1-A', width: 'short', required: true, maxLength: 12 })}${textField({ ...field('name'), label: own.placeName, example: own.placeNameExample, required: true, maxLength: 120 })}${selectField({ ...field('storage'), label: own.storage, required: true, options: storageOptions(request, settings) })}${formActions([actionButton({ action, label: own.addPlace, kind: 'primary' })])}`
  return section({
    title: own.addPlace,
    body: form({ action: link(PLACES_PATH), key: request.formKey(), label: own.addPlace, body }),
  })
}

type PlaceView = Readonly<{
  place: StoragePlace
  /** By blind code alone: whoever counts need not know whose they are. */
  here: StandingPart
  settings: SampleSettings
  mayCount: boolean
  mayChange: boolean
}>

/** One shelf: tick what is there. */
export function placePage(request: PageRequest, view: PlaceView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const { place } = view
  const crumbs = [
    { label: own.deskTitle, href: link(DESK_PATH) },
    { label: own.placesTitle, href: link(PLACES_PATH) },
  ]
  return html`${pageTitle({ locale, title: placeText(place), lead: countedText(request, place), crumbs })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${view.mayCount && place.inUse ? countForm(request, view) : standing(request, view)}
${view.mayChange ? changeForm(request, view) : nothing}`
}

/** The way to the pages before and after, where there are any. */
export function standingPager({ locale }: PageRequest, part: StandingPart): Html {
  const { newerHref, olderHref, rows, total } = part
  if (newerHref === null && olderHref === null) return nothing
  return pager({ locale, newerHref, olderHref, summary: deskWords[locale].ofAll(rows.length, total) })
}

const standing = (request: PageRequest, { here }: PlaceView): Html => {
  const own = deskWords[request.locale]
  return here.rows.length === 0
    ? emptyState({ title: own.emptyPlace })
    : html`<ul>${here.rows.map(one => html`<li>${one.code}, ${own.pieces(one.pieces)}</li>`)}</ul>${standingPager(request, here)}`
}

function countForm(request: PageRequest, { place, here }: PlaceView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const action = 'sample-place.count'
  const ticked = tickedIn(request, action, 'sample')
  const box = ({ sampleId, code, pieces }: StandingRow): Html => {
    const id = fieldId(`sample-${sampleId}`)
    return html`<div class="choice"><input type="checkbox" name="sample"${attributes({ id, value: sampleId, checked: ticked.has(sampleId) })}><div><label for="${id}"><b>${code}</b>, ${own.pieces(pieces)}</label></div></div>`
  }
  const boxes =
    here.rows.length === 0
      ? html`<p class="muted">${own.emptyPlace}</p>`
      : html`<fieldset class="fieldset"><legend>${own.countTitle}</legend><div class="choices">${here.rows.map(box)}</div></fieldset>`
  // What was shown is what is counted: what somebody else shelves meanwhile stays where it is.
  const shown = here.rows.map(one => html`<input type="hidden" name="shown" value="${one.sampleId}">`)
  const later = here.later === null ? nothing : html`<input type="hidden" name="later" value="${here.later}">`
  const earlier =
    here.earlier === null ? nothing : html`<input type="hidden" name="earlier" value="${here.earlier}">`
  const body = html`${shown}${earlier}${later}${boxes}${longTextField({ ...fieldState(request, action, 'codes'), label: own.countCodes, hint: own.countCodesHint, rows: 2 })}${formActions([actionButton({ action, label: own.count, confirm: { locale, text: own.countConfirm, label: own.count } })])}`
  return section({
    title: own.countTitle,
    lead:
      here.later === null && here.earlier === null ? own.countLead : `${own.countLead} ${own.countByPage}`,
    body: html`${form({
      action: here.ownHref,
      key: request.formKey(),
      version: place.rowVersion,
      label: own.countTitle,
      body,
    })}${standingPager(request, here)}`,
  })
}

function changeForm(request: PageRequest, { place, settings }: PlaceView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const action = 'sample-place.change'
  const field = (name: string, stored: string) => fieldState(request, action, name, stored)
  const uses = [
    { value: 'yes', label: own.inUse },
    { value: 'no', label: own.notInUse },
  ]
  const body = html`${textField({ ...field('name', place.name), label: own.placeName, required: true, maxLength: 120 })}${selectField({ ...field('storage', place.storage), label: own.storage, required: true, options: storageOptions(request, settings) })}${selectField({ ...field('in_use', place.inUse ? 'yes' : 'no'), label: own.useState, required: true, prompt: null, options: uses })}${formActions([actionButton({ action, label: own.save, kind: 'secondary' })])}`
  return section({
    title: own.changePlace,
    body: form({
      action: link(placePath(place.id)),
      key: request.formKey(),
      version: place.rowVersion,
      label: own.changePlace,
      body,
    }),
  })
}
