import { z } from 'zod'
import { visitor, may } from '../../access/index.ts'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findNomination } from '../nominations/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { objectionFacts, type Objection } from './objection.ts'
import { findObjection, updateObjection } from './objection-store.ts'
import { notEligible } from './problems.ts'
import { tookPartIn } from './took-part.ts'

export const HANDLER_ROLE = 'verifier'

/** Somebody who may handle an objection. */
export type Candidate = Readonly<{ id: string; name: string; employer: string }>

/** Who may handle it: those in the role whom the access table would let answer it, if it were theirs. One query. */
export async function listCandidates(
  reader: Reader,
  objection: Objection,
  now: Date,
): Promise<readonly Candidate[]> {
  const people = await listPeopleWithRole(reader, HANDLER_ROLE, now)
  return people
    .filter(({ id, homeAreaPath, areaPath }) => {
      const actor = { ...visitor, personId: id, role: HANDLER_ROLE, areaPath, homeAreaPath } as const
      const facts = { ...objectionFacts(objection), state: 'taken-up', assignedTo: [id] }
      return may(actor, 'objection.answer', facts).allowed
    })
    .map(({ id, name, employer }) => ({ id, name, employer }))
}

type Loaded = Readonly<{ objection: Objection; candidates: readonly Candidate[] }>

/** Who took part is looked up again: somebody may have since the objection came. */
export async function loadHandling(reader: Reader, id: string, now: Date): Promise<Loaded | null> {
  const found = await findObjection(reader, id)
  const nomination = found && (await findNomination(reader, found.nominationId))
  if (!nomination) return null
  const tookPart = [...new Set([...found.tookPart, ...(await tookPartIn(reader, nomination))])].toSorted()
  const objection = { ...found, tookPart }
  return { objection, candidates: await listCandidates(reader, objection, now) }
}

/** The secretariat gives an objection to somebody who had no part in the result. */
export const assignObjection = defineAction({
  name: 'objection.assign',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    person: fields.recordId,
    version: fields.rowVersion.optional(),
  }),
  load: (reader, { id }, { now }) => loadHandling(reader, id, now),
  facts: ({ objection }) => objectionFacts(objection),
  readAction: 'objection.read',
  version: ({ objection }) => objection.rowVersion,
  handle: ({ objection, candidates }, { person }, { now }) => {
    if (!candidates.some(one => one.id === person)) return refuse([notEligible])
    const next: Objection = {
      ...objection,
      state: 'taken-up',
      handlerId: person,
      takenUpAt: objection.takenUpAt ?? now,
    }
    return done({
      change: next,
      event: 'objection.taken-up',
      // Told to that person; nobody outside of the panel reads whom it names.
      subject: { kind: 'person', id: person },
      record: { kind: 'nomination', id: objection.nominationId },
      areaPath: objection.areaPath,
      detail: { objection: objection.id, again: objection.handlerId !== null },
      next: `/sanggahan/${objection.id}`,
    })
  },
  save: updateObjection,
})

/** The handler has a tie to the product, or cannot go on: somebody else handles it, and this person does not again. */
export const stepAside = defineAction({
  name: 'objection.step-aside',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    reason: fields.requiredText(1_000, 10),
    version: fields.rowVersion.optional(),
  }),
  load: (reader, { id }) => findObjection(reader, id),
  facts: objectionFacts,
  readAction: 'objection.read',
  version: one => one.rowVersion,
  handle: (objection, { reason }) =>
    done({
      change: {
        ...objection,
        state: 'received' as const,
        handlerId: null,
        tookPart: [...new Set([...objection.tookPart, objection.handlerId ?? ''])].filter(Boolean).toSorted(),
      },
      event: 'objection.stepped-aside',
      subject: { kind: 'objection', id: objection.id },
      record: { kind: 'nomination', id: objection.nominationId },
      areaPath: objection.areaPath,
      reason,
      next: '/sanggahan',
    }),
  save: updateObjection,
})
