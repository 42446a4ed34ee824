import { html, type Html } from '../../../platform/html.ts'
import { contohTag, errorSummary, notice, pageTitle, section } from '../../../ui/index.ts'
import { commodityTitle, type PlenaryCase } from '../../decisions/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { isOut, type Room } from '../room.ts'
import { roleWords } from '../role-messages.ts'
import { roomWords } from '../room-messages.ts'
import { currentTurn, presentIn } from '../session.ts'
import { asideForm, ballot } from './ballot.ts'
import type { ConsoleView } from './console-page.ts'
import { leadPart } from './lead-part.ts'
import { liveArea } from './live-area.ts'
import { roleOf } from './roles-part.ts'
import { countsText, motionText, roomName, roomStrip } from './room-parts.ts'

export type MemberView = Room &
  Readonly<{
    title: string
    example: boolean
    /** What the member does who leads the case in place of the chair. */
    lead: ConsoleView | null
  }>

/** False for somebody who attends in a role without a vote. */
const isMember = ({ actor }: PageRequest, { sitting }: Pick<MemberView, 'sitting'>): boolean =>
  sitting.members.includes(actor.personId ?? '')

function votePart(request: PageRequest, view: MemberView, one: PlenaryCase): Html {
  const { locale } = request
  const own = words[locale]
  const { motion, sitting } = view
  if (!motion) return html`<p>${roomWords[locale].phone.notYet}</p>`
  const what = html`<p><b>${motionText(motion, one.computed.proposal.of, locale)}</b></p>`
  if (motion.state === 'open')
    return html`${what}${isMember(request, view) ? ballot(request, sitting, motion) : ''}`
  return html`${what}${notice({ locale, kind: motion.state === 'passed' ? 'success' : 'info', text: `${own.results[motion.state]}. ${countsText(motion, locale)}` })}`
}

function casePart(request: PageRequest, view: MemberView): Html {
  const { locale } = request
  const own = roomWords[locale].phone
  const { sitting, one } = view
  const { state } = sitting.session
  if (state !== 'open') return notice({ locale, kind: 'info', text: own[state] })
  if (!presentIn(sitting).includes(request.actor.personId ?? ''))
    return notice({ locale, kind: 'warning', text: own.notHere })
  const turn = currentTurn(sitting)
  if (turn && isOut(view, request.actor.personId))
    return section({ title: own.out, body: notice({ locale, kind: 'warning', text: own.outText }) })
  if (!one || isOut(view, request.actor.personId)) return notice({ locale, kind: 'info', text: own.wait })
  return html`<section class="section"><h2 class="ballot__code">${roomName(one)}</h2><p>${commodityTitle(one)[locale]}</p>${roomStrip(view, locale)}</section>
${section({ title: isMember(request, view) ? own.vote : words[locale].motion, body: votePart(request, view, one) })}
${turn && view.lead ? leadPart(request, view.lead, one, turn) : ''}
${turn ? asideForm(request, sitting, turn) : ''}`
}

/** In which role without a vote the reader attends. */
function roleNotice({ locale, actor }: PageRequest, { sitting }: MemberView): Html | string {
  const role = roleOf(sitting, actor.personId ?? '', locale)
  return role === null ? '' : notice({ locale, kind: 'info', text: roleWords[locale].attends(role) })
}

/** The session on a member's phone: the case at hand by its code, the vote, and the way out for an interest. */
export function memberPage(request: PageRequest, view: MemberView): Html {
  const { locale } = request
  const own = words[locale]
  const title = pageTitle({
    locale,
    title: view.title,
    lead: isMember(request, view) ? roomWords[locale].phone.lead : roleWords[locale].follows,
    crumbs: [{ label: own.title, href: request.link('/sidang') }],
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
  })
  return html`${title}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${roleNotice(request, view)}
${liveArea(request, view.sitting.session, casePart(request, view))}`
}
