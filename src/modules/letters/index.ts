/** The door of the module: the approval of a head of office, and the nomination letter that is made with it. */
import type { Approval } from '../nominations/index.ts'
import { approveNomination, approveTogether } from './approve-nomination.ts'
import { giveBack } from './give-back.ts'
import { approvalForm } from './letter-panel.ts'
import type { LetterSettings } from './letter-settings.ts'
import { renewLetter } from './renew-letter.ts'

export { lettersInvariants } from './invariants.ts'
export { letterPanel } from './letter-panel.ts'
export { letterTextSchema, type LetterSettings, type LetterText } from './letter-settings.ts'
export { lettersRoutes } from './routes.ts'
export { ticksOf } from './seen.ts'
export { approvalTasks } from './tasks.ts'

/** The module's acts, for those who run them without a page. */
export const letterActions = (settings: LetterSettings) => ({
  approveNomination: approveNomination(settings),
  approveTogether: approveTogether(settings),
  renewLetter: renewLetter(settings),
  giveBack,
})

/** What the page of a nomination has of an approval. */
export const approvalOf = (settings: LetterSettings): Approval => {
  const { approveNomination: approve, renewLetter: renew, giveBack: back } = letterActions(settings)
  return { actions: [approve, renew, back], form: approvalForm(settings) }
}
