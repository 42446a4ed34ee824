import type { Rules } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDate } from '../../../../platform/translations.ts'
import {
  columns,
  contohTag,
  definitionList,
  linkButton,
  notice,
  pageTitle,
  panel,
  section,
  table,
} from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { criteriaIn, type Feedback, type FeedbackCriterion, type FeedbackGroup } from '../feedback.ts'
import { feedbackWords } from '../feedback-messages.ts'
import type { PublishedResult } from '../../result.ts'
import { scoreText } from '../../score-text.ts'
import { schemeText } from '../../star-scheme.ts'
import { starsMark } from '../../cases/pages/case-parts.ts'
import { namedValue, valueName } from '../../value-words.ts'
import { awardItems } from '../../selections/pages/selection-part.ts'
import { publishedItems } from '../../support/pages/further-part.ts'
import { earlierPart, supersededNotice, type Earlier } from '../../pages/earlier-results.ts'

export type FeedbackView = Readonly<{
  nominationId: string
  product: string
  result: PublishedResult
  /** Where this result does not hold any more. */
  superseded: Earlier | null
  /** What it took the place of, the latest first. */
  earlier: readonly Earlier[]
  rules: Rules
  example: boolean
  /** The check page of the certificate; null where there is none, or where this result does not hold any more. */
  checkPath: string | null
}>

const combineOf = ({ document }: Rules) => document.aggregation.combine

/** Where the final score is no mean, although the points of parts and criteria are. */
function pointsNote(rules: Rules, locale: Locale): Html | string {
  const combine = combineOf(rules)
  return combine === 'median' || combine === 'trimmed-mean'
    ? html`<p class="muted">${feedbackWords[locale].pointsNote(valueName(rules, locale))}</p>`
    : ''
}

const pointsWords = (one: Readonly<{ points: string; max: string }>, locale: Locale): string =>
  feedbackWords[locale].partOf(scoreText(one.points, locale), scoreText(one.max, locale))

function reasonList(reasons: readonly string[], locale: Locale): Html {
  const own = feedbackWords[locale]
  return reasons.length === 0
    ? html`<span class="muted">${own.noReasons}</span>`
    : html`<ul class="plain">${reasons.map(reason => html`<li>“${reason}”</li>`)}</ul>`
}

/** Beside the level: that less counted than was answered, and what is not there. */
function withheldPart(one: FeedbackCriterion, locale: Locale): Html | string {
  const own = feedbackWords[locale]
  const said = [
    ...(one.answered ? [own.counted(scoreText(one.answered, locale), scoreText(one.points, locale))] : []),
    ...(one.lacking ? [own.lacking(one.lacking[locale])] : []),
  ]
  return said.length === 0 ? '' : html`<br><span class="muted">${said.join(' ')}</span>`
}

/** Where there is no next step: at the top, or under a rule. */
function noStep(one: FeedbackCriterion, locale: Locale): string {
  const own = feedbackWords[locale]
  if (one.answered !== undefined) return own.held
  return one.reached === null && one.share < 1 ? '–' : own.highest
}

function limitsNotice({ limits = [] }: Feedback, locale: Locale): Html | string {
  const own = feedbackWords[locale]
  const said = limits.map(({ part, sheets, of, reason }) =>
    part
      ? own.capped(
          part.title[locale],
          scoreText(part.max, locale),
          String(sheets),
          String(of),
          reason[locale],
        )
      : own.stopped(String(sheets), String(of), reason[locale]),
  )
  return said.length === 0 ? '' : notice({ locale, kind: 'warning', title: own.limits, text: said.join(' ') })
}

function criterionRow(one: FeedbackCriterion, locale: Locale) {
  const own = feedbackWords[locale]
  const next = one.next
    ? html`${one.next.text[locale]} <span class="muted">(${scoreText(one.next.points, locale)})</span>`
    : html`<span class="muted">${noStep(one, locale)}</span>`
  return {
    id: `kriteria-${one.id}`,
    cells: [
      one.level
        ? html`${one.title[locale]}<br><span class="muted">${own.byLevel(one.level[locale])}</span>`
        : one.title[locale],
      pointsWords(one, locale),
      html`${one.reached?.[locale] ?? '–'}${withheldPart(one, locale)}`,
      next,
      reasonList(one.reasons, locale),
    ],
  }
}

/** Points of a part beside the most, drawn; the words stand beside it. */
const drawnShare = (share: number): Html =>
  html`<svg width="100%" height="8" aria-hidden="true" focusable="false"><rect class="bars__ground" width="100%" height="8"/><rect class="bars__share" width="${(Math.max(0, Math.min(1, share)) * 100).toFixed(2)}%" height="8"/></svg>`

