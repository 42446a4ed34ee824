import { isUnscored } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber, formatTime } from '../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  errorSummary,
  linkButton,
  notice,
  pageTitle,
  section,
  stars,
  statusTag,
  table,
} from '../../../ui/index.ts'
import {
  commodityTitle,
  flagList,
  flagsOf,
  furtherItems,
  keptWords,
  lineList,
  namedValue,
  ruleLines,
  starsText,
  waitItems,
  type PlenaryCase,
} from '../../decisions/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { AgendaItem, Pace } from '../agenda.ts'
import { handWords } from '../hand-over-messages.ts'
import { words } from '../messages.ts'
import type { Room } from '../room.ts'
import { roomWords } from '../room-messages.ts'
import { membersPresent, missingIn, quorumOf, recusedIn, type SessionState } from '../session.ts'
import { attendancePart } from './attendance-part.ts'
import { asideForm, ballot } from './ballot.ts'
import { callPart, runningPart } from './console-forms.ts'
import { liveArea } from './live-area.ts'
import { handOverPart, ownCase } from './lead-part.ts'
import { lastMotionPart, motionPart } from './motion-part.ts'
import { chairVoteNotice } from './roles-part.ts'

export type ConsoleView = Room &
  Readonly<{
    title: string
    example: boolean
    agenda: readonly AgendaItem[]
    next: AgendaItem | null
    pace: Pace
    names: ReadonlyMap<string, string>
    /** What the reader may do with the session. */
    able: ReadonlySet<string>
    /** Who can be given a role without a vote; empty where the rules name none. */
    attendable: readonly Readonly<{ id: string; name: string; employer: string }>[]
    /** The reader is a member, present and free to vote on the case at hand. */
    isVoter: boolean
    /** The same, or a chair who breaks ties only. */
    isHere: boolean
    /** The reader is out of the room for the case at hand: nothing of it is shown. */
    isOwn: boolean
    /** Set where somebody leads the case in place of the chair; without a name until the lead is handed over. */
    leader: Readonly<{ name: string | null }> | null
  }>

export const sessionTones = {
  planned: 'waiting',
  open: 'good',
  adjourned: 'attention',
  closed: 'neutral',
} as const satisfies Record<SessionState, string>

