import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** What of a certificate must agree with other records. */
export type IssuedCertificate = Readonly<{
  id: string
  number: string
  checkKey: string
  nominationId: string
  pdfSha256: string | null
  englishPdfSha256: string | null
  printedNumber: string | null
  printedStars: number | null
}>

export const listIssued = async (reader: Reader): Promise<readonly IssuedCertificate[]> =>
  (
    await sql<IssuedCertificate>`select id, number, check_key as "checkKey", nomination_id as "nominationId",
      pdf_sha256 as "pdfSha256", english_pdf_sha256 as "englishPdfSha256",
      content->>'number' as "printedNumber",
      (content->>'stars')::integer as "printedStars" from certificate order by id`.execute(reader)
  ).rows

/** The addresses of the typeset certificates' bytes, in every language. */
export const listPapers = async (reader: Reader): Promise<readonly string[]> =>
  (await listIssued(reader)).flatMap(one =>
    [one.pdfSha256, one.englishPdfSha256].filter(sha256 => sha256 !== null),
  )
