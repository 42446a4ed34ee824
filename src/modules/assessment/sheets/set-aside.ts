import type { Reader, Tx } from '../../../platform/database/index.ts'
import { findAssignment, releaseAssignment } from '../planning/assignment-store.ts'
import type { Assignment, Scoresheet } from '../assessment.ts'

/** The assignment of a sheet that is about to be set aside; null where it has ended meanwhile. */
export async function findLiveAssignment(
  reader: Reader,
  sheet: Pick<Scoresheet, 'assignmentId'>,
): Promise<Assignment | null> {
  const found = await findAssignment(reader, sheet.assignmentId)
  return found?.state === 'assigned' ? found : null
}

/** A locked sheet counts no more and stays as it is; its assessor never gets the product again. */
export const setSheetAside = (tx: Tx, assignment: Assignment, reason: string): Promise<boolean> =>
  releaseAssignment(tx, assignment, reason)
