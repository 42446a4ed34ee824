import { may } from '../../access/index.ts'
import { html } from '../../platform/html.ts'
import { linkButton, panel } from '../../ui/index.ts'
import { schemeText, starsText } from '../decisions/index.ts'
import type { NominationPanel } from '../nominations/index.ts'
import { words } from './messages.ts'
import { reevaluationFacts } from './reevaluation.ts'
import { findReevaluation } from './reevaluation-store.ts'
import { PATH } from './pages/list-pages.ts'

/** On the page of a nomination: which award its product holds, and the way to the former result beside the new. */
export const holderPanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale, link } = request
  const one = await findReevaluation(reader, nomination.editionId, nomination.productId)
  if (!one || !may(actor, 'reevaluation.read', reevaluationFacts(one)).allowed) return null
  const own = words[locale]
  const { stars, of, scheme, when } = one.former
  const text = own.panelText(starsText(stars, of)[locale], when[locale], schemeText(scheme, of)[locale])
  const outcome = one.outcome
    ? html`<p><b>${own.standings[one.outcome]}.</b> ${own.meanings[one.outcome]}</p>`
    : ''
  const href = link(`${PATH}/${one.editionId}/${one.productId}`)
  return panel({
    title: own.panelTitle,
    level: 2,
    body: html`<p>${text}</p>${outcome}<div class="buttons">${linkButton({ href, label: own.open })}</div>`,
  })
}
