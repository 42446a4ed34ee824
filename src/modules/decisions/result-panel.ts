import { may } from '../../access/index.ts'
import { html } from '../../platform/html.ts'
import { formatDate } from '../../platform/translations.ts'
import { definitionList, linkButton, panel } from '../../ui/index.ts'
import { nominationFacts, type NominationPanel } from '../nominations/index.ts'
import { feedbackWords } from './feedback/feedback-messages.ts'
import { starsMark } from './cases/pages/case-parts.ts'
import { publishedItems } from './support/pages/further-part.ts'
import { findResult } from './result-store.ts'

/** The published result on the page of its nomination, for those who may read the feedback; nothing before. */
export const resultPanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale } = request
  if (!may(actor, 'feedback.read', nominationFacts(nomination)).allowed) return null
  const result = await findResult(reader, nomination.id)
  if (!result) return null
  const own = feedbackWords[locale]
  const link = linkButton({
    href: request.link(`/usulan/${nomination.id}/umpan-balik`),
    label: own.open,
    kind: 'primary',
  })
  const items = publishedItems(result.feedback, locale)
  const others = items.length === 0 ? '' : definitionList({ items })
  return panel({
    title: own.result,
    level: 2,
    accent: true,
    body: html`<p>${starsMark(result.stars, result.of, locale)}</p>${others}<p class="muted">${own.published}: ${formatDate(result.publishedAt, locale)}</p><div class="buttons">${link}</div>`,
  })
}
