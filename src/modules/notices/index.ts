/** The door of the module: people are told of what the ledger holds. */
export { noticesInvariants } from './invariants.ts'
export { noticeJobHandlers, noticesJob } from './notice-job.ts'
export { releaseLetters } from './release-letters.ts'
export { noticesRoutes, remindPanel } from './routes.ts'
