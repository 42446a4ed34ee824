import { formatDay } from '../../../platform/translations.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  attributes,
  contohTag,
  definitionList,
  emptyState,
  filterBar,
  linkButton,
  notice,
  pageTitle,
  section,
  stars,
  table,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { starsText } from '../../decisions/index.ts'
import type { Edition } from '../../editions/index.ts'
import type { Certificate } from '../certificate.ts'
import { certificatesAddress, type CertificateQuery } from '../certificate-list.ts'
import type { CertificateChoices } from '../certificate-list-store.ts'
import { confermentName, confermentPath, managedPath, type Conferment } from '../conferment.ts'
import { confermentWords } from '../conferment-messages.ts'
import { PRINTS_PATH } from '../print.ts'
import { printWords } from '../print-messages.ts'
import type { HandOver } from '../hand-over-store.ts'
import { commonFilters } from './certificate-filters.ts'
import { conferrerText } from './hand-over-words.ts'

/** The parameter that names each chosen certificate. */
export const CHOSEN = 'piagam[]'

export type ConfermentView = Readonly<{
  event: Conferment
  edition: Edition
  /** The day has come. */
  open: boolean
  /** Certificates that can be handed over here and match the filters, as many as are shown. */
  choosable: readonly Certificate[]
  /** True where more match than are shown. */
  more: boolean
  /** How many of the edition wait, whatever the filters. */
  waiting: number
  query: CertificateQuery
  choices: CertificateChoices
  /** Ids that are ticked. */
  ticked: ReadonlySet<string>
  handed: readonly Certificate[]
  handOvers: ReadonlyMap<string, HandOver>
  mayHandOver: boolean
  mayCorrect: boolean
}>

/** The event's page with the filters of its choice, in the order of the list's own. */
const chooseAddress = (
  { event }: ConfermentView,
  query: Partial<CertificateQuery>,
  ticked?: 'semua',
): string => `${certificatesAddress(query, ticked ? { pilih: ticked } : {}, managedPath(event.id))}#pilih`

const productCell = ({ content }: Certificate): Html =>
  html`<div>${content.product}<br><span class="muted">${content.holder}</span></div>`

function chooseRow({ locale }: PageRequest, view: ConfermentView, one: Certificate) {
  const { content } = one
  const id = `piagam-${one.id}`
  const box = html`<div class="choice"><input type="checkbox" name="${CHOSEN}"${attributes({ id, value: one.id, checked: view.ticked.has(one.id) })}><div><label for="${id}">${one.number}</label></div></div>`
  return {
    cells: [
      box,
      productCell(one),
      content.place,
      stars({ stars: content.stars, of: content.of, label: starsText(content.stars, content.of)[locale] }),
    ],
  }
}

/** Boxes that are sent on to the page on which the choice is checked: it works without script. */
function chooseForm(request: PageRequest, view: ConfermentView): Html {
  const { locale, link } = request
  const own = confermentWords[locale].choose
  const { choosable, event, query } = view
  if (choosable.length === 0) return emptyState({ title: own.none, text: own.noneText })
  const rows = table({
    caption: own.table,
    captionHidden: true,
    columns: [own.number, own.product, own.area, own.stars].map(label => ({ label })),
    rows: choosable.map(one => chooseRow(request, view, one)),
    empty: '',
  })
  const all = linkButton({
    href: link(chooseAddress(view, query, 'semua')),
    label: own.all(String(choosable.length)),
  })
  const none = linkButton({ href: link(chooseAddress(view, query)), label: own.nothing, kind: 'quiet' })
  const count = String(choosable.length)
  return html`<div class="buttons">${all}${view.ticked.size > 0 ? none : ''}</div>
${view.more ? notice({ locale, kind: 'info', text: own.more(count) }) : ''}
<form method="get" action="${link(`${managedPath(event.id)}/serahkan`)}" aria-label="${own.title}">${rows}<div class="buttons buttons--form"><button class="button button--primary" type="submit">${own.next}</button></div></form>`
}

