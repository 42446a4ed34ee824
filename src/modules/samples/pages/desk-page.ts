import { html, nothing, type Html } from '../../../platform/html.ts'
import {
  countsBar,
  emptyState,
  filterBar,
  linkButton,
  pager,
  pageTitle,
  selectField,
  table,
  textField,
} from '../../../ui/index.ts'
import { tableLinks, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { areaName } from '../../regions/index.ts'
import { labelText } from '../codes.ts'
import { deskWords } from '../desk-messages.ts'
import { deskAddress, DESK_PATH, type SampleQuery } from '../desk-query.ts'
import { concerns, type SampleCounts } from '../desk-store.ts'
import { custodyWords } from '../custody-messages.ts'
import { sampleStates } from '../lifecycle.ts'
import { placeText, PLACES_PATH, type StoragePlace } from '../place.ts'
import type { Sample } from '../sample.ts'
import { SESSIONS_PATH } from '../session.ts'
import type { SampleSettings } from '../settings.ts'
import { balanceText, stateTagOf } from './custody-parts.ts'
import { OUTER_LABELS_PATH } from './announce-page.ts'
import { INNER_LABELS_PATH } from './sample-page.ts'

type DeskRow = Readonly<{
  sample: Sample
  productName: string
  officeName: string
  blindCode: string | null
}>
export type DeskView = Readonly<{
  rows: readonly DeskRow[]
  counts: SampleCounts
  query: SampleQuery
  editions: readonly Edition[]
  places: readonly StoragePlace[]
  provinces: readonly string[]
  settings: SampleSettings
  newerHref: string | null
  olderHref: string | null
}>

/** Which list it is: the secretariat's, or an office's own, which knows neither codes nor places. */
type ListKind = Readonly<{ path: string; isDesk: boolean }>

function countLinks({ locale, link }: PageRequest, view: DeskView, { path }: ListKind): Html {
  const own = deskWords[locale]
  const { counts, query } = view
  const states = [
    { label: own.all, count: counts.all, state: '' as const },
    ...sampleStates.map(state => ({
      label: custodyWords[locale].states[state],
      count: counts.states[state],
      state,
    })),
  ]
  const late = concerns.filter(one => counts.concerns[one] > 0 || query.concern === one)
  const concernBar = countsBar({
    label: own.concernsLabel,
    items: late.map(concern => ({
      label: own.concerns[concern],
      count: counts.concerns[concern],
      href: link(deskAddress({ ...query, concern, state: '' }, {}, path)),
      current: query.concern === concern,
    })),
  })
  return html`${late.length > 0 ? html`<p><b>${own.concernsLabel}</b></p>${concernBar}` : nothing}${countsBar(
    {
      label: own.countsLabel,
      items: states.map(({ label, count, state }) => ({
        label,
        count,
        href: link(deskAddress({ ...query, state, concern: '' }, {}, path)),
        current: query.state === state && query.concern === '',
      })),
    },
  )}`
}

function choices({ locale }: PageRequest, { query, editions, places, provinces, settings }: DeskView): Html {
  const own = deskWords[locale]
  return html`${selectField({ locale, name: 'rak', label: own.place, value: query.place, prompt: own.anyPlace, options: [{ value: '-', label: own.withoutPlace }, ...places.map(one => ({ value: one.id, label: placeText(one) }))] })}${selectField(
    {
      locale,
      name: 'keadaan',
      label: own.condition,
      value: query.condition,
      prompt: own.anyCondition,
      options: settings.conditions.map(one => ({ value: one.id, label: one.title[locale] })),
    },
  )}${selectField({ locale, name: 'provinsi', label: own.province, value: query.province, prompt: own.anyProvince, options: provinces.map(code => ({ value: code, label: areaName(`/${code}/`) })) })}${selectField(
    {
      locale,
      name: 'edisi',
      label: own.edition,
      value: query.edition,
      prompt: own.anyEdition,
      options: editions.map(one => ({ value: one.id, label: one.title[locale] })),
    },
  )}`
}

function filters(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const { query } = view
  const isSet = query.text + query.place + query.condition + query.province + query.edition !== ''
  return filterBar({
    locale,
    action: link(DESK_PATH),
    label: own.filter,
    open: true,
    body: html`${textField({ locale, name: 'q', label: own.search, value: query.text, type: 'search', maxLength: 80 })}${choices(request, view)}`,
    hidden: {
      ...(query.state === '' ? {} : { status: query.state }),
      ...(query.concern === '' ? {} : { perlu: query.concern }),
    },
    clearHref: isSet ? link(deskAddress({ state: query.state, concern: query.concern })) : null,
  })
}

function rowsTable({ locale, link }: PageRequest, view: DeskView, { isDesk }: ListKind): Html {
  const own = deskWords[locale]
  const rows = view.rows.map(({ sample, productName, officeName, blindCode }) => ({
    cells: [
      html`<a href="${link(isDesk ? `${DESK_PATH}/${sample.id}` : `/usulan/${sample.nominationId}/contoh`)}">${productName}</a>`,
      officeName,
      stateTagOf(sample.state, locale),
      balanceText(sample, locale),
      labelText(sample.labelCode),
      ...(isDesk ? [blindCode ?? '–'] : []),
    ],
  }))
  const columns = [
    own.product,
    own.office,
    own.state,
    own.where,
    own.label,
    ...(isDesk ? [own.blindCode] : []),
  ]
  const isPlain = deskAddress(view.query) === DESK_PATH
  const title = view.counts.all === 0 && isPlain ? own.noneYet : own.none
  return table({
    caption: isDesk ? own.deskTitle : own.officeTitle,
    captionHidden: true,
    columns: columns.map(label => ({ label })),
    rows,
    empty: emptyState({ title, ...(isDesk ? {} : { text: own.noneYetOffice }) }),
  })
}

/** The secretariat's desk: what needs looking after, counts by state, filters, then the list. */
export function deskPage(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const kind = { path: DESK_PATH, isDesk: true }
  const actions = html`${linkButton({ href: link(PLACES_PATH), label: own.places, icon: 'package' })}${linkButton({ href: link(SESSIONS_PATH), label: own.sessions, icon: 'calendar-days' })}${linkButton({ href: link(deskAddress(view.query, {}, INNER_LABELS_PATH)), label: own.printCodes, icon: 'printer' })}${tableLinks(link(deskAddress(view.query, {}, `${DESK_PATH}/daftar.csv`)), own.download)}`
  return html`${pageTitle({ locale, title: own.deskTitle, lead: own.deskLead, actions })}
${countLinks(request, view, kind)}${filters(request, view)}${rowsTable(request, view, kind)}
${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}

/** The office's own list: where its samples are, and the labels of all parcels at once. */
export function officePage(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const kind = { path: request.path, isDesk: false }
  const unsent = view.counts.states.announced
  const actions =
    unsent > 0
      ? linkButton({ href: link(OUTER_LABELS_PATH), label: own.printOuter, icon: 'printer' })
      : nothing
  return html`${pageTitle({ locale, title: own.officeTitle, lead: own.officeLead, actions })}
${countLinks(request, view, kind)}${rowsTable(request, view, kind)}
${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}
