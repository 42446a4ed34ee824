import { z } from 'zod'
import { visitor, may, type Actor, type Facts } from '../../access/index.ts'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { interestedIn, ownInterestIn, type InterestGround } from '../assessment/index.ts'
import { findNomination } from '../nominations/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { objectionFacts, type Objection } from './objection.ts'
import { findObjection, updateObjection } from './objection-store.ts'
import { notEligible } from './problems.ts'
import { tookPartIn } from './took-part.ts'

export const HANDLER_ROLE = 'verifier'

/** Somebody who may handle an objection. */
export type Candidate = Readonly<{ id: string; name: string; employer: string }>
/** Somebody in the role who may not, and why. */
export type Kept = Readonly<{ id: string; name: string; why: 'took-part' | 'own-province' | InterestGround }>

type Choice = Readonly<{
  candidates: readonly Candidate[]
  kept: readonly Kept[]
  interestOf: readonly string[]
}>

/** Who may handle it: those in the role whom the access table would let answer it, if it were theirs. */
async function chooseFrom(reader: Reader, objection: Objection, now: Date): Promise<Choice> {
  const people = await listPeopleWithRole(reader, HANDLER_ROLE, now)
  const { nominationId, areaPath: of } = objection
  const ids = people.map(one => one.id)
  const interests = await interestedIn(reader, { id: nominationId, areaPath: of }, ids)
  const interestOf = [...interests.keys()]
  const facts = { ...objectionFacts(objection), state: 'taken-up', interestOf }
  const isFree = ({ id, homeAreaPath, areaPath }: (typeof people)[number]): boolean => {
    const actor = { ...visitor, personId: id, role: HANDLER_ROLE, areaPath, homeAreaPath } as const
    return may(actor, 'objection.answer', { ...facts, assignedTo: [id] }).allowed
  }
  const free = new Set(people.filter(isFree).map(one => one.id))
  const whyOf = (id: string): Kept['why'] =>
    objection.tookPart.includes(id) ? 'took-part' : (interests.get(id) ?? 'own-province')
  return {
    candidates: people
      .filter(one => free.has(one.id))
      .map(({ id, name, employer }) => ({ id, name, employer })),
    kept: people.filter(one => !free.has(one.id)).map(({ id, name }) => ({ id, name, why: whyOf(id) })),
    interestOf,
  }
}

type Loaded = Readonly<{ objection: Objection }> & Choice
type Who = Readonly<{ actor: Actor; now: Date }>

/** Who took part, and who has an interest, is looked up again: somebody may have since the objection came. */
export async function loadHandling(reader: Reader, id: string, who: Who): Promise<Loaded | null> {
  const found = await findObjection(reader, id)
  const nomination = found && (await findNomination(reader, found.nominationId))
  if (!nomination) return null
  const tookPart = [...new Set([...found.tookPart, ...(await tookPartIn(reader, nomination))])].toSorted()
  const objection = { ...found, tookPart }
  const choice = await chooseFrom(reader, objection, who.now)
  const interestOf = [...choice.interestOf, ...(await ownInterestIn(reader, who, nomination))]
  return { objection, ...choice, interestOf }
}

/** What the access table needs to know of an objection for those who handle it. */
export const handlingFacts = ({
  objection,
  interestOf,
}: Pick<Loaded, 'objection' | 'interestOf'>): Facts => ({
  ...objectionFacts(objection),
  interestOf,
})

/** The secretariat gives an objection to somebody who had no part in the result. */
export const assignObjection = defineAction({
  name: 'objection.assign',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    person: fields.recordId,
    version: fields.rowVersion.optional(),
  }),
  load: (reader, { id }, context) => loadHandling(reader, id, context),
  facts: handlingFacts,
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
