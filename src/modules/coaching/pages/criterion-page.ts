import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import { pager, pageTitle, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName } from '../../regions/index.ts'
import { words } from '../messages.ts'
import type { ResultQuery } from '../../nominations/index.ts'
import type { ProductStanding } from '../standing-store.ts'
import { criterionAddress, OVERVIEW_PATH, withQuery } from './addresses.ts'

export type CriterionView = Readonly<{
  criterionId: string
  title: Text
  query: ResultQuery
  standings: readonly ProductStanding[]
  products: ReadonlyMap<string, ProductBrief>
  /** Where the pages before and after begin. */
  earlier: number | null
  later: number | null
}>

/** The products of an area on one criterion, each with its next step and the way to its feedback. */
export function criterionPage(request: PageRequest, view: CriterionView): Html {
  const { locale, link } = request
  const own = words[locale]
  const nameOf = (one: ProductStanding): string => view.products.get(one.productId)?.name ?? one.productId
  const rows = view.standings.map(one => ({
    cells: [
      html`<a href="${link(`/usulan/${one.nominationId}/umpan-balik`)}">${nameOf(one)}</a><br><span class="muted">${view.products.get(one.productId)?.producerName ?? ''}</span>`,
      areaName(one.areaPath),
      own.pointsOf(formatHundredths(one.points, locale), formatHundredths(one.most, locale)),
      one.next
        ? html`${one.next.step[locale]}${one.lifts === true ? html`<br><b>${own.liftsMark}</b>` : ''}`
        : html`<span class="muted">${own.highest}</span>`,
    ],
  }))
  const list = table({
    caption: view.title[locale],
    captionHidden: true,
    columns: [
      { label: own.products },
      { label: own.place },
      { label: own.points, numeric: true },
      { label: own.step },
    ],
    rows,
    empty: '–',
  })
  const at = (start: number | null): string | null =>
    start === null ? null : link(criterionAddress(view.criterionId, view.query, start))
  return html`${pageTitle({
    locale,
    title: view.title[locale],
    lead: own.productsLead,
    crumbs: [{ label: own.title, href: link(withQuery(OVERVIEW_PATH, view.query)) }],
  })}${list}<p class="muted">${own.estimate}</p>${pager({ locale, newerHref: at(view.earlier), olderHref: at(view.later) })}`
}
