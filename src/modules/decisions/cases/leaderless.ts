import { may, visitor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { interestedInEach } from '../../assessment/index.ts'
import type { NominationBrief } from '../../nominations/index.ts'
import { listPeopleWithRole } from '../../people/index.ts'

/**
 * How many of these cases no chair may settle: every chair is of the case's province, or has an interest in it. A constant
 * number of queries.
 */
export async function countLeaderless(
  reader: Reader,
  cases: readonly NominationBrief[],
  now: Date,
): Promise<number> {
  if (cases.length === 0) return 0
  const chairs = await listPeopleWithRole(reader, 'chair', now)
  if (chairs.length === 0) return 0
  const interested = await interestedInEach(
    reader,
    cases,
    chairs.map(one => one.id),
  )
  const isLed = ({ id, areaPath }: NominationBrief): boolean => {
    const facts = { areaPath, state: 'assessed', interestOf: [...(interested.get(id)?.keys() ?? [])] }
    return chairs.some(chair => {
      const actor = {
        ...visitor,
        personId: chair.id,
        role: 'chair',
        homeAreaPath: chair.homeAreaPath,
      } as const
      return may(actor, 'plenary.settle', facts).allowed
    })
  }
  return cases.filter(one => !isLed(one)).length
}