function chooseSection(request: PageRequest, view: ConfermentView): Html {
  const { locale, link } = request
  const own = confermentWords[locale].choose
  const { event, query, waiting } = view
  if (!view.open) {
    const href = link(certificatesAddress({ edition: event.editionId, standing: 'valid', handing: 'belum' }))
    const body = html`${notice({ locale, kind: 'info', text: own.future(formatDay(event.heldOn, locale)) })}<p>${own.waiting(String(waiting))} <a href="${href}">${own.toWaiting}</a></p>`
    return section({ title: own.title, body, id: 'pilih' })
  }
  const isSet = query.province + query.commodity + query.text !== ''
  const filters = filterBar({
    locale,
    action: link(managedPath(event.id)),
    label: own.filter,
    body: commonFilters(request, query, view.choices),
    clearHref: isSet ? link(chooseAddress(view, {})) : null,
  })
  const body = html`${waiting > 0 ? filters : ''}${chooseForm(request, view)}`
  return section({ title: own.title, lead: own.lead(String(waiting)), body, id: 'pilih' })
}

function handedRow({ locale, link }: PageRequest, view: ConfermentView, one: Certificate) {
  const own = confermentWords[locale].list
  const key = encodeURIComponent(one.checkKey)
  const takeBack = html`<a href="${link(`/piagam/${key}/batal-serah`)}">${own.takeBack} <span class="visually-hidden">${own.takeBackOf(one.number)}</span></a>`
  return {
    cells: [
      html`<a href="${link(`/piagam/${key}`)}">${one.number}</a>`,
      productCell(one),
      one.content.place,
      view.handOvers.get(one.id)?.receivedBy || '–',
      ...(view.mayHandOver ? [takeBack] : []),
    ],
  }
}

function handedSection(request: PageRequest, view: ConfermentView): Html {
  const { locale } = request
  const words = confermentWords[locale]
  const own = words.list
  const title = own.title(String(view.handed.length))
  const labels = [words.choose.number, words.choose.product, words.choose.area, own.recipient]
  const body = table({
    caption: title,
    captionHidden: true,
    columns: [...labels, ...(view.mayHandOver ? [own.mistake] : [])].map(label => ({ label })),
    rows: view.handed.map(one => handedRow(request, view, one)),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  return section({ title, ...(view.handed.length > 0 ? { lead: own.lead } : {}), body, id: 'diserahkan' })
}

/** One event for those who prepare it: what is still to hand over, then what was. */
export function confermentPage(request: PageRequest, view: ConfermentView): Html {
  const { locale, link } = request
  const words = confermentWords[locale]
  const { event, edition } = view
  const correct = linkButton({ href: link(`${managedPath(event.id)}/ubah`), label: words.list.correct })
  const open = linkButton({ href: link(confermentPath(event.id)), label: words.list.toPublic })
  const print = linkButton({
    href: link(`${PRINTS_PATH}?acara=${event.id}`),
    label: printWords[locale].toPrintEvent,
  })
  const facts = definitionList({
    items: [
      { term: words.date, detail: formatDay(event.heldOn, locale) },
      { term: words.place, detail: event.place },
      { term: words.conferrer, detail: conferrerText(event, locale) },
      { term: words.edition, detail: edition.title[locale] },
    ],
  })
  return html`${pageTitle({
    locale,
    title: confermentName(event)[locale],
    crumbs: [{ label: words.title, href: link('/penganugerahan-kelola') }],
    ...(edition.fictional ? { tags: contohTag({ locale }) } : {}),
    actions: html`${print}${view.mayCorrect ? correct : ''}${view.handed.length > 0 ? open : ''}`,
  })}
<div>${facts}</div>
${view.mayHandOver ? chooseSection(request, view) : ''}
${handedSection(request, view)}`
}

/** The way back to the choice with everything ticked that was. */
export const backToChoice = (event: Conferment, ids: readonly string[]): string => {
  const query = new URLSearchParams(ids.map((id): [string, string] => [CHOSEN, id]))
  return `${managedPath(event.id)}${ids.length > 0 ? `?${query.toString()}` : ''}#pilih`
}
