import { may, type Actor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds, type Nomination } from '../../nominations/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { assessmentFacts } from '../assessment.ts'
import { listAssignmentsOf } from '../planning/assignment-store.ts'
import { panelsOfRules } from '../edition-ground.ts'
import { closedTo } from '../interests/interested-people.ts'
import { isOver, repeatState, type Repeat } from './repeat.ts'
import { listRepeatsTo } from './repeat-store.ts'

/** The repeats that a person may open now: what bars from the product bars from its repeat too. */
export async function listOwnRepeats(
  reader: Reader,
  actor: Actor,
): Promise<readonly Readonly<{ repeat: Repeat; nomination: Nomination }>[]> {
  const repeats = actor.personId === null ? [] : await listRepeatsTo(reader, actor.personId)
  if (repeats.length === 0) return []
  const ids = repeats.map(one => one.nominationId)
  const nominations = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const assignments = await listAssignmentsOf(reader, ids)
  const personId = actor.personId ?? ''
  const closed = await closedTo(reader, personId, [...nominations.values()])
  const verifiers = await verifiersOf(reader, ids)
  const panelOf = await panelsOfRules(
    reader,
    repeats.map(one => one.rulesId),
  )
  return repeats.flatMap(repeat => {
    const nomination = nominations.get(repeat.nominationId)
    if (!nomination || isOver(repeat, nomination.state)) return []
    const { id, areaPath } = nomination
    const facts = assessmentFacts(
      { areaPath, state: repeatState(nomination.state) },
      assignments.filter(one => one.id === repeat.assignmentId),
      closed.has(id) ? [{ personId }] : [],
      { verifiedBy: verifiers.get(id) ?? [], panel: panelOf(repeat.rulesId), round: repeat.round },
    )
    return may(actor, 'assessment.read', facts).allowed ? [{ repeat, nomination }] : []
  })
}
