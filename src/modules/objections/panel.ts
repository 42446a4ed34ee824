import { may } from '../../access/index.ts'
import { html } from '../../platform/html.ts'
import { linkButton, panel } from '../../ui/index.ts'
import { nominationFacts, type NominationPanel } from '../nominations/index.ts'
import { loadResultGround } from './ground.ts'
import { words } from './messages.ts'
import { objectionFacts, type Objection } from './objection.ts'
import { answerByText, stateTagOf, windowNotice } from './pages/objection-words.ts'
import type { ObjectionSettings } from './settings.ts'
import { obstacles, sideOf } from './write-objection.ts'

/** On the page of a published nomination: what was objected to its result, and the way to object. */
export const objectionPanel =
  (settings: ObjectionSettings): NominationPanel =>
  async (request, nomination) => {
    const { reader, actor, locale, link, now } = request
    const mayOpen = may(actor, 'objection.open', nominationFacts(nomination)).allowed
    if (nomination.state !== 'published') return null
    const ground = await loadResultGround(reader, nomination.id, { now, ...settings })
    if (!ground) return null
    const shown = ground.objections.filter(
      one => may(actor, 'objection.read', objectionFacts(one)).allowed && one.state !== 'withdrawn',
    )
    if (!mayOpen && shown.length === 0) return null
    const own = words[locale]
    const line = (one: Objection) => {
      const waits = one.state === 'received' || one.state === 'taken-up'
      const by = waits ? html`<br>${own.answerBy}: ${answerByText(one, now, locale)}` : ''
      return html`<li>${own.sides[one.side]}: ${stateTagOf(one, locale)}${by}<br><a href="${link(`/sanggahan/${one.id}`)}">${one.state === 'draft' ? own.openDraft : own.read}</a></li>`
    }
    const list =
      shown.length === 0 ? html`<p>${own.panelNone}</p>` : html`<ul class="plain">${shown.map(line)}</ul>`
    const opens = mayOpen && obstacles(ground, sideOf(actor.role), settings).length === 0
    const about = { areaPath: nomination.areaPath, locale, now, example: settings.example }
    const href = link(`/usulan/${nomination.id}/sanggahan`)
    return panel({
      title: own.title,
      level: 2,
      body: html`${list}${mayOpen ? windowNotice(ground.window, about) : ''}${opens ? html`<div class="buttons">${linkButton({ href, label: own.open })}</div>` : ''}`,
    })
  }
