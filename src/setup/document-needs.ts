import { requirementsFor } from '../engine/index.ts'
import type { Reader } from '../platform/database/index.ts'
import type { NeededDocument, Needs } from '../modules/documents/index.ts'
import { listEditions, publishedRulesOfAll } from '../modules/editions/index.ts'

/** What the editions that are not finished ask for, each type once; nothing between editions. */
export async function documentNeeds(reader: Reader): Promise<Needs> {
  const editions = (await listEditions(reader)).filter(edition => edition.state === 'open')
  const rules = [
    ...(
      await publishedRulesOfAll(
        reader,
        editions.map(one => one.id),
      )
    ).values(),
  ]
  return (kind, commodities) => {
    const found = new Map<string, NeededDocument>()
    for (const { rules: own } of rules) {
      for (const commodity of commodities.filter(id => own.commodities.has(id))) {
        for (const { requirement, required } of requirementsFor(own, commodity, {})) {
          if (requirement.owner === kind && !found.has(requirement.type))
            found.set(requirement.type, {
              ...requirement,
              isUndecided: required !== true,
              atApproval: requirement.madeAtApproval !== undefined,
            })
        }
      }
    }
    return [...found.values()]
  }
}
