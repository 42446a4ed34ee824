import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, hiddenText, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import type { IconName } from '../marks/icons.ts'
import { messages } from '../messages.ts'

export type RailSection = Readonly<{
  label: string
  href: string
  done: boolean
  /** How many answers are missing. */
  missing?: number
  /** When it was saved, and by whom. */
  note?: string | undefined
  current?: boolean
}>

export type ProgressRailProps = Readonly<{
  locale: Locale
  /** Name of the list for screen readers: `Bagian usulan`. */
  label: string
  sections: readonly RailSection[]
}>

/** The sections of a long form, which are done and what is missing. */
export function progressRail(props: ProgressRailProps): Html {
  const words = messages[props.locale].work
  const state = (one: RailSection): string =>
    one.done ? words.done : one.missing ? words.missing(one.missing) : words.notDone
  const entry = (one: RailSection): Html =>
    html`<li><a class="${classes('rail__link', one.done && 'rail__link--done')}" href="${safeUrl(one.href)}"${attributes({ 'aria-current': one.current ? 'step' : null })}>${icon(one.done ? 'circle-check' : 'circle-dashed')}<span><span class="rail__label">${one.label}</span> <span class="rail__state">${state(one)}</span>${one.note ? html`<span class="rail__state"> · ${one.note}</span>` : ''}</span></a></li>`
  return html`<nav class="rail" aria-label="${props.label}"><ol>${props.sections.map(entry)}</ol></nav>`
}

export type Step = Readonly<{
  label: string
  state: 'done' | 'current' | 'next' | 'stopped'
  /** When, or by whom. */
  note?: string
}>

export type StepTrailProps = Readonly<{ locale: Locale; label: string; steps: readonly Step[] }>

const stepIcons = {
  done: 'check',
  current: 'arrow-right',
  next: null,
  stopped: 'x',
} as const satisfies Record<Step['state'], IconName | null>

/** The stages of a record and where it stands. */
export function stepTrail(props: StepTrailProps): Html {
  const words = messages[props.locale].work
  const said = {
    done: words.stepDone,
    current: words.stepCurrent,
    next: words.stepNext,
    stopped: words.stepStopped,
  }
  const mark = (step: Step): Html | '' => {
    const name = stepIcons[step.state]
    return name ? icon(name) : ''
  }
  const entry = (step: Step): Html =>
    html`<li class="step step--${step.state}"${attributes({ 'aria-current': step.state === 'current' ? 'step' : null })}><span class="step__mark">${mark(step)}</span><span class="step__words"><b>${step.label}</b>${hiddenText(` (${said[step.state]})`)}${step.note ? html`<span class="step__note">${step.note}</span>` : ''}</span></li>`
  return html`<ol class="steps" aria-label="${props.label}">${props.steps.map(entry)}</ol>`
}

export type CheckItem = Readonly<{
  state: 'met' | 'missing' | 'expiring' | 'wrong' | 'not-needed' | 'at-approval'
  label: string
  /** What is wrong and what to do, or who verified it and when. */
  detail?: Content
  /** Where to put it right. */
  action?: Readonly<{ label: string; href: string }>
  /** The rule that asks for it. */
  rule?: string
}>

export type ChecklistProps = Readonly<{ locale: Locale; label: string; items: readonly CheckItem[] }>

const checkIcons = {
  met: 'circle-check',
  missing: 'circle-dashed',
  expiring: 'clock',
  wrong: 'circle-x',
  'not-needed': 'circle-minus',
  'at-approval': 'file-text',
} as const satisfies Record<CheckItem['state'], IconName>

/** Readiness, each requirement with its icon and its word. */
export function checklist(props: ChecklistProps): Html {
  const words = messages[props.locale].work
  const said = {
    met: words.met,
    missing: words.absent,
    expiring: words.expiring,
    wrong: words.wrong,
    'not-needed': words.notNeeded,
    'at-approval': words.atApproval,
  }
  const entry = (item: CheckItem): Html => {
    const rule = item.rule ? html`<p class="muted">${item.rule}</p>` : ''
    const action = item.action
      ? html`<p><a href="${safeUrl(item.action.href)}">${item.action.label}</a></p>`
      : ''
    return html`<li class="check check--${item.state}"><span class="check__state">${icon(checkIcons[item.state])} ${said[item.state]}</span><div class="check__words"><b>${item.label}</b>${item.detail ? html`<p>${item.detail}</p>` : ''}${action}${rule}</div></li>`
  }
  return html`<ul class="checks" aria-label="${props.label}">${props.items.map(entry)}</ul>`
}
