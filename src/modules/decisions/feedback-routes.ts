import { may } from '../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { getEdition, getRules, isExample } from '../editions/index.ts'
import { findNomination, nominationFacts } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { feedbackWords } from './feedback-messages.ts'
import { feedbackPage } from './pages/feedback-page.ts'
import { namesOf } from './plenary-case.ts'
import { findResult } from './result-store.ts'

async function showFeedback(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const nomination = await findNomination(reader, params['id'] ?? '')
  if (!nomination || !may(actor, 'feedback.read', nominationFacts(nomination)).allowed) return notFound
  const result = await findResult(reader, nomination.id)
  if (!result) return notFound
  const edition = await getEdition(reader, nomination.editionId)
  const rules = await getRules(reader, nomination.rulesId)
  const products = await listProductsByIds(reader, [nomination.productId])
  const { product } = namesOf(nomination, products.get(nomination.productId))
  const view = { nominationId: nomination.id, product, result, example: isExample(edition, rules) }
  return { kind: 'page', title: feedbackWords[locale].title(product), body: feedbackPage(request, view) }
}

export const feedbackRoutes: readonly Route[] = [
  { path: '/usulan/:id/umpan-balik', access: 'feedback.read', page: showFeedback },
]
