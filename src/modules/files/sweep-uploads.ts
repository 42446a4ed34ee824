import { sweepBytes, type Sweep, type Uploads } from '../../platform/files/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'

const KIND = 'files.sweep-uploads'
const BYTES_KIND = 'files.sweep-bytes'
const DAY = 86_400_000

/** Removes uploads that no form took in time, day by day. */
export const sweepUploadsJob: NewJob = { kind: KIND, key: 'daily', payload: {} }

export const uploadJobHandlers = (uploads: Uploads): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    await uploads.sweep()
    return DAY
  },
})

/** Removes bytes that no row names, day by day. */
export const sweepBytesJob: NewJob = { kind: BYTES_KIND, key: 'daily', payload: {} }

export const bytesJobHandlers = (sweep: Sweep): Readonly<Record<string, JobHandler>> => ({
  [BYTES_KIND]: async () => {
    await sweepBytes(sweep)
    return DAY
  },
})
