import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import type { PaperKey, SigningService } from '../../platform/signing/index.ts'
import { fileOf, type Certificate } from './certificate.ts'
import { findCertificateOf, saveCertificateFile } from './certificate-store.ts'
import { signedCode } from './paper-code.ts'
import { holdPaperKey, saveCode, trustPaperKey } from './paper-key-store.ts'
import { typesetCertificate } from './typeset-certificate.ts'

const TYPESET_JOB = 'certificates.typeset'

/** The work that makes the papers of a nomination's certificate. */
export const typesetJob = (nominationId: string): NewJob => ({
  kind: TYPESET_JOB,
  key: nominationId,
  payload: { nominationId },
})

const payloadSchema = z.object({ nominationId: z.string() })

/** What papers are signed with; without a service for seals the files carry none, and say so. */
export type PaperSigning = Readonly<{ key: PaperKey; service: SigningService | null }>

export type PaperWork = Pick<Environment, 'database' | 'services' | 'clock'> &
  Readonly<{ signing: PaperSigning }>

/** Signs what the code on the paper holds, once; papers of the first drawing have none. */
async function withCode(
  { database, clock, signing }: PaperWork,
  certificate: Certificate,
): Promise<Certificate> {
  if (certificate.code !== null || certificate.content.template === 1) return certificate
  const { key } = signing
  const code = signedCode(certificate, key)
  return database.write(async tx => {
    await trustPaperKey(tx, key, clock.now())
    // The job comes again, with the key that took its place.
    if (!(await holdPaperKey(tx, key.id))) throw new Error(`the key ${key.id} has ended`)
    await saveCode(tx, certificate.id, code)
    return (await findCertificateOf(tx, certificate.nominationId)) ?? certificate
  })
}

async function makePaper(
  { clock, signing }: PaperWork,
  certificate: Certificate,
  locale: Locale,
): Promise<Buffer> {
  const { content, code } = certificate
  if (content.template === 1 || signing.service === null)
    return typesetCertificate(content, locale, { code, sealedBy: null })
  const { sealName, sealPdf } = signing.service
  const paper = typesetCertificate(content, locale, { code, sealedBy: sealName })
  return sealPdf(paper, clock.now(), `${content.title[locale]} ${content.number}`)
}

/** Makes each language's paper once and keeps it: whatever changes in the drawing later, an issued certificate stays. */
export async function makeFile(parts: PaperWork, nominationId: string): Promise<void> {
  const { database, services } = parts
  const found = await database.read(reader => findCertificateOf(reader, nominationId))
  if (!found) return
  const certificate = await withCode(parts, found)
  for (const locale of ['id', 'en'] as const) {
    if (fileOf(certificate, locale) !== null) continue
    const sha256 = await services.files.put(await makePaper(parts, certificate, locale))
    await database.write(tx => saveCertificateFile(tx, certificate.id, locale, sha256))
  }
}

/** The module's jobs, for the worker. */
export const certificateJobHandlers = (parts: PaperWork): Readonly<Record<string, JobHandler>> => ({
  [TYPESET_JOB]: payload => makeFile(parts, payloadSchema.parse(payload).nominationId),
})
