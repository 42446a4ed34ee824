import type { Reader } from '../../../platform/database/index.ts'
import type { NominationBrief } from '../../nominations/index.ts'
import { listAssignmentsOf, listInterestsOf } from './assignment-store.ts'
import type { FoundInterest } from '../../interests/index.ts'
import { listSheetsOf } from '../sheets/scoresheet-store.ts'

/** One assessor of a nomination that is being scored, whether the sheet is locked, and an interest declared since. */
export type PanelMember = Readonly<{
  assignmentId: string
  personId: string
  locked: boolean
  declaredLate: boolean
  /** Something that ties the person to it was found since, and nobody has cleared it. */
  found: boolean
}>

/** The live panels of the nominations that are being scored, by nomination. */
export async function listPanels(
  reader: Reader,
  nominations: readonly NominationBrief[],
  found: readonly Pick<FoundInterest, 'nominationId' | 'personId'>[] = [],
): Promise<ReadonlyMap<string, readonly PanelMember[]>> {
  const ids = nominations.filter(one => one.state === 'in-assessment').map(one => one.id)
  const lockedOf = new Set(
    (await listSheetsOf(reader, ids)).filter(one => one.state === 'locked').map(one => one.assignmentId),
  )
  const live = (await listAssignmentsOf(reader, ids)).filter(one => one.state === 'assigned')
  const interested = new Set(
    (await listInterestsOf(reader, ids)).map(one => `${one.nominationId} ${one.personId}`),
  )
  const tied = new Set(found.map(one => `${one.nominationId} ${one.personId}`))
  const members = live.map(one => ({
    nominationId: one.nominationId,
    member: {
      assignmentId: one.id,
      personId: one.personId,
      locked: lockedOf.has(one.id),
      declaredLate: interested.has(`${one.nominationId} ${one.personId}`),
      found: tied.has(`${one.nominationId} ${one.personId}`),
    },
  }))
  const panels = Map.groupBy(members, one => one.nominationId)
  return new Map([...panels].map(([id, own]) => [id, own.map(one => one.member)]))
}
