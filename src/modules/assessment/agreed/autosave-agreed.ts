import { defineAction, refuse, type ActionContext } from '../../../actions/index.ts'
import type { AgreedGround } from './agreed-ground.ts'
import { agreedWords } from './agreed-messages.ts'
import { agreementsStand, closed } from './agreed-problems.ts'
import { readMarks, rightIn } from '../sheets/read-marks.ts'
import { saved, standing, writing, type Input } from './save-agreed.ts'
import { tellFields } from '../sheets/sheet-news.ts'
import { sumsAnswer } from '../sheets/sheet-sums.ts'

/**
 * Saves while the chair writes, as long as nobody has agreed to what stands there: a pause in typing voids no agreement.
 * After that only the button saves, and says what it voids.
 */
export const autosaveAgreedSheet = defineAction({
  ...writing,
  name: 'agreed-sheet.autosave',
  handle: (ground: AgreedGround, sent: Input, context: ActionContext) => {
    const against = closed(ground)
    if (against) return refuse([against])
    const { now, locale } = context
    const read = readMarks(ground, sent, context)
    const { marks, settled } = rightIn(read)
    const agreed = standing(ground)
    if (marks.length > 0 && agreed > 0) return refuse([agreementsStand(agreed)])
    const told = read.problems.map(one => ({ path: one.path, message: one.message[locale] }))
    return {
      ...saved(ground, marks, context, { event: 'agreed-sheet.saved' }),
      // Too small an act for the ledger; the explicit saving and the lock are in it.
      recorded: false,
      answer: {
        ...(told.length === 0 ? {} : { ok: false, problems: told }),
        version: ground.sheet.revision + (marks.length > 0 ? 1 : 0),
        answers: tellFields(settled, sent, { now, locale }, agreedWords[locale].elsewhere),
        sums: sumsAnswer(ground, marks, locale),
      },
    }
  },
})
