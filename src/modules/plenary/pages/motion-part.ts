import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  checkField,
  choiceField,
  columns,
  formActions,
  longTextField,
  notice,
  numberField,
  panel,
  selectField,
} from '../../../ui/index.ts'
import { isOpen, starsText, wantsSheet, type PlenaryCase } from '../../decisions/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { motionKinds, type Motion } from '../motion.ts'
import { leaderOf, votersIn, type Turn } from '../session.ts'
import { consoleForm } from './console-forms.ts'
import type { ConsoleView } from './console-page.ts'
import { countsText, motionText } from './room-parts.ts'

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`

/** `asksMore`: the rules send the case to one more assessor, where the session asks for it. */
function kindChoices({ computed: { proposal } }: PlenaryCase, asksMore: boolean, request: PageRequest) {
  const own = words[request.locale].motionKinds
  const stars = starsText(proposal.stars, proposal.of)[request.locale]
  return motionKinds
    .filter(kind => kind !== 'as-proposed' || !isOpen(proposal))
    .filter(kind => kind !== 'further-sheet' || asksMore)
    .map(kind => ({ value: kind, label: kind === 'as-proposed' ? own[kind](stars) : own[kind] }))
}

/** By the row of the table, which the model was asked about. */
const wantsMore = ({ agenda, one }: ConsoleView): boolean =>
  agenda.some(item => item.one.nomination.id === one?.nomination.id && wantsSheet(item.one))

function putForm(request: PageRequest, view: ConsoleView, one: PlenaryCase, turn: Turn): Html {
  const { locale } = request
  const own = words[locale]
  const field = (name: string, stored?: string) => fieldState(request, 'plenary-motion.put', name, stored)
  const { of } = one.computed.proposal
  const people = votersIn(view.sitting).map(id => ({ value: id, label: view.names.get(id) ?? '–' }))
  const starOptions = Array.from({ length: of + 1 }, (_, count) => ({
    value: String(count),
    label: starsText(count, of)[locale],
  }))
  const body = html`${hidden('turn', turn.id)}
${choiceField({ ...field('kind'), label: own.motionKind, choices: kindChoices(one, wantsMore(view), request), required: true })}
${selectField({ ...field('stars'), label: own.stars, hint: own.starsHint, options: starOptions })}
${longTextField({ ...field('reason'), label: own.reason, hint: own.reasonHint, rows: 3 })}
${selectField({ ...field('movedBy'), label: own.movedBy, options: people, required: true })}
${selectField({ ...field('secondedBy'), label: own.secondedBy, options: people, required: true })}
${formActions([actionButton({ action: 'plenary-motion.put', label: own.putButton })])}`
  return panel({
    title: own.put,
    level: 2,
    accent: true,
    body: consoleForm(request, view.sitting.session, own.put, body),
  })
}

/** Closing the vote: counting, consensus, or taking the motion back. */
function countForms(request: PageRequest, view: ConsoleView, motion: Motion): readonly Html[] {
  const { locale } = request
  const own = words[locale]
  const { session, votes } = view.sitting
  const action = 'plenary-motion.count'
  const voters = votersIn(view.sitting)
  const silent = voters.filter(id => !votes.some(one => one.personId === id)).length
  const hand = (name: 'yes' | 'no' | 'abstain', path: string): Html =>
    numberField({ ...fieldState(request, action, path), label: own.hand[name] })
  const shown = fieldState(request, action, 'short')
  const count = html`${hidden('motion', motion.id)}${hidden('how', 'count')}<p>${own.countLead}</p>
${hand('yes', 'handYes')}${hand('no', 'handNo')}${hand('abstain', 'handAbstain')}
${silent === 0 ? '' : checkField({ ...shown, label: own.short(String(silent), String(voters.length)), checked: shown.value === 'yes', value: 'yes' })}
${formActions([actionButton({ action, label: own.countButton })])}`
  const plain = (how: 'consensus' | 'withdraw'): Html => {
    const confirm = { locale, text: own[`${how}Text`], label: own[`${how}Label`] }
    const button = actionButton({ action, label: own[how], kind: 'secondary', confirm })
    return consoleForm(
      request,
      session,
      own[how],
      html`${hidden('motion', motion.id)}${hidden('how', how)}${button}`,
    )
  }
  return [
    panel({
      title: own.count,
      level: 2,
      accent: true,
      body: consoleForm(request, session, own.count, count),
    }),
    panel({
      title: `${own.consensus} / ${own.withdraw}`,
      level: 2,
      body: html`${plain('consensus')}${plain('withdraw')}`,
    }),
  ]
}

function tiePart(request: PageRequest, view: ConsoleView, motion: Motion): Html {
  const { locale } = request
  const own = words[locale]
  const action = 'plenary-motion.break-tie'
  const presides = leaderOf(view.sitting) === request.actor.personId && view.able.has(action)
  if (!presides)
    return panel({ title: own.tie, level: 2, body: notice({ locale, kind: 'info', text: own.tieWaits }) })
  const vote = (casting: 'yes' | 'no'): Html =>
    consoleForm(
      request,
      view.sitting.session,
      own.casting[casting],
      html`${hidden('motion', motion.id)}${hidden('casting', casting)}${actionButton({ action, label: own.casting[casting], kind: casting === 'yes' ? 'primary' : 'secondary' })}`,
    )
  return panel({
    title: own.tie,
    level: 2,
    accent: true,
    body: html`<p>${own.tieLead}</p>${vote('yes')}${vote('no')}`,
  })
}

function atVote(request: PageRequest, view: ConsoleView, one: PlenaryCase, motion: Motion): Html {
  const { locale } = request
  const own = words[locale]
  const voters = votersIn(view.sitting)
  const cast = view.sitting.votes.filter(each => voters.includes(each.personId)).length
  const name = (id: string): string => view.names.get(id) ?? '–'
  const said = html`<p><b>${motionText(motion, one.computed.proposal.of, locale)}</b></p>${motion.reason === '' ? '' : html`<p>${motion.reason}</p>`}
<p class="muted">${own.movers(name(motion.movedBy), name(motion.secondedBy))}</p><p>${own.voted(String(cast), String(voters.length))}</p>`
  const acts = motion.state === 'tied' ? [tiePart(request, view, motion)] : countForms(request, view, motion)
  return html`${panel({ title: own.motion, level: 2, body: said })}${view.able.has('plenary-motion.count') ? columns(acts) : ''}`
}

/** The motion on the case at hand: to be put, at the vote, or tied. */
export function motionPart(request: PageRequest, view: ConsoleView, one: PlenaryCase, turn: Turn): Html {
  const { motion } = view
  if (motion?.state === 'open' || motion?.state === 'tied') return atVote(request, view, one, motion)
  return view.able.has('plenary-motion.put') ? putForm(request, view, one, turn) : html``
}

/** How the last motion on the case ended. */
export function lastMotionPart(request: PageRequest, { motion, one }: ConsoleView): Html | string {
  const { locale } = request
  const own = words[locale]
  if (!motion || !one || motion.state === 'open' || motion.state === 'tied') return ''
  const text = `${motionText(motion, one.computed.proposal.of, locale)}. ${own.results[motion.state]}. ${countsText(motion, locale)}`
  return notice({
    locale,
    kind: motion.state === 'passed' ? 'success' : 'info',
    title: own.last,
    text,
  })
}
