import { formatDay } from '../../../platform/translations.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  contohTag,
  countsBar,
  emptyState,
  filterBar,
  linkButton,
  pager,
  pageTitle,
  selectField,
  stars,
  statusTag,
  table,
} from '../../../ui/index.ts'
import { tableLinks, type PageRequest } from '../../../web/index.ts'
import { starsText } from '../../decisions/index.ts'
import type { Edition } from '../../editions/index.ts'
import { standingOf, type Certificate, type Standing } from '../certificate.ts'
import {
  certificatesAddress,
  LIST_PATH,
  standingParameter,
  type CertificateQuery,
} from '../certificate-list.ts'
import type { CertificateChoices, CertificateCounts } from '../certificate-list-store.ts'
import { managedPath } from '../conferment.ts'
import { listWords } from '../list-messages.ts'
import { PRINTS_PATH } from '../print.ts'
import { printWords } from '../print-messages.ts'
import { commonFilters } from './certificate-filters.ts'

export type CertificateListView = Readonly<{
  rows: readonly Certificate[]
  counts: CertificateCounts
  query: CertificateQuery
  editions: readonly Edition[]
  choices: CertificateChoices
  /** `YYYY-MM-DD`. */
  today: string
  newerHref: string | null
  olderHref: string | null
  /** May the reader open the managed pages of events? */
  mayManage: boolean
}>

export const CSV_PATH = `${LIST_PATH}/daftar.csv`

const tones = {
  valid: 'good',
  lapsed: 'attention',
  suspended: 'attention',
  withdrawn: 'bad',
  replaced: 'neutral',
} as const satisfies Record<Standing, string>

type Part = Readonly<Pick<CertificateQuery, 'standing' | 'handing'>>

function countLinks({ locale, link }: PageRequest, { counts, query }: CertificateListView): Html {
  const own = listWords[locale]
  const item = (label: string, count: number, part: Part) => ({
    label,
    count,
    href: link(certificatesAddress({ ...query, ...part })),
    current: query.standing === part.standing && query.handing === part.handing,
  })
  return countsBar({
    label: own.countsLabel,
    items: [
      item(own.all, counts.all, { standing: '', handing: '' }),
      item(own.states.valid, counts.valid, { standing: 'valid', handing: '' }),
      item(own.states.lapsed, counts.lapsed, { standing: 'lapsed', handing: '' }),
      item(own.states.suspended, counts.suspended, { standing: 'suspended', handing: '' }),
      item(own.states.withdrawn, counts.withdrawn, { standing: 'withdrawn', handing: '' }),
      item(own.states.replaced, counts.replaced, { standing: 'replaced', handing: '' }),
      item(own.handedOver, counts.handedOver, { standing: '', handing: 'sudah' }),
      item(own.waiting, counts.waiting, { standing: 'valid', handing: 'belum' }),
    ],
  })
}

function filters(request: PageRequest, { query, editions, choices }: CertificateListView): Html {
  const { locale, link } = request
  const own = listWords[locale]
  const isSet = query.edition + query.province + query.commodity + query.text !== ''
  const body = html`${commonFilters(request, query, choices)}${selectField({
    locale,
    name: 'edisi',
    label: own.edition,
    value: query.edition,
    prompt: own.anyEdition,
    options: editions.map(one => ({ value: one.id, label: one.title[locale] })),
  })}`
  return filterBar({
    locale,
    action: link(LIST_PATH),
    label: own.filter,
    body,
    hidden: {
      ...(query.standing === '' ? {} : { status: standingParameter(query.standing) }),
      ...(query.handing === '' ? {} : { serah: query.handing }),
    },
    clearHref: isSet ? link(certificatesAddress({ standing: query.standing, handing: query.handing })) : null,
  })
}

function handingCell(
  { locale, link }: PageRequest,
  view: CertificateListView,
  one: Certificate,
): Html | string {
  const own = listWords[locale]
  if (one.conferment === null) return own.notHanded
  const { id, heldOn, place } = one.conferment
  const day = formatDay(heldOn, locale)
  const path = view.mayManage ? managedPath(id) : `/penganugerahan/${id}`
  return html`<a href="${link(path)}">${day}</a><br><span class="muted">${place}</span>`
}

function rowOf(request: PageRequest, view: CertificateListView, one: Certificate) {
  const { locale, link } = request
  const own = listWords[locale]
  const { content } = one
  const standing = standingOf(one, view.today)
  const edition = view.editions.find(each => each.id === one.editionId)
  return {
    cells: [
      html`<a href="${link(`/piagam/${encodeURIComponent(one.checkKey)}`)}">${one.number}</a>`,
      html`${content.product}<br><span class="muted">${content.holder}</span>`,
      html`${content.place}<br><span class="muted">${content.commodity[locale]} · ${edition?.title[locale] ?? content.edition.title[locale]}</span> ${content.example ? contohTag({ locale }) : ''}`,
      stars({ stars: content.stars, of: content.of, label: starsText(content.stars, content.of)[locale] }),
      statusTag({ state: standing, label: own.states[standing], tone: tones[standing] }),
      handingCell(request, view, one),
    ],
  }
}

/** Every certificate that was issued: counts by state first, then the filters, then the list. */
export function certificateListPage(request: PageRequest, view: CertificateListView): Html {
  const { locale, link } = request
  const own = listWords[locale]
  const download = tableLinks(link(certificatesAddress(view.query, {}, CSV_PATH)), own.download)
  const events = linkButton({
    href: link(view.mayManage ? '/penganugerahan-kelola' : '/penganugerahan'),
    label: own.toEvents,
  })
  const print = linkButton({
    href: link(certificatesAddress(view.query, {}, PRINTS_PATH)),
    label: printWords[locale].toPrint,
  })
  const empty =
    view.counts.all === 0 && certificatesAddress(view.query) === LIST_PATH
      ? emptyState({ title: own.noneYet, text: own.noneYetText })
      : emptyState({ title: own.none, text: own.noneText })
  const rows = table({
    caption: own.title,
    captionHidden: true,
    columns: [own.number, own.product, own.place, own.stars, own.state, own.handing].map(label => ({
      label,
    })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty,
  })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead, actions: html`${print}${download}${events}` })}${countLinks(request, view)}${filters(request, view)}${rows}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}
