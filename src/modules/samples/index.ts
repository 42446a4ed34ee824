/** The door of the module: samples on their way to the assessors, and the blind codes of products. */
export { announceSample } from './announce-sample.ts'
export { samplesInvariants } from './invariants.ts'
export { receiveSample } from './receive-sample.ts'

export { blindCodesOf, findNominationByCode, findSampleOf, giveBlindCode } from './sample-store.ts'
export { samplesRoutes } from './routes.ts'
export { sampleTasks } from './tasks.ts'
