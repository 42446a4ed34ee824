import { addPlace, changePlace } from './manage-place.ts'
import { announceSample } from './announce-sample.ts'
import { bringSamplesBack } from './bring-samples-back.ts'
import { countPlace } from './count-place.ts'
import { moveSample } from './move-sample.ts'
import { planSession } from './plan-session.ts'
import { receiveSample } from './receive-sample.ts'
import { confirmReturn, sendBackSample } from './send-back-sample.ts'
import { sendSample } from './send-sample.ts'
import type { SampleSettings } from './settings.ts'
import { takeSamplesOut } from './take-samples-out.ts'
import { writeOffSample } from './write-off-sample.ts'

/** The door of the module: samples from their label to their end, and the blind codes of products. */
export {
  blindCodesOf,
  drawBlindCode,
  findCoded,
  findNominationByCode,
  giveBlindCode,
  listCodes,
} from './blind-code-store.ts'
export { readBlindCode } from './codes.ts'
export { samplesInvariants } from './invariants.ts'
export { samplePanel } from './office-routes.ts'
export { samplesRoutes } from './routes.ts'
export { sampleClosing } from './sample-closing.ts'
export { findSampleOf } from './sample-store.ts'
export { sampleSettingsSchema, type SampleSettings } from './settings.ts'
export { sampleTasks } from './tasks.ts'

/** The module's acts, for those who run them without a page: the demo mode and tests. */
export const sampleActions = (settings: SampleSettings) => ({
  announceSample: announceSample(settings),
  sendSample,
  receiveSample: receiveSample(settings),
  moveSample,
  takeSamplesOut,
  bringSamplesBack,
  sendBackSample,
  confirmReturn,
  writeOffSample,
  addPlace: addPlace(settings),
  changePlace: changePlace(settings),
  countPlace,
  planSession,
})
