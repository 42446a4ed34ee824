import { may } from '../../../access/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { notice } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { tieWords } from '../tie-messages.ts'

/** On the queue: where to declare, and what has to be handed back. */
export function ownTies(request: PageRequest, toHandBack: readonly string[], mayTake: boolean): Html {
  const { locale, link, actor } = request
  const own = tieWords[locale]
  const links = toHandBack.map(
    (id, at) => html`<li><a href="${link(`/verifikasi/${id}`)}">${own.heldLink(at + 1)}</a></li>`,
  )
  const held =
    links.length === 0
      ? ''
      : notice({
          locale,
          kind: 'warning',
          text: html`${own.held(links.length)}<ul class="plain">${links}</ul>`,
        })
  const declares = mayTake && may(actor, 'interest.read-ties', { personId: actor.personId ?? '' }).allowed
  return html`${held}${declares ? html`<p class="muted">${own.declareFirst} <a href="${link('/benturan')}">${own.declareFirstLink}</a>.</p>` : ''}`
}
