import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { getEdition, getRules, isExample } from '../../editions/index.ts'
import { findNomination, nominationFacts, submittedNames } from '../../nominations/index.ts'
import { listProductsByIds } from '../../producers/index.ts'
import { feedbackWords } from './feedback-messages.ts'
import { EARLIER, type Earlier } from '../pages/earlier-results.ts'
import { feedbackPage } from './pages/feedback-page.ts'
import { findListOfPublication } from '../chain/recommendation-store.ts'
import { findResult } from '../result-store.ts'
import { listSuperseded } from '../superseded-store.ts'

/** What the result in force took the place of, each with the list that decided so. One query where there is none. */
async function listEarlier({ reader }: PageRequest, nominationId: string): Promise<readonly Earlier[]> {
  const earlier: Earlier[] = []
  for (const result of await listSuperseded(reader, nominationId))
    earlier.push({ result, by: await findListOfPublication(reader, result.supersededBy) })
  return earlier
}

/** Finds the check page of a nomination's certificate: certificates come after decisions, so they are handed in. */
export type CheckPathOf = (reader: PageRequest['reader'], nominationId: string) => Promise<string | null>

const withoutCertificates: CheckPathOf = () => Promise.resolve(null)

async function showFeedback(request: PageRequest, checkPathOf: CheckPathOf): Promise<PageResult> {
  const { reader, actor, locale, params, query } = request
  const nomination = await findNomination(reader, params['id'] ?? '')
  if (!nomination || !may(actor, 'feedback.read', nominationFacts(nomination)).allowed) return notFound
  const current = await findResult(reader, nomination.id)
  if (!current) return notFound
  const earlier = await listEarlier(request, nomination.id)
  const asked = query.get(EARLIER)
  const superseded = earlier.find(one => one.result.publicationId === asked) ?? null
  if (asked !== null && superseded === null) return notFound
  const edition = await getEdition(reader, nomination.editionId)
  const rules = await getRules(reader, nomination.rulesId)
  const products = await listProductsByIds(reader, [nomination.productId])
  const { product } = submittedNames(nomination, products.get(nomination.productId))
  const view = {
    nominationId: nomination.id,
    product,
    result: superseded?.result ?? current,
    superseded,
    earlier: superseded ? [] : earlier,
    example: isExample(edition, rules),
    rules: rules.rules,
    checkPath: superseded ? null : await checkPathOf(reader, nomination.id),
  }
  return { kind: 'page', title: feedbackWords[locale].title(product), body: feedbackPage(request, view) }
}

export const feedbackRoutes = (checkPathOf: CheckPathOf = withoutCertificates): readonly Route[] => [
  {
    path: '/usulan/:id/umpan-balik',
    access: 'feedback.read',
    page: request => showFeedback(request, checkPathOf),
  },
]
