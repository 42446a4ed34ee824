import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, hiddenText, idOf, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { stars } from '../marks/stars.ts'
import { messages } from '../messages.ts'

export type RubricOption = Readonly<{
  value: string
  label: string
  /** What has to be seen for this option. */
  description?: string
  /** Already formatted: `4`, `7,50`. */
  points: string
  /** The title of the scale that it belongs to, where a criterion has several. */
  group?: string
}>

export type RubricCriterionProps = Readonly<{
  locale: Locale
  /** Name of the answer in the form; the reason is `<name>.reason` unless `reasonName` says otherwise. */
  name: string
  /** Place in the rubric: `A.2`. */
  number?: string
  title: string
  description?: Content
  options: readonly RubricOption[]
  chosen?: string
  /** Most points that the criterion gives, formatted. */
  maxPoints: string
  reason?: string
  reasonName?: string
  /** When a reason is asked for: `Wajib bila memilih dua tingkat terendah`. */
  reasonHint?: string
  reasonRequired?: boolean
  reasonProblem?: string
  evidence?: readonly EvidenceLink[]
  /** Before the options, such as what others answered. */
  before?: Html
  /** After the reason, such as a note. */
  more?: Html
  problem?: string
  disabled?: boolean
}>

/** Where to look: `href` is the place of the evidence on the same page. */
export type EvidenceLink = Readonly<{ label: string; href: string }>

function optionCard(props: RubricCriterionProps, option: RubricOption, index: number): Html {
  const words = messages[props.locale].scoring
  const own = idOf('f', props.name)
  const id = index === 0 ? own : `${own}-${index}`
  const description = option.description
    ? html`<span class="option__description">${option.description}</span>`
    : ''
  return html`<label class="option"><input type="radio"${attributes({
    id,
    name: props.name,
    value: option.value,
    checked: option.value === props.chosen,
    disabled: props.disabled,
  })}><span class="option__words"><b>${option.label}</b>${description}</span><span class="option__points number"><b>${option.points}</b> ${words.points}</span></label>`
}

/** The options, under the title of their scale where there are several. */
function optionCards(props: RubricCriterionProps): Html {
  const cards = props.options.map((option, index) => ({ option, card: optionCard(props, option, index) }))
  const groups = Map.groupBy(cards, one => one.option.group)
  return html`${[...groups].map(([group, own]) =>
    group === undefined
      ? own.map(one => one.card)
      : html`<div class="options" role="group" aria-label="${group}"><p class="options__scale">${group}</p>${own.map(one => one.card)}</div>`,
  )}`
}

function reasonField(props: RubricCriterionProps): Html {
  const id = idOf('f', props.reasonName ?? `${props.name}.reason`)
  const hint = props.reasonHint ? html`<p class="field__hint" id="${id}-hint">${props.reasonHint}</p>` : ''
  const problem = props.reasonProblem
    ? html`${icon('triangle-alert')}<span>${hiddenText(`${messages[props.locale].form.problem} `)}${props.reasonProblem}</span>`
    : ''
  const control = attributes({
    id,
    name: props.reasonName ?? `${props.name}.reason`,
    required: props.reasonRequired,
    disabled: props.disabled,
    'aria-describedby': `${props.reasonHint ? `${id}-hint ` : ''}${id}-problem`,
    'aria-invalid': props.reasonProblem ? 'true' : null,
  })
  return html`<div class="${classes('criterion__reason', props.reasonProblem && 'field--wrong')}" data-field="${props.reasonName ?? `${props.name}.reason`}"><label class="field__label" for="${id}">${messages[props.locale].scoring.reason}</label>${hint}<p class="field__problem" id="${id}-problem"${attributes({ hidden: !props.reasonProblem })}>${problem}</p><textarea class="input input--full" rows="3"${control}>${props.reason ?? ''}</textarea></div>`
}

/** What to look at for a criterion; where scripts run on a phone, each opens in its place. */
export function criterionEvidence(
  props: Readonly<{ locale: Locale; evidence?: readonly EvidenceLink[] }>,
): Html | '' {
  if (!props.evidence?.length) return ''
  const items = props.evidence.map(
    item =>
      html`<li>${icon('paperclip')} <a href="${safeUrl(item.href)}" data-evidence>${item.label}</a></li>`,
  )
  return html`<div class="criterion__evidence"><b>${messages[props.locale].scoring.evidence}</b><ul class="plain">${items}</ul></div>`
}

