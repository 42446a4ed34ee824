import type { Reader } from '../../platform/database/index.ts'
import type { NominationBrief } from '../nominations/index.ts'
import { listAssignmentsOf } from './assignment-store.ts'
import { listSheetsOf } from './scoresheet-store.ts'

/** One assessor of a nomination that is being scored, and whether the sheet is locked. */
export type PanelMember = Readonly<{ assignmentId: string; personId: string; locked: boolean }>

/** The live panels of the nominations that are being scored, by nomination. */
export async function listPanels(
  reader: Reader,
  nominations: readonly NominationBrief[],
): Promise<ReadonlyMap<string, readonly PanelMember[]>> {
  const ids = nominations.filter(one => one.state === 'in-assessment').map(one => one.id)
  const lockedOf = new Set(
    (await listSheetsOf(reader, ids)).filter(one => one.state === 'locked').map(one => one.assignmentId),
  )
  const live = (await listAssignmentsOf(reader, ids)).filter(one => one.state === 'assigned')
  const members = live.map(one => ({
    nominationId: one.nominationId,
    member: { assignmentId: one.id, personId: one.personId, locked: lockedOf.has(one.id) },
  }))
  const panels = Map.groupBy(members, one => one.nominationId)
  return new Map([...panels].map(([id, own]) => [id, own.map(one => one.member)]))
}
