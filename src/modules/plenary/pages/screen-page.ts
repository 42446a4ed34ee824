import { html, type Html } from '../../../platform/html.ts'
import { commodityTitle } from '../../decisions/index.ts'
import { contohTag } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { handWords } from '../hand-over-messages.ts'
import { words } from '../messages.ts'
import type { Room } from '../room.ts'
import { roomWords } from '../room-messages.ts'
import { membersPresent, missingIn, presentIn, quorumOf, recusedIn, votersIn } from '../session.ts'
import { liveArea } from './live-area.ts'
import { countsText, motionText, roomName, roomStrip } from './room-parts.ts'

export type ScreenView = Room &
  Readonly<{
    title: string
    example: boolean
    /** Opened by somebody who is out of the room for the case. */
    isOwn: boolean
  }>

function vote(view: ScreenView, request: PageRequest): Html | string {
  const { locale } = request
  const own = words[locale]
  const { sitting, motion, one } = view
  if (!motion || !one) return html`<p class="screen__quiet">${roomWords[locale].screen.discuss}</p>`
  const what = html`<p class="screen__motion">${motionText(motion, one.computed.proposal.of, locale)}</p>`
  if (motion.state === 'open') {
    const voters = votersIn(sitting)
    const cast = sitting.votes.filter(each => voters.includes(each.personId)).length
    return html`${what}<p>${own.voted(String(cast), String(voters.length))}</p>`
  }
  const tie = motion.state === 'tied' ? html`<p class="screen__quiet">${own.tieWaits}</p>` : ''
  const casting =
    motion.casting === null ? '' : html`<p>${roomWords[locale].screen.casting[motion.casting]}</p>`
  return html`${what}<p class="screen__result screen__result--${motion.state}">${own.results[motion.state]}</p><p>${countsText(motion, locale)}</p>${casting}${tie}`
}

function caseAtHand(view: ScreenView, request: PageRequest): Html {
  const { locale } = request
  const { one, sitting, turn } = view
  const { state } = sitting.session
  if (view.isOwn) return html`<p class="screen__quiet">${handWords[locale].ownScreen}</p>`
  if (!one)
    return html`<p class="screen__code">${state === 'open' ? roomWords[locale].screen.wait : roomWords[locale].screen[state]}</p>`
  const out = recusedIn(sitting, turn).filter(each => presentIn(sitting).includes(each.personId)).length
  return html`<p class="screen__code">${roomName(one)}</p><p class="screen__kind">${commodityTitle(one)[locale]}</p>
${vote(view, request)}
${roomStrip(view, locale)}
${out > 0 ? html`<p class="screen__quiet">${roomWords[locale].screen.out(String(out))}</p>` : ''}`
}

/** What the room looks at: big, nothing to press, no name of a maker or a place. */
export function screenPage(request: PageRequest, view: ScreenView): Html {
  const { locale } = request
  const own = words[locale]
  const { sitting } = view
  const missing = sitting.session.state === 'open' ? missingIn(sitting) : 0
  const present = own.ofMembers(String(membersPresent(sitting).length), String(sitting.members.length))
  return liveArea(
    request,
    sitting.session,
    html`<div class="screen"><div class="screen__top"><h1>${view.title} ${view.example ? contohTag({ locale }) : ''}</h1><p>${own.present}: ${present} · ${own.quorum}: ${quorumOf(sitting)}</p></div>
${missing > 0 ? html`<p class="screen__warn">${roomWords[locale].screen.missing(String(missing))}</p>` : ''}
${caseAtHand(view, request)}</div>`,
  )
}
