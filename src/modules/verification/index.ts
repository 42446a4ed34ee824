/** The door of the module: verification of submitted files, item by item. */
import { checkOneItem } from './check-one-item.ts'
import type { VerificationSettings } from './settings.ts'

export { ANYONE, askColleague } from './ask-colleague.ts'
export { raiseFlag } from './flag-file.ts'
export { admitNomination, returnNomination } from './outcomes.ts'
export { proposeRefusal, refuseNomination } from './refuse-nomination.ts'
export { verificationInvariants } from './invariants.ts'
export { loadChecking } from './load-checks.ts'
export { picturesJob, verificationJobHandlers } from './picture-hash-job.ts'
export { verificationPanel } from './panel.ts'
export { verificationRoutes } from './routes.ts'
export type { VerificationSettings } from './settings.ts'
export { verificationTasks } from './tasks.ts'
export { verifiersOf } from './verifier-store.ts'

/** The acts that need the programme's settings, for those who run them without a page: the demo mode. */
export const verificationActions = (settings: VerificationSettings) => ({
  checkOneItem: checkOneItem(settings),
})
