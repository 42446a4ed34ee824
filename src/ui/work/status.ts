import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import type { IconName } from '../marks/icons.ts'
import { messages } from '../messages.ts'
import { emptyState } from './notice.ts'

/** How a status looks. The word always says it, too. */
export type Tone = 'neutral' | 'waiting' | 'attention' | 'good' | 'bad' | 'honour'

const toneIcons = {
  neutral: 'circle-dashed',
  waiting: 'hourglass',
  attention: 'triangle-alert',
  good: 'circle-check',
  bad: 'circle-x',
  honour: 'award',
} as const satisfies Record<Tone, IconName>

const tonesOfStates: Readonly<Record<string, Tone>> = {
  'approved-locally': 'waiting',
  submitted: 'waiting',
  resubmitted: 'waiting',
  'in-assessment': 'waiting',
  assessed: 'waiting',
  sent: 'waiting',
  announced: 'waiting',
  unverified: 'waiting',
  returned: 'attention',
  expiring: 'attention',
  suspended: 'attention',
  admitted: 'good',
  verified: 'good',
  received: 'good',
  valid: 'good',
  active: 'good',
  recommended: 'good',
  'not-admitted': 'bad',
  expired: 'bad',
  revoked: 'bad',
  wrong: 'bad',
  decided: 'honour',
  published: 'honour',
}

/** The usual look of a state, whether it is written `not admitted`, `not_admitted` or `not-admitted`. */
export const toneOf = (state: string): Tone => tonesOfStates[state.replace(/[\s_]+/g, '-')] ?? 'neutral'

export type StatusTagProps = Readonly<{
  /** The state's code. */
  state: string
  label: string
  /** What the state means for the reader, and who holds the ball; beside the tag. */
  meaning?: Content
  /** Another look than the state's usual one. */
  tone?: Tone
}>

export function statusTag(props: StatusTagProps): Html {
  const tone = props.tone ?? toneOf(props.state)
  const tag = html`<span class="tag tag--${tone}" data-state="${props.state}">${icon(toneIcons[tone])} ${props.label}</span>`
  return props.meaning
    ? html`<span class="status">${tag} <span class="status__meaning">${props.meaning}</span></span>`
    : tag
}

export type Due = Readonly<{
  /** With zones, as `formatDeadline` writes it. */
  text: string
  /** The same moment for machines. */
  dateTime?: string
  urgency?: 'calm' | 'soon' | 'late'
}>

export type Task = Readonly<{
  title: string
  href: string
  /** How many records wait. */
  count: number
  /** Who holds the ball: `Anda`, `Sekretariat`. */
  holder: string
  /** One sentence on what to do. */
  text?: Content
  due?: Due
  /** It goes on at this moment: it stands before everything that can be done later. */
  underWay?: boolean
}>

export type TaskListProps = Readonly<{
  locale: Locale
  tasks: readonly Task[]
  /** Instead of the usual words when nothing waits. */
  empty?: Content
}>

function dueLine(locale: Locale, due: Due): Html {
  const words = messages[locale].work
  const urgency = due.urgency ?? 'calm'
  const hurry = urgency === 'calm' ? '' : html` <b>(${words[urgency]})</b>`
  const time = html`<time${attributes({ datetime: due.dateTime })}>${due.text}</time>`
  return html`<span class="task__due task__due--${urgency}">${icon(urgency === 'calm' ? 'clock' : 'triangle-alert')} <span>${words.due}: ${due.dateTime ? time : due.text}${hurry}</span></span>`
}

/** What is asked of the reader now, by when, and with whom it lies. */
export function taskList(props: TaskListProps): Html {
  const words = messages[props.locale].work
  if (props.tasks.length === 0)
    return props.empty ? html`<div class="empty">${props.empty}</div>` : emptyState({ title: words.noTasks })
  const entry = (task: Task): Html =>
    html`<li class="${classes('task', task.count === 0 && 'task--none')}"><span class="task__count">${task.count}</span><div class="task__words"><a class="task__title" href="${safeUrl(task.href)}">${task.title}</a>${task.text ? html`<p>${task.text}</p>` : ''}<p class="task__facts"><span>${icon('user-round')} ${words.holder}: ${task.holder}</span> ${task.due ? dueLine(props.locale, task.due) : ''}</p></div></li>`
  return html`<ul class="tasks">${props.tasks.map(entry)}</ul>`
}
