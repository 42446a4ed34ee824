import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatDeadline } from '../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  linkButton,
  notice,
  pageTitle,
  section,
  table,
  type Definition,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { criteriaIn } from '../../decisions/index.ts'
import { areaName } from '../../regions/index.ts'
import { detailWords } from '../detail-messages.ts'
import type { HolderPageData } from '../holder-page-data.ts'
import { words } from '../messages.ts'
import { criteriaPart, pointsText } from './criteria-part.ts'
import { PATH } from './list-pages.ts'
import { changesPart, documentsPart } from './file-parts.ts'
import { starsWithScheme, standingTag } from './star-words.ts'
import type { Standing } from '../standing.ts'

export type HolderView = HolderPageData & Readonly<{ standing: Standing; sourceText: Html | null }>

function standingPart(request: PageRequest, view: HolderView): Html {
  const { locale, link } = request
  const own = detailWords[locale]
  const { one, nomination, closesAt, standing, edition } = view
  const isOpen = one.outcome === null
  const missing = standing === 'absent' || standing === 'preparing'
  const buttons = [
    ...(nomination
      ? [
          linkButton({
            href: link(`/usulan/${nomination.id}`),
            label: own.seeNomination,
            kind: missing ? 'primary' : 'secondary',
          }),
        ]
      : []),
    ...(isOpen && nomination === null && view.mayNominate
      ? [
          linkButton({
            href: link(`/usulan/baru?edisi=${edition.id}&produk=${one.productId}`),
            label: own.nominate,
            kind: 'primary',
          }),
        ]
      : []),
  ]
  const called = one.calledAt ? own.called(formatDate(one.calledAt, locale)) : own.notCalled
  const deadline = isOpen && missing && closesAt ? own.deadline(formatDeadline(closesAt, locale)) : ''
  return section({
    title: own.now,
    body: html`<p>${standingTag(standing, locale)} ${words[locale].meanings[standing]}</p><p>${called} ${deadline}</p>${buttons.length > 0 ? html`<div class="buttons">${buttons}</div>` : ''}`,
  })
}

function starsPart({ locale }: PageRequest, { one, edition, sourceText }: HolderView): Html {
  const own = detailWords[locale]
  const source: readonly Definition[] = sourceText ? [{ term: own.source, detail: sourceText }] : []
  const then = definitionList({
    items: [
      { term: own.past, detail: starsWithScheme(one.former, locale) },
      { term: own.when, detail: one.former.when[locale] },
      ...source,
      {
        term: own.after,
        detail: one.result ? starsWithScheme(one.result, locale) : own.comparisonNone,
      },
      ...(one.result ? [{ term: words[locale].edition, detail: edition.title[locale] }] : []),
    ],
  })
  return section({ title: own.comparison, body: then })
}

/** The advice of the former assessment: where work paid most. */
function advicePart({ locale }: PageRequest, { former, keptApart }: HolderView): Html {
  const own = detailWords[locale]
  if (!former) {
    const none = keptApart ? own.adviceApart : own.adviceNone
    return section({ title: own.advice, body: html`<p class="muted">${none}</p>` })
  }
  const all = new Map(criteriaIn(former.feedback.parts).map(each => [each.id, each]))
  const weakest = former.feedback.weakest.flatMap(id => all.get(id) ?? [])
  return section({
    title: own.advice,
    body: table({
      caption: own.advice,
      captionHidden: true,
      columns: [{ label: own.criterion }, { label: own.past, numeric: true }, { label: own.adviceNext }],
      rows: weakest.map(each => ({
        cells: [
          each.title[locale],
          pointsText({ points: Number(each.points), max: Number(each.max) }, locale),
          each.next?.text[locale] ?? '–',
        ],
      })),
      empty: html`<p class="muted">${own.adviceNone}</p>`,
    }),
  })
}

/**
 * One holder in one edition: the former result beside the new, the advice given, what changed since, and which
 * documents still hold.
 */
export function holderPage(request: PageRequest, view: HolderView): Html {
  const { locale, link } = request
  const own = detailWords[locale]
  const { edition, file, one } = view
  const kept =
    one.outcome === 'kept' ? notice({ locale, kind: 'info', text: words[locale].meanings.kept }) : ''
  return html`${pageTitle({
    locale,
    title: own.detailTitle(file.product.name),
    lead: own.detailLead(file.producer.name, areaName(one.areaPath)),
    crumbs: [
      { label: words[locale].title, href: link(PATH) },
      { label: edition.title[locale], href: link(`${PATH}/${edition.id}`) },
    ],
    ...(edition.fictional ? { tags: contohTag({ locale }) } : {}),
  })}${standingPart(request, view)}${starsPart(request, view)}${kept}${criteriaPart(locale, view.former, view.result)}${advicePart(request, view)}${changesPart(request, view)}${documentsPart(request, view)}`
}
