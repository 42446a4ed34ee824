/** The door of the module: what products lack under the rules of an edition, and who asks to be nominated. */
import { answerPetition, takePetition } from './petition-acts.ts'
import { sendPetition } from './send-petition.ts'
import type { ReadinessSettings } from './settings.ts'

export { eraseJob, eraseJobHandlers } from './erase-senders.ts'
export { readinessInvariants } from './invariants.ts'
export { refreshJob, refreshJobHandlers } from './refresh-summaries.ts'
export { readinessRoutes } from './routes.ts'
export { readinessTasks } from './tasks.ts'
export type { ReadinessSettings } from './settings.ts'

/** The module's acts, for those who run them without a page: the demo mode. */
export const petitionActions = (settings: ReadinessSettings) => ({
  sendPetition: sendPetition(settings),
  takePetition,
  answerPetition: answerPetition(settings.petitions),
})
