import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import type { Minutes } from './minutes.ts'
import { keepMinutesFile, listMinutes } from './minutes-store.ts'
import { typesetMinutes } from './typeset-minutes.ts'

const TYPESET_JOB = 'plenary.typeset-minutes'

/** The work that makes the paper of one version. */
export const minutesJob = ({ sessionId, version }: Pick<Minutes, 'sessionId' | 'version'>): NewJob => ({
  kind: TYPESET_JOB,
  key: `${sessionId} ${version}`,
  payload: { sessionId, version },
})

const payloadSchema = z.object({ sessionId: z.string(), version: z.number() })

/** The module's jobs, for the worker: each paper is made once and kept. */
export const plenaryJobHandlers = ({
  database,
  services,
}: Pick<Environment, 'database' | 'services'>): Readonly<Record<string, JobHandler>> => ({
  [TYPESET_JOB]: async payload => {
    const { sessionId, version } = payloadSchema.parse(payload)
    const versions = await database.read(reader => listMinutes(reader, sessionId))
    const minutes = versions.find(one => one.version === version)
    if (!minutes || minutes.pdfSha256 !== null) return
    const sha256 = await services.files.put(typesetMinutes(minutes))
    await database.write(tx => keepMinutesFile(tx, minutes, sha256))
  },
})
