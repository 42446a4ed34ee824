import { html, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  contohTag,
  errorSummary,
  form,
  linkButton,
  notice,
  pageTitle,
  splitView,
  statusTag,
  table,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { isExample } from '../../editions/index.ts'
import { stateTag } from '../../nominations/index.ts'
import { areaName } from '../../regions/index.ts'
import { withState, type CheckItem } from '../check-item.ts'
import { TEMPLATES } from '../check-one-item.ts'
import { deskWords } from '../desk-messages.ts'
import { words } from '../messages.ts'
import { dueAt, QUEUE_PATH, untilDue, waitingStates } from '../queue.ts'
import { decisionPart, earlierOutcomes } from './decision-part.ts'
import { nameIn, viewAddress, type DeskView } from './desk-view.ts'
import { duplicatesPart } from './duplicates-part.ts'
import { evidencePart } from './evidence.ts'
import { flagsPart, questionsPart } from './talk-part.ts'
import { CHECK, verdictPart } from './verdict-form.ts'

const TAKE = 'verification.take'
const RELEASE = 'verification.release'
/** Forms whose fields stand on the page under the names of their problems. */
const inPlace = new Set([
  CHECK,
  'verification.ask',
  'verification.answer',
  'verification.flag',
  'verification.resolve-flag',
  'verification.decide-duplicate',
  'verification.propose-refusal',
  'verification.refuse',
  'verification.send-refusal-back',
])
const fieldNames = new Set([
  'outcome',
  'how',
  TEMPLATES,
  'reason',
  'reasonEn',
  'colleague',
  'question',
  'answer',
  'flag',
  'note',
  'remark',
  'backNote',
  'resolution',
  'verdict',
  'why',
])

function askedNow(view: DeskView, request: PageRequest): string {
  const own = words[request.locale]
  const { items } = view.desk
  if (!view.able.has(CHECK)) return own.askNothing
  const open = withState(items, 'open').length
  if (open > 0) return own.askCheck(open)
  return withState(items, 'returned').length > 0 ? own.askReturn : own.askAdmit
}

const looks = { open: 'neutral', changed: 'attention', accepted: 'good', returned: 'attention' } as const

const shownState = ({ state, last }: CheckItem): keyof typeof looks =>
  state === 'open' && last !== null ? 'changed' : state

/** All items as links with their state. */
function itemTable({ locale, link }: PageRequest, view: DeskView): Html {
  const own = words[locale]
  const row = (item: CheckItem) => {
    const state = shownState(item)
    const current = item.id === view.item.id
    return {
      marked: current,
      cells: [
        html`<a href="${link(viewAddress(view, item))}"${attributes({ 'aria-current': current ? 'true' : null })}>${own.kinds[item.kind]}: ${item.title[locale]}</a>`,
        statusTag({ state, label: own.itemStates[state], tone: looks[state] }),
      ],
    }
  }
  return table({
    caption: own.items,
    columns: [{ label: own.item }, { label: own.state }],
    rows: view.desk.items.map(row),
    empty: '',
  })
}

/** The way to the item before and the one after. */
function turning({ locale, link }: PageRequest, view: DeskView): Html {
  const own = deskWords[locale]
  const { items } = view.desk
  const at = items.findIndex(item => item.id === view.item.id)
  const to = (item: CheckItem | undefined, label: string, key: string, sign: string): Html =>
    item
      ? html`<a class="desk__turn" href="${link(viewAddress(view, item))}" data-key="${key}" aria-label="${label}: ${item.title[locale]}">${sign}</a>`
      : html`<span class="desk__turn muted" aria-hidden="true">${sign}</span>`
  return html`<div class="desk__pages">${to(items[at - 1], own.previousItem, 'k', '‹')}<span>${own.of(at + 1, items.length)}</span>${to(items[at + 1], own.nextItem, 'j', '›')}</div>`
}

function holdForm(request: PageRequest, view: DeskView, action: string, label: string): Html {
  return form({
    action: request.link(viewAddress(view, view.item)),
    key: request.formKey(),
    version: view.desk.assignment?.rowVersion ?? 0,
    label,
    body: html`<div class="buttons">${actionButton({ action, label, kind: action === TAKE ? 'primary' : 'secondary' })}</div>`,
  })
}

/** Whose file it is, by when it is due, and the way to take it. */
function holderPart(request: PageRequest, view: DeskView): Html {
  const { locale, actor, now } = request
  const own = deskWords[locale]
  const { assignment, nomination } = view.desk
  if (!waitingStates.includes(nomination.state)) return html``
  const due = dueAt(nomination, view.settings)
  const by = own.due(formatDate(due, locale), untilDue(due, now))
  const mine = assignment?.personId === actor.personId
  const held = mine
    ? own.held.byYou
    : assignment
      ? own.held.by(nameIn(view, request, assignment.personId))
      : own.held.byNobody
  const others = assignment !== null && !mine
  const take = others ? own.held.takeOver : own.held.take
  const button = mine
    ? view.able.has(RELEASE) && holdForm(request, view, RELEASE, own.held.release)
    : view.able.has(TAKE) && holdForm(request, view, TAKE, take)
  const first = others && view.able.has(CHECK) ? html`<p>${own.held.takeOverFirst}</p>` : ''
  return notice({
    locale,
    kind: others ? 'warning' : 'info',
    title: `${held} ${by}.`,
    text: html`${first}${button || ''}`,
  })
}

/** The shortcuts: listed, and to be switched off; shown only where the script makes them work. */
function shortcuts({ locale }: PageRequest): Html {
  const own = deskWords[locale].keys
  const line = ([key, what]: readonly string[]): Html =>
    html`<div><dt><kbd>${key ?? ''}</kbd></dt><dd>${what ?? ''}</dd></div>`
  return html`<details class="desk__fold desk__keys" data-desk hidden><summary data-key="?">${own.title}</summary><div class="choice"><input type="checkbox" id="pintasan" data-desk-switch checked><div><label for="pintasan">${own.switch}</label></div></div><dl class="facts-list">${own.list.map(line)}</dl></details>`
}

function headOf({ locale, link }: PageRequest, view: DeskView): Html {
  const own = words[locale]
  const { nomination, rules } = view.desk
  const example = isExample(view.edition, rules) ? contohTag({ locale }) : ''
  return pageTitle({
    locale,
    title: view.productName,
    lead: `${view.producerName} · ${areaName(nomination.areaPath)} · ${nomination.receipt ?? ''}`,
    crumbs: [{ label: own.queue, href: link(QUEUE_PATH) }],
    tags: html`${stateTag(nomination.state, locale, true)} ${example}`,
    actions: html`${linkButton({ href: link(`/usulan/${nomination.id}`), label: own.openNomination })}${linkButton({ href: link(`/usulan/${nomination.id}/berkas`), label: own.wholeFile, icon: 'printer' })}`,
  })
}

/** What a refused form complains of; what is about another part of the page leads nowhere and so has no link. */
function complaints({ form: sent, locale }: PageRequest): Html {
  const own = words[locale]
  const linked = sent !== null && inPlace.has(sent.action)
  const problems = problemsOf(sent, locale).map(one =>
    linked && fieldNames.has(one.path) ? one : { ...one, path: '' },
  )
  return errorSummary({ locale, problems, title: own.problemsTitle(problems.length) })
}

/** One file: the paper, answers or photos beside the verdict, questions and flags, the items, and the outcome. */
export function checkingPage(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = words[locale]
  const { nomination, items } = view.desk
  const count = (state: CheckItem['state']): number => withState(items, state).length
  const asked = notice({
    locale,
    kind: 'info',
    title: own.askedNow,
    text: html`<p>${askedNow(view, request)}</p><p class="muted">${own.round(nomination.round)}. ${own.summary(count('accepted'), count('returned'), count('open'))}</p>`,
  })
  const left = html`<h2 id="butir">${own.kinds[view.item.kind]}: ${view.item.title[locale]}</h2>${turning(request, view)}${evidencePart(request, view)}`
  const right = html`${verdictPart(request, view)}${itemTable(request, view)}${questionsPart(request, view)}${flagsPart(request, view)}`
  return html`<div class="desk">${headOf(request, view)}${complaints(request)}${asked}${view.province ?? ''}${holderPart(request, view)}${shortcuts(request)}${splitView({ left, right, leftLabel: own.leftLabel, rightLabel: own.rightLabel })}${duplicatesPart(request, view)}${decisionPart(request, view)}${earlierOutcomes(request, view)}</div>`
}
