import { may, type Actor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds, type Nomination } from '../../nominations/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { assessmentFacts, type Scoresheet } from '../assessment.ts'
import { listAssignmentsTo } from '../planning/assignment-store.ts'
import { closedTo } from '../interests/interested-people.ts'
import { panelsOfRules } from '../edition-ground.ts'
import { listSheetsOf } from './scoresheet-store.ts'

/** The sheets that a person may open now, each with its nomination: who was barred after the assignment sees none. */
export async function listOwnSheets(
  reader: Reader,
  actor: Actor,
): Promise<readonly Readonly<{ sheet: Scoresheet; nomination: Nomination }>[]> {
  const assignments = await listAssignmentsTo(reader, actor.personId ?? '')
  const ids = assignments.map(one => one.nominationId)
  const nominations = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const personId = actor.personId ?? ''
  const closed = await closedTo(reader, personId, [...nominations.values()])
  const verifiers = await verifiersOf(reader, ids)
  const live = new Set(assignments.map(one => one.id))
  const sheets = (await listSheetsOf(reader, ids)).filter(one => live.has(one.assignmentId))
  const panelOf = await panelsOfRules(
    reader,
    sheets.map(one => one.rulesId),
  )
  return sheets.flatMap(sheet => {
    const nomination = nominations.get(sheet.nominationId)
    if (!nomination) return []
    const facts = assessmentFacts(
      nomination,
      assignments.filter(one => one.nominationId === nomination.id),
      closed.has(nomination.id) ? [{ personId }] : [],
      {
        verifiedBy: verifiers.get(nomination.id) ?? [],
        panel: panelOf(sheet.rulesId),
        round: sheet.round,
      },
    )
    return may(actor, 'assessment.read', facts).allowed ? [{ sheet, nomination }] : []
  })
}
