import { text, type Locale, type Text } from '../../../foundation/text.ts'
import type { PlannedPick } from './plan-edition.ts'
import type { PlanFacts } from './plan-facts.ts'

type Body = Readonly<{ id: string; title: Text; atLeast: number }>

/** The bodies of a composition that have fewer sheets than it wants, with how many are missing; `have`: one for each sheet. */
export const bodiesLacking = (
  composition: readonly Body[] | undefined,
  have: readonly string[],
): readonly (Body & Readonly<{ missing: number }>)[] =>
  (composition ?? [])
    .map(one => ({ ...one, missing: one.atLeast - have.filter(body => body === one.id).length }))
    .filter(one => one.missing > 0)

/** Which bodies of the panel's composition would have too few sheets of a nomination with these picks, in words. */
export function bodiesShort(
  facts: Pick<PlanFacts, 'assignments' | 'panel' | 'profiles'>,
  picks: readonly Pick<PlannedPick, 'nominationId' | 'personId'>[],
  nominationId: string,
  locale: Locale,
): readonly string[] {
  const ofIt = (one: Readonly<{ nominationId: string }>): boolean => one.nominationId === nominationId
  const live = facts.assignments.filter(one => ofIt(one) && one.state === 'assigned')
  const bodies = [
    ...live.map(one => one.body),
    ...picks.filter(ofIt).map(one => facts.profiles.get(one.personId)?.body ?? ''),
  ]
  return bodiesLacking(facts.panel.composition, bodies).map(
    ({ title, missing }) =>
      text(`kurang ${missing} dari ${title.id}`, `${missing} missing from ${title.en}`)[locale],
  )
}