function bar(view: ConsoleView, request: PageRequest): Html {
  const { locale } = request
  const own = words[locale]
  const { sitting, pace } = view
  const number = (value: number): string => formatNumber(value, locale)
  const minutes = (seconds: number): string => own.minutes(formatNumber(seconds / 60, locale))
  const missing = missingIn(sitting)
  const quorum = quorumOf(sitting)
  const items: readonly (readonly [string, string])[] = [
    [own.present, own.ofMembers(number(membersPresent(sitting).length), number(sitting.members.length))],
    [
      own.quorum,
      missing > 0 ? own.quorumMissing(number(quorum), number(missing)) : own.quorumMet(number(quorum)),
    ],
    [own.done, own.doneOf(number(pace.settled), number(pace.settled + pace.open))],
    ...(pace.onCase === null ? [] : [[own.onCase, minutes(pace.onCase)] as const]),
    ...(pace.perCase === null ? [] : [[own.perCase, minutes(pace.perCase)] as const]),
    ...(pace.endsAt === null ? [] : [[own.ends, formatTime(pace.endsAt, locale)] as const]),
  ]
  return html`<dl class="session-bar">${items.map(([term, detail]) => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`)}</dl>${pace.isLong ? notice({ locale, kind: 'info', text: own.long }) : ''}`
}

/** Without points the rules are what the plenary looks at. */
function ruleItems({ computed: { result, proposal } }: PlenaryCase, locale: Locale) {
  const lines = isUnscored(result.form) ? ruleLines(proposal.further, locale) : []
  return lines.length === 0 ? [] : [{ term: words[locale].rules, detail: lineList(lines) }]
}

const scoreItems = (one: PlenaryCase, locale: Locale, { proposal } = one.computed) => [
  ...(isUnscored(one.computed.result.form)
    ? []
    : [{ term: words[locale].mean, detail: namedValue(one.rules.rules, proposal.rounded, locale) }]),
  {
    term: words[locale].proposal,
    detail: html`${stars({ stars: proposal.stars, of: proposal.of, label: starsText(proposal.stars, proposal.of)[locale], withLabel: true })}${flagList(flagsOf(proposal, locale))}`,
  },
  ...furtherItems(proposal.further, locale),
  ...ruleItems(one, locale),
  ...waitItems(one, locale),
]

function caseFacts(view: ConsoleView, request: PageRequest): Html {
  const { locale } = request
  const own = words[locale]
  const { one, sitting, turn, names, leader } = view
  if (view.isOwn) return ownCase(request, view)
  if (!one) return html`<p>${own.noCurrent}</p>`
  const out = recusedIn(sitting, turn).map(
    each => html`<li>${names.get(each.personId) ?? '–'} (${own.kinds[each.kind]})</li>`,
  )
  const href = request.link(`/pleno/${one.nomination.editionId}/${one.nomination.id}`)
  return definitionList({
    items: [
      ...(one.blindCode === null
        ? []
        : [{ term: own.code, detail: html`<span class="code">${one.blindCode}</span>` }]),
      { term: own.product, detail: view.isBack ? one.product : html`<a href="${href}">${one.product}</a>` },
      { term: own.maker, detail: `${one.maker}, ${one.place}` },
      { term: own.commodity, detail: commodityTitle(one)[locale] },
      ...(view.isBack ? [{ term: own.proposal, detail: roomWords[locale].back }] : scoreItems(one, locale)),
      ...(leader ? [{ term: handWords[locale].leads, detail: leader.name ?? handWords[locale].nobody }] : []),
      { term: own.out, detail: out.length === 0 ? own.nobodyOut : html`<ul class="plain">${out}</ul>` },
    ],
  })
}

const shownCells = (one: PlenaryCase, locale: Locale): readonly string[] => [
  one.blindCode ?? '–',
  one.product,
  commodityTitle(one)[locale],
  starsText(one.computed.proposal.stars, one.computed.proposal.of)[locale],
]

/** Of a case in which the reader has an interest: what the whole room knows once it is settled. */
function keptCells(one: PlenaryCase, request: PageRequest): readonly string[] {
  const { what, result } = keptWords(one, request)
  return ['–', what, '–', result]
}

function agendaPart(view: ConsoleView, request: PageRequest): Html {
  const { locale } = request
  const own = words[locale]
  // Where nothing is scored nothing has a blind code.
  const coded = view.agenda.some(({ one }) => one.blindCode !== null)
  const tones = { called: 'honour', open: 'waiting', deferred: 'attention', settled: 'good' } as const
  return section({
    title: own.agenda,
    body: table({
      caption: own.agenda,
      captionHidden: true,
      columns: [
        ...(coded ? [{ label: own.code }] : []),
        { label: own.product },
        { label: own.commodity },
        { label: own.proposal },
        { label: own.standing },
      ],
      rows: view.agenda.map(({ one, standing, turn, isKept }) => {
        const isCalled = turn !== null && turn.endedAt === null
        const state = isCalled ? 'called' : standing
        return {
          current: isCalled,
          marked: !isKept && standing !== 'settled' && flagsOf(one.computed.proposal, locale).length > 0,
          cells: [
            ...(isKept ? keptCells(one, request) : shownCells(one, locale)).slice(coded ? 0 : 1),
            statusTag({ state, label: own.standings[state], tone: tones[state] }),
          ],
        }
      }),
      empty: own.allDone,
    }),
  })
}

function running(view: ConsoleView, request: PageRequest): Html {
  const own = words[request.locale]
  const { sitting, motion, one, turn } = view
  const isAtHand = one !== null && turn !== null && turn.endedAt === null && !view.isBack
  const votes = view.isVoter && motion?.state === 'open' && view.able.has('plenary-vote.cast')
  return html`${section({ title: own.current, body: html`${caseFacts(view, request)}${lastMotionPart(request, view)}` })}
${handOverPart(request, view)}
${isAtHand ? motionPart(request, view, one, turn) : ''}
${isAtHand && view.isHere && !view.isVoter ? chairVoteNotice(request, sitting) : ''}
${votes && motion ? section({ title: roomWords[request.locale].phone.vote, body: ballot(request, sitting, motion) }) : ''}
${isAtHand && view.isHere ? asideForm(request, sitting, turn) : ''}
${callPart(request, view)}`
}

/** The session on the laptop of the chair or of the secretary: what goes on, and every act. */
export function consolePage(request: PageRequest, view: ConsoleView): Html {
  const { locale } = request
  const own = words[locale]
  const { session } = view.sitting
  const path = request.link(`/sidang/${session.id}`)
  const state = statusTag({
    state: session.state,
    label: own.states[session.state],
    tone: sessionTones[session.state],
  })
  const actions =
    session.state === 'closed'
      ? linkButton({ href: `${path}/berita-acara`, label: own.toMinutes })
      : linkButton({ href: `${path}/layar`, label: own.toScreen })
  const body = html`${session.state === 'planned' || session.state === 'closed' ? '' : bar(view, request)}
${session.state === 'open' ? running(view, request) : ''}
${runningPart(request, view)}
${session.state === 'closed' ? '' : attendancePart(request, view)}
${session.state === 'closed' ? '' : agendaPart(view, request)}`
  return html`${pageTitle({
    locale,
    title: view.title,
    crumbs: [
      { label: own.title, href: request.link('/sidang') },
      { label: own.toTable, href: request.link(`/pleno/${session.editionId}`) },
    ],
    tags: html`${view.example ? contohTag({ locale }) : ''} ${state}`,
    actions,
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${liveArea(request, session, body)}`
}
