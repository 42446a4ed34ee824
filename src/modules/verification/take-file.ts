import { z } from 'zod'
import type { Facts } from '../../access/index.ts'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findNomination, lockNomination, nominationFacts, type Nomination } from '../nominations/index.ts'
import { listAssignments, removeAssignment, saveAssignment, type Assignment } from './assignment-store.ts'

const input = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })
type Input = z.output<typeof input>

type Loaded = Readonly<{ nomination: Nomination; assignment: Assignment | null }>

async function load(reader: Reader, given: Input): Promise<Loaded | null> {
  await lockNomination(reader, given.id)
  const nomination = await findNomination(reader, given.id)
  if (!nomination?.submittedFile) return null
  return { nomination, assignment: (await listAssignments(reader, [given.id])).get(given.id) ?? null }
}

const alreadyYours = problem(
  'already-yours',
  '',
  text('Berkas ini sudah Anda pegang.', 'You hold this file already.'),
)
const heldByNobody = problem(
  'held-by-nobody',
  '',
  text('Berkas ini tidak dipegang siapa pun.', 'Nobody holds this file.'),
)

const rowVersionOf = ({ assignment }: Loaded): number => assignment?.rowVersion ?? 0

/** Takes a file that nobody holds, or takes it over from a colleague, who keeps what was checked so far. */
export const takeFile = defineAction({
  name: 'verification.take',
  input,
  load,
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'verification.read',
  version: rowVersionOf,
  handle: (loaded, _given, { actor, now }) => {
    const { nomination, assignment } = loaded
    const personId = actor.personId ?? ''
    if (assignment?.personId === personId) return refuse([alreadyYours])
    return done({
      change: {
        nominationId: nomination.id,
        personId,
        assignedBy: personId,
        assignedAt: now,
        before: rowVersionOf(loaded),
      },
      event: 'verification.taken',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { from: assignment?.personId ?? null, to: personId, round: nomination.round },
      next: `/verifikasi/${nomination.id}`,
    })
  },
  save: saveAssignment,
  audience: 'panel',
})

/** Whoever holds a file may always hand it back, also with an interest in it: then without a word of what it is. */
function releaseFacts({ nomination, assignment }: Loaded, personId: string | null): Facts {
  const { nominationId, ...held } = nominationFacts(nomination)
  return assignment?.personId === personId ? held : { ...held, nominationId }
}

/** Gives a file back to the queue: what was checked so far stays. */
export const releaseFile = defineAction({
  name: 'verification.release',
  input,
  load,
  facts: (loaded, _given, { actor }) => releaseFacts(loaded, actor.personId),
  readAction: 'verification.read',
  version: rowVersionOf,
  handle: ({ nomination, assignment }) => {
    if (!assignment) return refuse([heldByNobody])
    return done({
      change: assignment,
      event: 'verification.let-go',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { from: assignment.personId, to: null, round: nomination.round },
      next: '/verifikasi',
    })
  },
  save: removeAssignment,
  audience: 'panel',
})
