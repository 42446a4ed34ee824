import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  bars,
  columns,
  contohTag,
  definitionList,
  linkButton,
  notice,
  pageTitle,
  panel,
  section,
  table,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { criteriaIn, type Feedback, type FeedbackCriterion, type FeedbackGroup } from '../feedback.ts'
import { feedbackWords } from '../feedback-messages.ts'
import type { PublishedResult } from '../result.ts'
import { scoreText } from '../score-text.ts'
import { schemeText } from '../star-scheme.ts'
import { starsMark } from './case-parts.ts'
import { awardItems } from './selection-part.ts'
import { publishedItems } from './further-part.ts'
import { earlierPart, supersededNotice, type Earlier } from './earlier-results.ts'

export type FeedbackView = Readonly<{
  nominationId: string
  product: string
  result: PublishedResult
  /** Where this result does not hold any more. */
  superseded: Earlier | null
  /** What it took the place of, the latest first. */
  earlier: readonly Earlier[]
  example: boolean
}>

const pointsWords = (one: Readonly<{ points: string; max: string }>, locale: Locale): string =>
  feedbackWords[locale].partOf(scoreText(one.points, locale), scoreText(one.max, locale))

function reasonList(reasons: readonly string[], locale: Locale): Html {
  const own = feedbackWords[locale]
  return reasons.length === 0
    ? html`<span class="muted">${own.noReasons}</span>`
    : html`<ul class="plain">${reasons.map(reason => html`<li>“${reason}”</li>`)}</ul>`
}

function criterionRow(one: FeedbackCriterion, locale: Locale) {
  const own = feedbackWords[locale]
  const next = one.next
    ? html`${one.next.text[locale]} <span class="muted">(${scoreText(one.next.points, locale)})</span>`
    : html`<span class="muted">${own.highest}</span>`
  return {
    id: `kriteria-${one.id}`,
    cells: [
      one.level
        ? html`${one.title[locale]}<br><span class="muted">${own.byLevel(one.level[locale])}</span>`
        : one.title[locale],
      pointsWords(one, locale),
      one.reached?.[locale] ?? '–',
      next,
      reasonList(one.reasons, locale),
    ],
  }
}

function groupPart(group: FeedbackGroup, locale: Locale, level: 2 | 3): Html {
  const own = feedbackWords[locale]
  const heading = `${group.title[locale]}: ${pointsWords(group, locale)}`
  const shares =
    group.groups.length === 0
      ? ''
      : bars({
          caption: group.title[locale],
          bars: group.groups.map(part => ({
            label: part.title[locale],
            share: part.share,
            text: pointsWords(part, locale),
          })),
        })
  const criteria =
    group.criteria.length === 0
      ? ''
      : table({
          caption: group.title[locale],
          captionHidden: true,
          columns: [
            { label: own.criterion },
            { label: own.points, numeric: true },
            { label: own.reached },
            { label: own.next },
            { label: own.reasons },
          ],
          rows: group.criteria.map(one => criterionRow(one, locale)),
          empty: '–',
        })
  return section({
    title: heading,
    level,
    body: html`${shares}${criteria}${group.groups.map(part => groupPart(part, locale, 3))}`,
  })
}

function highlights(feedback: Feedback, locale: Locale): Html {
  const own = feedbackWords[locale]
  const all = new Map(criteriaIn(feedback.parts).map(one => [one.id, one]))
  const found = (ids: readonly string[]) => ids.flatMap(id => all.get(id) ?? [])
  const link = (one: FeedbackCriterion): Html => html`<a href="#kriteria-${one.id}">${one.title[locale]}</a>`
  const strong = found(feedback.strongest).map(
    one => html`<li>${link(one)} (${pointsWords(one, locale)})</li>`,
  )
  const weak = found(feedback.weakest).map(
    one =>
      html`<li>${link(one)} (${pointsWords(one, locale)})${one.next ? html`. ${own.weakText(scoreText(one.next.points, locale))} ${one.next.text[locale]}` : ''}</li>`,
  )
  const list = (items: readonly Html[], none: string): Html =>
    items.length === 0 ? html`<p class="muted">${none}</p>` : html`<ul>${items}</ul>`
  return columns([
    panel({ title: own.weak, level: 2, accent: true, body: list(weak, own.weakNone) }),
    panel({ title: own.strong, level: 2, body: list(strong, own.strongNone) }),
  ])
}

function resultPart({ result }: FeedbackView, locale: Locale): Html {
  const own = feedbackWords[locale]
  const { feedback } = result
  return section({
    title: own.result,
    body: definitionList({
      items: [
        { term: own.stars, detail: starsMark(result.stars, result.of, locale) },
        ...publishedItems(feedback, locale),
        ...awardItems(feedback.awards, locale),
        ...(feedback.total === null ? [] : [{ term: own.score, detail: scoreText(feedback.total, locale) }]),
        { term: own.scheme, detail: schemeText(result.scheme, result.of)[locale] },
        { term: own.sheets, detail: own.sheetsCount(String(feedback.sheets)) },
        { term: own.published, detail: formatDate(result.publishedAt, locale) },
      ],
    }),
  })
}

/** The published result of one nomination by criterion, for its office and its producer. */
export function feedbackPage(request: PageRequest, view: FeedbackView): Html {
  const { locale } = request
  const own = feedbackWords[locale]
  const { feedback } = view.result
  const shares = bars({
    caption: own.parts,
    bars: feedback.parts.map(part => ({
      label: part.title[locale],
      share: part.share,
      text: pointsWords(part, locale),
    })),
  })
  return html`${pageTitle({
    locale,
    title: own.title(view.product),
    lead: own.lead,
    crumbs: [{ label: own.nomination, href: request.link(`/usulan/${view.nominationId}`) }],
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
    ...(view.result.stars > 0 && view.superseded === null
      ? { actions: linkButton({ href: request.link('/piagam'), label: own.certificate }) }
      : {}),
  })}
${view.superseded ? supersededNotice(request, view.superseded) : ''}
${resultPart(view, locale)}
${earlierPart(request, view.result, view.earlier)}
${feedback.gates.length > 0 ? notice({ locale, kind: 'warning', title: own.gates, text: [...new Set(feedback.gates.map(gate => gate[locale]))].join(' ') }) : ''}
${feedback.departure === null ? '' : notice({ locale, kind: 'info', title: own.departure, text: feedback.departure })}
${feedback.parts.length === 0 ? notice({ locale, kind: 'info', text: own.none }) : html`${feedback.detail === 'criterion' ? highlights(feedback, locale) : ''}${section({ title: own.parts, body: shares })}${feedback.parts.map(part => groupPart(part, locale, 2))}<p class="muted">${own.reasonsNote}</p>`}`
}
