import type { Reader } from '../../platform/database/index.ts'
import { listAssignmentsOf } from '../assessment/index.ts'
import { listPeopleWithRole, namesOf } from '../people/index.ts'
import { areaName } from '../regions/index.ts'

/** Somebody who was on the first panel, for whoever looks into a conflict of interest. */
export type FirstAssessor = Readonly<{
  name: string
  /** Empty where the person holds the role no more. */
  employer: string
  home: string
  /** Left the panel before the result. */
  released: boolean
}>

/** The first panel of a nomination. Three queries. */
export async function listFirstAssessors(
  reader: Reader,
  nominationId: string,
  now: Date,
): Promise<readonly FirstAssessor[]> {
  const assigned = (await listAssignmentsOf(reader, [nominationId])).filter(one => one.round === 1)
  const names = await namesOf(
    reader,
    assigned.map(one => one.personId),
  )
  const known = new Map((await listPeopleWithRole(reader, 'assessor', now)).map(one => [one.id, one]))
  return assigned.map(({ personId, state }) => {
    const person = known.get(personId)
    return {
      name: names.get(personId) ?? '–',
      employer: person?.employer ?? '',
      home: person ? areaName(person.homeAreaPath) : '',
      released: state === 'released',
    }
  })
}