/** Whether a criterion is scored, kept right by the page's script, and the most points that it gives. */
export function criterionState(
  props: Readonly<{ locale: Locale; scored: boolean; maxPoints: string }>,
): Html {
  const words = messages[props.locale].scoring
  const mark = html`<span class="${classes('criterion__mark', props.scored && 'criterion__mark--done')}" data-mark data-done="${words.scored}" data-undone="${words.unscored}">${icon(props.scored ? 'circle-check' : 'circle-dashed')} <span>${props.scored ? words.scored : words.unscored}</span></span>`
  return html`<p class="criterion__state">${mark} <span class="number">${props.maxPoints} ${words.points}</span></p>`
}

/** One criterion: its described options as large cards, the reason, and the evidence to look at. */
export function rubricCriterion(props: RubricCriterionProps): Html {
  const id = idOf('f', props.name)
  const scored = props.chosen !== undefined && props.chosen !== ''
  const problem = props.problem
    ? html`${icon('triangle-alert')}<span>${hiddenText(`${messages[props.locale].form.problem} `)}${props.problem}</span>`
    : ''
  const legend = html`<legend class="criterion__title">${props.number ? html`<span class="muted">${props.number}</span> ` : ''}${props.title}</legend>`
  return html`<div class="${classes('criterion', props.problem && 'field--wrong')}" data-criterion><fieldset role="radiogroup" data-field="${props.name}"${attributes({ 'aria-describedby': `${id}-problem`, 'aria-invalid': props.problem ? 'true' : null })}>${legend}${criterionState({ locale: props.locale, scored, maxPoints: props.maxPoints })}${props.description ? html`<p>${props.description}</p>` : ''}${props.before ?? ''}<p class="field__problem" id="${id}-problem"${attributes({ hidden: !props.problem })}>${problem}</p><div class="options">${optionCards(props)}</div></fieldset>${criterionEvidence(props)}${reasonField(props)}${props.more ?? ''}</div>`
}

export type ScoreRow = Readonly<{
  label: string
  /** Formatted points and most points. */
  points: string
  max: string
  /** Points divided by most points, 0 to 1. */
  share: number
}>

export type ScoreSummaryProps = Readonly<{
  locale: Locale
  caption: string
  rows: readonly ScoreRow[]
  total: string
  max: string
  /** The outcome; left out where it must not be seen yet. */
  outcome?: Readonly<{ stars: number; of: number; label: string }>
  /** The rule behind it: mean, rounding, band, rules version. */
  rule?: Content
  example?: boolean
}>

function scoreRow(row: ScoreRow, of: string): Html {
  const share = (Math.max(0, Math.min(1, row.share)) * 100).toFixed(2)
  return html`<tr><th scope="row">${row.label}</th><td class="bars__picture"><svg width="100%" height="12" aria-hidden="true" focusable="false"><rect class="bars__ground" width="100%" height="12"/><rect class="bars__share" width="${share}%" height="12"/></svg></td><td class="number"><b>${row.points}</b> ${of} ${row.max}</td></tr>`
}

/** Points part by part, their sum, the stars and the rule that led to them. */
export function scoreSummary(props: ScoreSummaryProps): Html {
  const words = messages[props.locale].scoring
  const example = props.example
    ? html` <span class="contoh">${messages[props.locale].public.example}</span>`
    : ''
  const outcome = props.outcome
    ? html`<p class="score__outcome">${stars({ ...props.outcome, withLabel: true })}</p>`
    : ''
  const head = html`<thead><tr><th scope="col">${words.aspect}</th><th scope="col"><span class="visually-hidden">${words.share}</span></th><th scope="col" class="number">${words.score}</th></tr></thead>`
  const foot = html`<tfoot><tr><th scope="row" colspan="2">${words.total}</th><td class="number"><b>${props.total}</b> ${words.of} ${props.max}</td></tr></tfoot>`
  return html`<div class="score">${outcome}<table class="bars bars--honour"><caption>${props.caption}${example}</caption>${head}<tbody>${props.rows.map(row => scoreRow(row, words.of))}</tbody>${foot}</table>${props.rule ? html`<p class="muted">${props.rule}</p>` : ''}</div>`
}
