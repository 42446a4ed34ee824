import { may, type Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listNominationsByIds, type Nomination } from '../nominations/index.ts'
import { verifiersOf } from '../verification/index.ts'
import { assessmentFacts, type Scoresheet } from './assessment.ts'
import { listAssignmentsTo, listInterestsOf } from './assignment-store.ts'
import { listSheetsOf } from './scoresheet-store.ts'

/** The sheets that a person may open now, each with its nomination: who was barred after the assignment sees none. */
export async function listOwnSheets(
  reader: Reader,
  actor: Actor,
): Promise<readonly Readonly<{ sheet: Scoresheet; nomination: Nomination }>[]> {
  const assignments = await listAssignmentsTo(reader, actor.personId ?? '')
  const ids = assignments.map(one => one.nominationId)
  const nominations = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const interests = await listInterestsOf(reader, ids)
  const verifiers = await verifiersOf(reader, ids)
  const live = new Set(assignments.map(one => one.id))
  const sheets = (await listSheetsOf(reader, ids)).filter(one => live.has(one.assignmentId))
  return sheets.flatMap(sheet => {
    const nomination = nominations.get(sheet.nominationId)
    if (!nomination) return []
    const ofThis = <Item extends Readonly<{ nominationId: string }>>(all: readonly Item[]): readonly Item[] =>
      all.filter(one => one.nominationId === nomination.id)
    const facts = assessmentFacts(
      nomination,
      ofThis(assignments),
      ofThis(interests),
      verifiers.get(nomination.id) ?? [],
    )
    return may(actor, 'assessment.read', facts).allowed ? [{ sheet, nomination }] : []
  })
}
