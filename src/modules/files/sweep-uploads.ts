import type { Uploads } from '../../platform/files/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'

const KIND = 'files.sweep-uploads'
const DAY = 86_400_000

/** Removes uploads that no form took in time, day by day. */
export const sweepUploadsJob: NewJob = { kind: KIND, key: 'daily', payload: {} }

export const uploadJobHandlers = (uploads: Uploads): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    await uploads.sweep()
    return DAY
  },
})
