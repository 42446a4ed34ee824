import type { Definition } from '../../ui/index.ts'
import type { PageRequest } from '../../web/index.ts'
import { publishedItems } from './support/pages/further-part.ts'
import { awardItems } from './selections/pages/selection-part.ts'
import { findResult } from './result-store.ts'

/** What a published result says on other scales than the star's, and what it was chosen for; nothing before the release. One query. */
export async function publicOutcomes(
  { reader, locale }: Pick<PageRequest, 'reader' | 'locale'>,
  nominationId: string,
): Promise<readonly Definition[]> {
  const result = await findResult(reader, nominationId)
  const outcomes = result?.feedback.outcomes?.filter(one => one.band !== null) ?? []
  const awards = result?.feedback.awards?.filter(one => one.award !== null)
  return [...publishedItems({ outcomes }, locale), ...awardItems(awards, locale)]
}
