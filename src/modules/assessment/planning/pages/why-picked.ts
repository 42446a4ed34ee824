import type { PageRequest } from '../../../../web/index.ts'
import type { PlannedPick } from '../plan-edition.ts'
import { planWords } from '../plan-messages.ts'

/** Why the plan picks this one: the same words for a plan and for one that is only tried. */
export function whyPicked({ locale }: Pick<PageRequest, 'locale'>, pick: PlannedPick): string {
  const said = planWords[locale]
  const { nextCost } = pick
  return [
    said.pick(pick.candidates, pick.loadBefore),
    ...(pick.specialist ? [said.specialist] : []),
    nextCost === null
      ? said.onlyOne
      : nextCost > 0
        ? said.dearer(nextCost)
        : nextCost === 0
          ? said.equal
          : said.linking,
  ].join('; ')
}
