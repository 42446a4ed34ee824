import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findNomination, type Nomination } from '../../nominations/index.ts'
import type { Assignment, Scoresheet } from '../assessment.ts'
import { findAssignment, releaseAssignment } from './assignment-store.ts'
import { findSheet, takeTurn } from '../sheets/scoresheet-store.ts'

type Loaded = Readonly<{ nomination: Nomination; assignment: Assignment; sheet: Scoresheet | null }>

const released = problem(
  'already-released',
  '',
  text('Penugasan ini sudah diakhiri.', 'This assignment has been ended already.'),
)
const locked = problem(
  'sheet-locked',
  '',
  text(
    'Penilai sudah mengunci lembarnya; lembar itu ikut dihitung dan tidak dapat dilepas.',
    'The assessor has locked the sheet; it counts and cannot be taken back.',
  ),
)

async function load(
  reader: Reader,
  input: Readonly<{ id: string; assignment: string }>,
): Promise<Loaded | null> {
  const named = await findAssignment(reader, input.assignment)
  if (!named) return null
  await takeTurn(reader, named.nominationId)
  const nomination = await findNomination(reader, named.nominationId)
  const assignment = await findAssignment(reader, input.assignment)
  if (!assignment || nomination?.editionId !== input.id) return null
  return { nomination, assignment, sheet: await findSheet(reader, nomination.id, assignment.personId) }
}

/**
 * Takes a product back from an assessor who cannot finish it, with a reason. The sheet stays as it is and no longer
 * counts; the page that follows proposes somebody who was never assigned to it.
 */
export const releaseAssessor = defineAction({
  name: 'assessment.release',
  audience: 'panel',
  input: z.object({ id: fields.recordId, assignment: fields.recordId, reason: fields.requiredText(500) }),
  load,
  facts: ({ nomination, assignment }) => ({
    areaPath: nomination.areaPath,
    state: nomination.state,
    aboutPerson: assignment.personId,
  }),
  readAction: 'assessment.plan',
  handle: ({ nomination, assignment, sheet }, { reason }) => {
    if (assignment.state === 'released') return refuse([released])
    if (sheet?.state === 'locked') return refuse([locked])
    return done({
      change: { assignment, reason },
      event: 'assessment.released',
      subject: { kind: 'assignment', id: assignment.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason,
      next: `/penugasan/${nomination.editionId}?pengganti=${nomination.id}`,
    })
  },
  save: (tx, { assignment, reason }) => releaseAssignment(tx, assignment, reason),
})
