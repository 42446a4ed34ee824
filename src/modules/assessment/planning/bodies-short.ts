import { text, type Locale } from '../../../foundation/text.ts'
import type { PlannedPick } from './plan-edition.ts'
import type { PlanFacts } from './plan-facts.ts'

/** Which bodies of the panel's composition would have too few sheets of a nomination with these picks, in words. */
export function bodiesShort(
  facts: Pick<PlanFacts, 'assignments' | 'panel' | 'profiles'>,
  picks: readonly Pick<PlannedPick, 'nominationId' | 'personId'>[],
  nominationId: string,
  locale: Locale,
): readonly string[] {
  const panel = [...facts.assignments.filter(one => one.state === 'assigned'), ...picks]
    .filter(one => one.nominationId === nominationId)
    .map(one => facts.profiles.get(one.personId)?.body ?? '')
  return (facts.panel.composition ?? []).flatMap(({ id, title, atLeast }) => {
    const lacking = atLeast - panel.filter(body => body === id).length
    return lacking > 0
      ? [text(`kurang ${lacking} dari ${title.id}`, `${lacking} missing from ${title.en}`)[locale]]
      : []
  })
}
