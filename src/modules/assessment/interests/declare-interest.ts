import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { type Interest } from '../assessment.ts'
import { insertInterest, releaseAssignment } from '../planning/assignment-store.ts'
import { loadOwnSheetInTurn } from '../sheets/own-sheet.ts'
import { interestKinds } from '../../interests/index.ts'

const noteNeeded = problem(
  'required',
  'note',
  text('Tuliskan hubungan Anda dengan produk ini.', 'Write what ties you to this product.'),
)

/**
 * The assessor has an interest in the product: the assignment ends at once, and somebody else is assigned. A sheet that is
 * locked already stays, is closed to its assessor, and is marked for the chair and the secretariat.
 */
export const declareInterest = defineAction({
  name: 'interest.declare',
  audience: 'panel',
  input: z.object({ code: z.string(), kind: z.enum(interestKinds), note: fields.optionalText(500) }),
  load: (reader, input, context) => loadOwnSheetInTurn(reader, input.code, context),
  facts: own => own.facts,
  readAction: 'assessment.read',
  handle: (own, input, { actor, now, newId }) => {
    if (input.kind === 'other' && input.note === '') return refuse([noteNeeded])
    // A repeat ends with the interest by itself; the assignment is that of the sheet before it.
    const isLocked = (own.repeatOf ?? own.sheet).state === 'locked'
    const interest: Interest = {
      id: newId(),
      personId: actor.personId ?? '',
      nominationId: own.nomination.id,
      kind: input.kind,
      note: input.note,
      declaredAt: now,
    }
    return done({
      change: { interest, ended: isLocked ? null : own.assignment },
      event: 'interest.declared',
      subject: { kind: 'assignment', id: own.assignment.id },
      record: { kind: 'nomination', id: own.nomination.id },
      areaPath: own.nomination.areaPath,
      detail: { kind: input.kind, ...(isLocked ? { afterLock: true } : {}) },
      next: '/penilaian',
    })
  },
  save: async (tx, { interest, ended }) => {
    await insertInterest(tx, interest)
    return ended === null || releaseAssignment(tx, ended, `interest: ${interest.kind}`)
  },
})
