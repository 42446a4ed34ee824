import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { openSheetAgain, versionOfSheet } from '../../assessment/index.ts'
import { advance } from '../../nominations/index.ts'
import { loadSheetInTurn, sheetFields } from './desk-sheet.ts'
import { sheetsMovedJob } from './sheets-moved.ts'
import { agreedLocked, hasInterest, notLocked, settled } from './unlock-problems.ts'

const input = z.object({
  ...sheetFields,
  reason: fields.requiredText(2_000, 10),
})
/**
 * The chair opens a locked sheet again, with a reason, before the plenary has settled the product. What was locked is
 * kept for good; the assessor goes on from it and locks a new version.
 */
export const unlockSheet = defineAction({
  name: 'scoresheet.unlock',
  audience: 'panel',
  input,
  load: loadSheetInTurn,
  facts: ({ facts }) => facts,
  readAction: 'plenary.read',
  handle: ({ nomination, one, settlement, agreed }, given, { actor, now, newId }) => {
    const { sheet, marks, versions } = one
    if (sheet.state !== 'locked' || sheet.lockedAt === null) return refuse([notLocked])
    if (one.interest !== null) return refuse([hasInterest[one.interest]])
    if (settlement !== null) return refuse([settled])
    if (agreed?.state === 'locked') return refuse([agreedLocked])
    const act = { id: newId(), version: versions.length + 1, by: actor.personId ?? '', at: now }
    const kept = versionOfSheet({ ...sheet, lockedAt: sheet.lockedAt }, marks, {
      ...act,
      reason: given.reason,
    })
    return done({
      change: { nomination, sheet, kept },
      event: 'scoresheet.unlocked',
      subject: { kind: 'scoresheet', id: sheet.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason: given.reason,
      detail: { version: kept.version },
      jobs: [
        sheetsMovedJob(
          { nomination: nomination.id, cause: 'sheet-opened', reason: given.reason, by: kept.unlockedBy },
          newId(),
        ),
      ],
      before: kept.marks.map(mark => [mark.criterionId, mark.answer, mark.reason]),
    })
  },
  save: async (tx, { nomination, sheet, kept }, context) => {
    if (!(await openSheetAgain(tx, sheet, kept))) return false
    // While other sheets are still open, the product is with its assessors anyway.
    return nomination.state === 'assessed' ? advance(tx, nomination, 'scoresheet.unlock', context) : true
  },
})
