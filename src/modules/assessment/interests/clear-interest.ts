import { z } from 'zod'
import { defineAction, done, fields } from '../../../actions/index.ts'
import { loadFound } from './found-in-edition.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'
import { insertClearance, takeTiesTurn } from '../../interests/index.ts'

/** The secretariat looked into what the system found by comparing names, and found no conflict: with the reason. */
export const clearInterest = defineAction({
  name: 'interest.clear',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    nomination: fields.recordId,
    person: fields.recordId,
    found: fields.requiredText(200),
    reason: fields.requiredText(500, 10),
  }),
  load: async (reader, input, context) => {
    await takeTurn(reader, input.id)
    await takeTiesTurn(reader)
    const facts = await loadFound(reader, input.id, context)
    const found = facts?.found.find(
      one =>
        one.nominationId === input.nomination && one.personId === input.person && one.found === input.found,
    )
    const nomination = facts?.nominations.find(one => one.id === input.nomination)
    return found && nomination ? { found, nomination } : null
  },
  facts: ({ found }) => ({ areaPath: '/', aboutPerson: found.personId }),
  readAction: 'assessment.plan',
  handle: ({ found, nomination }, { id, reason }, { actor, now, newId }) =>
    done({
      change: {
        id: newId(),
        personId: found.personId,
        nominationId: found.nominationId,
        found: found.found,
        reason,
        by: actor.personId ?? '',
        at: now,
      },
      event: 'interest.cleared',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason,
      detail: { found: found.reason, assessor: found.personId },
      next: `/penugasan/${id}/benturan`,
    }),
  save: (tx, clearance) => insertClearance(tx, clearance),
})
