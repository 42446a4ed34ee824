import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Certificate, CertificateContent } from './certificate.ts'

type Row = {
  id: string
  number: string
  check_key: string
  nomination_id: string
  edition_id: string
  sequence: number
  content: unknown
  rules_hash: string
  state: Certificate['state']
  pdf_sha256: string | null
  issued_at: Date
  row_version: number
}
type Tables = { certificate: Row }

const certificateFrom = (row: Row): Certificate => ({
  id: row.id,
  number: row.number,
  checkKey: row.check_key,
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  sequence: row.sequence,
  content: row.content as CertificateContent,
  rulesHash: row.rules_hash,
  state: row.state,
  pdfSha256: row.pdf_sha256,
  issuedAt: row.issued_at,
})

const certificates = (reader: Reader) => reader.withTables<Tables>().selectFrom('certificate').selectAll()

/** The certificate whose number, brought to the form of `checkKeyOf`, is this one. */
export async function findCertificateByKey(reader: Reader, checkKey: string): Promise<Certificate | null> {
  const row = await certificates(reader).where('check_key', '=', checkKey).executeTakeFirst()
  return row ? certificateFrom(row) : null
}

export async function findCertificateOf(reader: Reader, nominationId: string): Promise<Certificate | null> {
  const row = await certificates(reader).where('nomination_id', '=', nominationId).executeTakeFirst()
  return row ? certificateFrom(row) : null
}

/** The certificates of some nominations, by nomination. One query. */
export async function listCertificatesOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Certificate>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await certificates(reader).where('nomination_id', 'in', nominationIds).execute()
  return new Map(rows.map(row => [row.nomination_id, certificateFrom(row)]))
}

/** The last number given in an edition; no other release gives one until this transaction ends. */
export async function takeLastSequence(tx: Tx, editionId: string): Promise<number> {
  // One lock for all editions: two of them may share a pattern, and their numbers must not meet.
  await sql`select pg_advisory_xact_lock(hashtextextended('certificate numbers', 0))`.execute(tx)
  const row = await tx
    .withTables<Tables>()
    .selectFrom('certificate')
    .select(eb => eb.fn.max('sequence').as('last'))
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

export async function insertCertificate(tx: Tx, one: Certificate): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('certificate')
    .values({
      id: one.id,
      number: one.number,
      check_key: one.checkKey,
      nomination_id: one.nominationId,
      edition_id: one.editionId,
      sequence: one.sequence,
      content: json(one.content),
      rules_hash: one.rulesHash,
      state: one.state,
      pdf_sha256: null,
      issued_at: one.issuedAt,
      row_version: 1,
    })
    .execute()
}

/** Notes the typeset file; the one that was noted first stays. */
export async function saveCertificateFile(tx: Tx, id: string, sha256: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('certificate')
    .set({ pdf_sha256: sha256 })
    .where('id', '=', id)
    .where('pdf_sha256', 'is', null)
    .execute()
}
