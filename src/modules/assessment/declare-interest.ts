import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { interestKinds, type Interest } from './assessment.ts'
import { insertInterest, releaseAssignment } from './assignment-store.ts'
import { loadOwnSheetInTurn } from './own-sheet.ts'

const locked = problem(
  'sheet-locked',
  '',
  text(
    'Lembar ini sudah dikunci. Sampaikan benturan kepentingan kepada ketua tim seleksi.',
    'This sheet is locked already. Tell the chair of the selection team about the conflict.',
  ),
)
const noteNeeded = problem(
  'required',
  'note',
  text('Tuliskan hubungan Anda dengan produk ini.', 'Write what ties you to this product.'),
)

/** The assessor has an interest in the product: the assignment ends at once, and somebody else is assigned. */
export const declareInterest = defineAction({
  name: 'interest.declare',
  audience: 'panel',
  input: z.object({ code: z.string(), kind: z.enum(interestKinds), note: fields.optionalText(500) }),
  load: (reader, input, context) => loadOwnSheetInTurn(reader, input.code, context),
  facts: own => own.facts,
  readAction: 'assessment.read',
  handle: (own, input, { actor, now, newId }) => {
    if (own.sheet.state === 'locked') return refuse([locked])
    if (input.kind === 'other' && input.note === '') return refuse([noteNeeded])
    const interest: Interest = {
      id: newId(),
      personId: actor.personId ?? '',
      nominationId: own.nomination.id,
      kind: input.kind,
      note: input.note,
      declaredAt: now,
    }
    return done({
      change: { interest, assignment: own.assignment },
      event: 'interest.declared',
      subject: { kind: 'assignment', id: own.assignment.id },
      record: { kind: 'nomination', id: own.nomination.id },
      areaPath: own.nomination.areaPath,
      detail: { kind: input.kind },
      next: '/penilaian',
    })
  },
  save: async (tx, { interest, assignment }) => {
    await insertInterest(tx, interest)
    return releaseAssignment(tx, assignment, `interest: ${interest.kind}`)
  },
})
