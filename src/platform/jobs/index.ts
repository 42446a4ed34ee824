export { enqueue, enqueueNow, type NewJob } from './job-store.ts'
export { createWorker, type JobHandler, type JobHandlers, type Worker } from './worker.ts'