function criteriaTable(group: FeedbackGroup, rules: Rules, locale: Locale): Html | string {
  const own = feedbackWords[locale]
  if (group.criteria.length === 0) return ''
  return table({
    caption: group.title[locale],
    captionHidden: true,
    columns: [
      { label: own.criterion },
      { label: combineOf(rules) === 'consensus' ? own.pointsAgreed : own.points, numeric: true },
      { label: own.reached },
      { label: own.next },
      { label: own.reasons },
    ],
    rows: group.criteria.map(one => criterionRow(one, locale)),
    empty: '–',
  })
}

/** One part, closed, with its sum. The parts within it are closed too; where nothing is told of it, it is a line only. */
function groupPart(group: FeedbackGroup, rules: Rules, locale: Locale, level: 3 | 4): Html {
  const title = level === 3 ? html`<h3>${group.title[locale]}</h3>` : html`<h4>${group.title[locale]}</h4>`
  const summary = html`<summary>${title}<span class="part__sum">${pointsWords(group, locale)}</span>${drawnShare(group.share)}</summary>`
  const body = html`${criteriaTable(group, rules, locale)}${group.groups.map(part => groupPart(part, rules, locale, 4))}`
  return html`<details class="part">${summary}<div class="part__body">${body}</div></details>`
}

function partsSection({ result, rules }: FeedbackView, locale: Locale): Html {
  const own = feedbackWords[locale]
  const { feedback } = result
  const hint = feedback.detail === 'criterion' ? own.partsLead : own.partsLeadGroups
  return section({
    title: own.parts,
    lead: hint,
    body: html`${pointsNote(rules, locale)}<div>${feedback.parts.map(part => groupPart(part, rules, locale, 3))}</div>
${feedback.detail === 'criterion' ? html`<p class="muted">${own.reasonsNote}</p>` : ''}`,
  })
}

function weakStep(one: FeedbackCriterion, locale: Locale): Html | string {
  const own = feedbackWords[locale]
  if (!one.next) return ''
  const points = scoreText(one.next.points, locale)
  return one.lacking && one.answered
    ? html`. ${one.next.text[locale]} ${own.withEvidence(points)}`
    : html`. ${own.weakText(points)} ${one.next.text[locale]}`
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
    one => html`<li>${link(one)} (${pointsWords(one, locale)})${weakStep(one, locale)}</li>`,
  )
  const list = (items: readonly Html[], none: string): Html =>
    items.length === 0 ? html`<p class="muted">${none}</p>` : html`<ul>${items}</ul>`
  return columns([
    panel({ title: own.weak, level: 2, accent: true, body: list(weak, own.weakNone) }),
    panel({ title: own.strong, level: 2, body: list(strong, own.strongNone) }),
  ])
}

function resultPart({ result, rules }: FeedbackView, locale: Locale): Html {
  const own = feedbackWords[locale]
  const { feedback } = result
  return section({
    title: own.result,
    body: definitionList({
      items: [
        { term: own.stars, detail: starsMark(result.stars, result.of, locale) },
        ...publishedItems(feedback, locale),
        ...awardItems(feedback.awards, locale),
        ...(feedback.total === null
          ? []
          : [{ term: own.score, detail: namedValue(rules, feedback.total, locale) }]),
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
  return html`${pageTitle({
    locale,
    title: own.title(view.product),
    lead: own.lead,
    crumbs: [{ label: own.nomination, href: request.link(`/usulan/${view.nominationId}`) }],
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
    ...(view.checkPath === null
      ? {}
      : { actions: linkButton({ href: request.link(view.checkPath), label: own.certificate }) }),
  })}
${view.superseded ? supersededNotice(request, view.superseded) : ''}
${resultPart(view, locale)}
${earlierPart(request, view.result, view.earlier)}
${feedback.gates.length > 0 ? notice({ locale, kind: 'warning', title: own.gates, text: [...new Set(feedback.gates.map(gate => gate[locale]))].join(' ') }) : ''}
${limitsNotice(feedback, locale)}
${feedback.departure === null ? '' : notice({ locale, kind: 'info', title: own.departure, text: feedback.departure })}
${feedback.parts.length === 0 ? notice({ locale, kind: 'info', text: own.none }) : html`${feedback.detail === 'criterion' ? highlights(feedback, locale) : ''}${partsSection(view, locale)}`}`
}
