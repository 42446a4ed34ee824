import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { advance } from '../../nominations/index.ts'
import { loadAgreedInTurn } from './agreed-ground.ts'
import { closed, missingMarks, missingVoices } from './agreed-problems.ts'
import type { AgreedSheet } from './agreed-sheet.ts'
import { lockAgreed } from './agreed-store.ts'
import { entryOf } from './save-agreed.ts'
import { totalHundredths } from '../sheets/score-marks.ts'

/**
 * The chair locks the sheet once everybody with a voice agrees to it as it is. With it the nomination is assessed; a
 * jury's sheet moves nothing, since the published result stands until there is a new decision.
 */
export const lockAgreedSheet = defineAction({
  name: 'agreed-sheet.lock',
  audience: 'panel',
  input: z.object({ code: z.string(), version: fields.rowVersion.optional() }),
  load: (reader, { code }, context) => loadAgreedInTurn(reader, code, context),
  facts: ground => ground.facts,
  readAction: 'agreed-sheet.read',
  version: ground => ground.sheet.revision,
  handle: (ground, _, { actor, now }) => {
    const against = closed(ground)
    if (against) return refuse([against])
    const missing = [...missingMarks(ground), ...missingVoices(ground)]
    if (missing.length > 0) return refuse(missing)
    const { marks, beside, seats } = ground
    const voiceless = seats.filter(one => one.interest !== null).map(one => one.personId)
    const sheet: AgreedSheet = {
      ...ground.sheet,
      state: 'locked',
      total: totalHundredths(ground.ground, marks),
      beside,
      voiceless,
      lockedBy: actor.personId ?? '',
      lockedAt: now,
    }
    return done({
      change: { nomination: ground.nomination, sheet },
      event: 'agreed-sheet.locked',
      ...entryOf(ground, sheet.id),
      detail: {
        criteria: marks.length,
        revision: sheet.revision,
        round: sheet.round,
        ...(voiceless.length > 0 ? { voiceless: voiceless.length } : {}),
      },
      after: marks.map(mark => [mark.criterionId, mark.answer, mark.reason]),
    })
  },
  save: async (tx, { nomination, sheet }, context) => {
    if (!(await lockAgreed(tx, sheet))) return false
    return sheet.round === 1 ? advance(tx, nomination, 'agreed-sheet.lock', context) : true
  },
})
