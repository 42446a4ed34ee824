import type { AreaPath } from '../../../../foundation/area-path.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, nothing, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  contohTag,
  countsBar,
  emptyState,
  filterBar,
  pager,
  pageTitle,
  section,
  selectField,
  table,
} from '../../../../ui/index.ts'
import { tableLinks, type PageRequest } from '../../../../web/index.ts'
import { isExample } from '../../../editions/index.ts'
import { areaName, timeZoneOf } from '../../../regions/index.ts'
import { whenSaved } from '../../draft/answer-news.ts'
import {
  DESK,
  DESK_FILE,
  deskAddress,
  lensNames,
  nextStep,
  type DeskFile,
  type DeskQuery,
  type LensName,
  type NextStep,
} from '../desk.ts'
import { deskWords } from '../desk-messages.ts'
import { fillerName, isFromOthers } from '../../draft/filled-by.ts'
import { stateTag } from '../../pages/nomination-words.ts'
import { checkTag, remarksAddress } from '../../help/pages/remark-parts.ts'

/** A regency or city of the province, with how many files its office works on. */
export type District = Readonly<{ code: string; areaPath: AreaPath; files: number; hasBegun: boolean }>

export type DeskView = Readonly<{
  rows: readonly DeskFile[]
  total: number
  counts: Readonly<Record<LensName, number>>
  query: DeskQuery
  districts: readonly District[]
  editions: readonly Readonly<{ id: string; title: string }>[]
  lacks: readonly Readonly<{ id: string; title: string }>[]
  names: ReadonlyMap<string, string>
  newerHref: string | null
  olderHref: string | null
}>

function countLinks({ locale, link }: PageRequest, { counts, total, query }: DeskView): Html {
  const own = deskWords[locale]
  const item = (label: string, lens: DeskQuery['lens'], count: number) => ({
    label,
    count,
    href: link(deskAddress({ ...query, lens })),
    current: query.lens === lens,
  })
  return countsBar({
    label: own.countsLabel,
    items: [item(own.all, '', total), ...lensNames.map(one => item(own.lenses[one], one, counts[one]))],
  })
}

function filters({ locale, link }: PageRequest, view: DeskView): Html {
  const own = deskWords[locale]
  const { query } = view
  const choice = (
    name: string,
    label: string,
    value: string,
    prompt: string,
    options: readonly Readonly<{ id: string; title: string }>[],
  ): Html =>
    selectField({
      locale,
      name,
      label,
      value,
      prompt,
      required: true,
      options: options.map(one => ({ value: one.id, label: one.title })),
    })
  const areas = view.districts.map(one => ({ id: one.code, title: areaName(one.areaPath, 'short') }))
  const isSet = query.area !== '' || query.edition !== '' || query.lacks !== ''
  return filterBar({
    locale,
    action: link(DESK),
    label: own.filter,
    body: html`${choice('wilayah', own.district, query.area, own.anyDistrict, areas)}${choice('edisi', own.edition, query.edition, own.anyEdition, view.editions)}${choice('kurang', own.lack, query.lacks, own.anyLack, view.lacks)}`,
    hidden: query.lens === '' ? {} : { keadaan: query.lens },
    clearHref: isSet ? link(deskAddress({ lens: query.lens })) : null,
  })
}

/** `kemarin oleh Dinas Provinsi …`, or the colleague's name of the office. */
export function lastText({ last }: DeskFile, names: DeskView['names'], locale: Locale, now: Date): string {
  if (!last) return deskWords[locale].never
  const who = isFromOthers(last) ? fillerName(last, locale) : (names.get(last.personId) ?? '')
  return [whenSaved(last.at, now, locale), who].filter(Boolean).join(', ')
}

export const dueText = ({ closesAt, areaPath }: DeskFile, locale: Locale): string =>
  closesAt ? formatMoment(closesAt, locale, timeZoneOf(areaPath)) : deskWords[locale].noDue

const withRemarks: readonly NextStep[] = ['read-answers', 'check-again', 'check', 'wait-office']

function rowOf({ locale, link, now }: PageRequest, view: DeskView, one: DeskFile) {
  const own = deskWords[locale]
  const { nomination, productFile, edition, rules } = one.file
  const step = nextStep(one)
  const place = withRemarks.includes(step) ? remarksAddress(one.id) : `/usulan/${one.id}`
  const { open, answered } = one.remarks
  const remarks =
    open + answered > 0 ? html`<br><span class="muted">${own.remarks(open, answered)}</span>` : ''
  const example = isExample(edition, rules) ? contohTag({ locale }) : ''
  return {
    cells: [
      html`<a href="${link(`/usulan/${one.id}`)}">${productFile.product.name}</a><br><span class="muted">${productFile.producer.name}</span>`,
      html`<div>${areaName(one.areaPath, 'short')}<br><span class="muted">${edition.title[locale]}</span> ${example}</div>`,
      html`<div>${stateTag(nomination.state, locale)}<br>${own.missingCount(one.missing)}</div>`,
      html`<div>${checkTag(one.checkState, locale, own.checks)}${remarks}</div>`,
      lastText(one, view.names, locale, now),
      dueText(one, locale),
      html`<a href="${link(place)}">${own.steps[step]}</a>`,
    ],
  }
}

function districtPart({ locale, link }: PageRequest, { districts, query }: DeskView): Html {
  const own = deskWords[locale]
  const rows = districts.map(one => ({
    cells: [
      areaName(one.areaPath, 'short'),
      one.files > 0
        ? html`<a href="${link(deskAddress({ ...query, area: one.code }))}">${one.files}</a>`
        : one.hasBegun
          ? '0'
          : html`${own.nothingYet}. <a href="${link(`/kesiapan?wilayah=${encodeURIComponent(one.code)}`)}">${own.nothingYetLink}</a>`,
    ],
  }))
  const list = table({
    caption: own.byDistrict,
    captionHidden: true,
    columns: [own.district, own.files].map(label => ({ label })),
    rows,
    empty: '',
  })
  return section({ title: own.byDistrict, body: list, id: 'wilayah' })
}

/** All drafts of the province's districts: counts first, then the list with the one next thing of each. */
export function deskPage(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const take =
    view.rows.length > 0 ? tableLinks(link(deskAddress(view.query, {}, DESK_FILE)), own.download) : nothing
  const rows = table({
    caption: own.title,
    captionHidden: true,
    columns: [own.product, own.district, own.missing, own.check, own.last, own.due, own.next].map(label => ({
      label,
    })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead, actions: take })}${countLinks(request, view)}${filters(request, view)}${rows}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}${districtPart(request, view)}`
}
