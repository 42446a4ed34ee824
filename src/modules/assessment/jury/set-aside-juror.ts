import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { setSheetAside } from '../sheets/set-aside.ts'
import { loadJuryInTurn, noCause } from './call-jury.ts'
import { agreedLocked, notLocked } from './open-juror-sheet.ts'
import { juryFacts, type FindCause } from './second-jury.ts'

const noInterest = problem(
  'no-interest',
  '',
  text(
    'Anggota ini tidak mempunyai benturan kepentingan dengan produknya, jadi lembarnya tetap dihitung.',
    'This member has no interest in the product, so the sheet counts.',
  ),
)

/**
 * The chair sets a locked sheet of a second jury aside whose member declared an interest afterwards, or about whom one
 * was found: it stays for the record and counts no more, and the seat is empty for somebody else, as in a first panel.
 */
export const setJurorAside = (findCause: FindCause) =>
  defineAction({
    name: 'jury.set-aside',
    audience: 'panel',
    input: z.object({
      id: fields.recordId,
      sheet: fields.requiredText(40),
      asideReason: fields.requiredText(2_000, 10),
    }),
    load: async (reader, { id, sheet }, { actor, now }) => {
      const ground = await loadJuryInTurn(reader, findCause, { objectionId: id, actor, now })
      return ground && { ground, member: ground.members.find(one => one.sheet.id === sheet) }
    },
    facts: ({ ground }) => juryFacts(ground),
    readAction: 'jury.read',
    handle: ({ ground, member }, { asideReason: reason }) => {
      const { nomination, cause, agreed, objectionId } = ground
      if (!cause.calls) return refuse([noCause])
      if (member?.sheet.state !== 'locked') return refuse([notLocked])
      if (member.interest === null) return refuse([noInterest])
      if (agreed?.state === 'locked') return refuse([agreedLocked])
      const { sheet, interest, assignment } = member
      const entry = {
        subject: { kind: 'scoresheet', id: sheet.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        detail: { interest, round: sheet.round },
      }
      // Whose sheet it was is told of it from an entry of the own.
      const told = { ...entry, subject: { kind: 'assessor', id: assignment.personId } }
      return done({
        change: { assignment, reason },
        event: 'jury.sheet-set-aside',
        ...entry,
        reason,
        each: [entry, told],
        next: `/sanggahan/${objectionId}/juri`,
      })
    },
    save: (tx, { assignment, reason }) => setSheetAside(tx, assignment, reason),
  })
