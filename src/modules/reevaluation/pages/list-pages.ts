import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { contohTag, countsBar, emptyState, errorSummary, pager, pageTitle, table } from '../../../ui/index.ts'
import { listAddress, problemsOf, type PageRequest, tableLinks } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName } from '../../regions/index.ts'
import { words } from '../messages.ts'
import { outcomes } from '../reevaluation.ts'
import { places, type Standed, type Standing } from '../standing.ts'
import { starsWithScheme, standingTag } from './star-words.ts'

export const PATH = '/evaluasi-ulang'

export const standings: readonly Standing[] = [...places, ...outcomes, 'void']

/** The editions that have called holders, or may call them. */
export function editionsPage(
  { locale, link }: PageRequest,
  editions: readonly Readonly<{ edition: Edition; count: number }>[],
): Html {
  const own = words[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${table({
    caption: own.editions,
    captionHidden: true,
    columns: [{ label: own.edition }, { label: own.holders, numeric: true }],
    rows: editions.map(({ edition, count }) => ({
      cells: [
        html`<a href="${link(`${PATH}/${edition.id}`)}">${edition.title[locale]}</a> ${edition.fictional ? contohTag({ locale }) : ''}`,
        String(count),
      ],
    })),
    empty: emptyState({ title: own.noEditions, text: own.noEditionsText }),
  })}`
}

export type EditionView = Readonly<{
  edition: Edition
  all: readonly Standed[]
  /** Of the chosen state, this page's part. */
  rows: readonly Standed[]
  products: ReadonlyMap<string, ProductBrief>
  chosen: Standing | ''
  newerHref: string | null
  olderHref: string | null
  /** Calling and reminding, for those who may. */
  work: readonly Html[]
}>

function countLinks({ locale, link }: PageRequest, { edition, all, chosen }: EditionView): Html {
  const own = words[locale]
  const counts = Map.groupBy(all, one => one.standing)
  const to = (state: string): string => link(listAddress(`${PATH}/${edition.id}`, { keadaan: state }))
  return countsBar({
    label: own.counts,
    items: [
      { label: own.all, count: all.length, href: to(''), current: chosen === '' },
      ...standings.flatMap(state => {
        const count = counts.get(state)?.length ?? 0
        const label = own.standings[state]
        return count === 0 && state !== chosen
          ? []
          : [{ label, count, href: to(state), current: chosen === state }]
      }),
    ],
  })
}

/** The new stars, or where the holder stands on the way to them. */
const resultCell = ({ one, standing }: Standed, locale: Locale): Html =>
  html`${one.result ? html`${starsWithScheme(one.result, locale)}<br>` : ''}${standingTag(standing, locale)}`

function holders({ locale, link }: PageRequest, { edition, rows, products }: EditionView): Html {
  const own = words[locale]
  return table({
    caption: own.caption,
    captionHidden: true,
    columns: [own.product, own.place, own.former, own.result].map(label => ({ label })),
    rows: rows.map(row => {
      const product = products.get(row.one.productId)
      return {
        cells: [
          html`<a href="${link(`${PATH}/${edition.id}/${row.one.productId}`)}">${product?.name ?? row.one.productId}</a><br><span class="muted">${product?.producerName ?? ''}</span>`,
          areaName(row.one.areaPath),
          html`${starsWithScheme(row.one.former, locale)}<br><span class="muted">${row.one.former.when[locale]}</span>`,
          resultCell(row, locale),
        ],
      }
    }),
    empty: emptyState({ title: own.noRows }),
  })
}

/** Who was called for an edition, the former result beside the new one, and what is still to be done. */
export function editionPage(request: PageRequest, view: EditionView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { edition } = view
  const path = `${PATH}/${edition.id}`
  const turns = view.newerHref !== null || view.olderHref !== null
  return html`${pageTitle({
    locale,
    title: own.titleOf(edition.title[locale]),
    lead: own.editionLead,
    crumbs: [{ label: own.title, href: link(PATH) }],
    ...(edition.fictional ? { tags: contohTag({ locale }) } : {}),
    ...(view.all.length > 0
      ? {
          actions: tableLinks(link(`${path}/unduh`), own.download),
        }
      : {}),
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${view.work}${
    view.all.length > 0 ? countLinks(request, view) : ''
  }${holders(request, view)}${turns ? pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref }) : ''}`
}
