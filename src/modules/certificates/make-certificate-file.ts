import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { fileOf } from './certificate.ts'
import { findCertificateOf, saveCertificateFile } from './certificate-store.ts'
import { typesetCertificate } from './typeset-certificate.ts'

const TYPESET_JOB = 'certificates.typeset'

/** The work that makes the papers of a nomination's certificate. */
export const typesetJob = (nominationId: string): NewJob => ({
  kind: TYPESET_JOB,
  key: nominationId,
  payload: { nominationId },
})

const payloadSchema = z.object({ nominationId: z.string() })

/** Makes each language's paper once and keeps it: whatever changes in the drawing later, an issued certificate stays. */
async function makeFile(
  { database, services }: Pick<Environment, 'database' | 'services'>,
  nominationId: string,
): Promise<void> {
  const certificate = await database.read(reader => findCertificateOf(reader, nominationId))
  if (!certificate) return
  for (const locale of ['id', 'en'] as const) {
    if (fileOf(certificate, locale) !== null) continue
    const sha256 = await services.files.put(typesetCertificate(certificate.content, locale))
    await database.write(tx => saveCertificateFile(tx, certificate.id, locale, sha256))
  }
}

/** The module's jobs, for the worker. */
export const certificateJobHandlers = (
  parts: Pick<Environment, 'database' | 'services'>,
): Readonly<Record<string, JobHandler>> => ({
  [TYPESET_JOB]: payload => makeFile(parts, payloadSchema.parse(payload).nominationId),
})
