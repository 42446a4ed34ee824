import { sql, type Generated, type Selectable } from 'kysely'
import type { Locale } from '../../foundation/text.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Certificate, CertificateContent, Replacement, Suspension, Withdrawal } from './certificate.ts'
import type { Conferment } from './conferment.ts'
import type { ConfermentTables } from './conferment-store.ts'

type Row = {
  id: string
  number: string
  check_key: string
  nomination_id: string
  edition_id: string
  sequence: number
  area_path: string
  commodity: string
  content: unknown
  rules_hash: string
  state: Certificate['state']
  status_index: Generated<number>
  code: string | null
  pdf_sha256: string | null
  english_pdf_sha256: string | null
  withdrawn_at: Date | null
  withdrawal: unknown
  replaced_at: Date | null
  replacement: unknown
  corrected_at: Date | null
  issued_at: Date
  row_version: number
}
type ConfermentColumns = {
  conferment_id: string | null
  held_edition_id: string | null
  name_id: string | null
  name_en: string | null
  place: string | null
  held_on: string | null
  conferrer_name: string | null
  conferrer_office: string | null
  held_row_version: number | null
}
type SuspensionColumns = { suspension_id: string | null; suspended_at: Date | null; suspension: unknown }
export type CertificateRow = Selectable<Row> & ConfermentColumns & SuspensionColumns
type KeptWithdrawal = Omit<Withdrawal, 'at'>
type SuspensionRow = {
  id: string
  certificate_id: string
  suspended_at: Date
  suspension: unknown
  lifted_at: Date | null
  lifting: unknown
}
type Tables = { certificate: Row; certificate_suspension: SuspensionRow } & ConfermentTables

const withdrawalFrom = ({ withdrawn_at: at, withdrawal }: CertificateRow): Withdrawal | null =>
  at === null ? null : { at, ...(withdrawal as KeptWithdrawal) }

type KeptReplacement = Omit<Replacement, 'at'>

const replacementFrom = ({ replaced_at: at, replacement }: CertificateRow): Replacement | null =>
  at === null ? null : { at, ...(replacement as KeptReplacement) }

const suspensionIn = ({
  suspension_id: id,
  suspended_at: at,
  suspension,
}: CertificateRow): Suspension | null =>
  id === null || at === null ? null : { id, at, ...(suspension as Omit<Suspension, 'id' | 'at'>) }

const confermentIn = (row: CertificateRow): Conferment | null =>
  row.conferment_id === null
    ? null
    : {
        id: row.conferment_id,
        editionId: row.held_edition_id ?? '',
        name: { id: row.name_id ?? '', en: row.name_en ?? '' },
        place: row.place ?? '',
        heldOn: row.held_on ?? '',
        conferrer: { name: row.conferrer_name ?? '', office: row.conferrer_office ?? '' },
        rowVersion: row.held_row_version ?? 0,
      }

export const certificateFrom = (row: CertificateRow): Certificate => ({
  id: row.id,
  number: row.number,
  checkKey: row.check_key,
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  sequence: row.sequence,
  areaPath: row.area_path,
  commodity: row.commodity,
  content: row.content as CertificateContent,
  rulesHash: row.rules_hash,
  state: row.state,
  statusIndex: row.status_index,
  code: row.code,
  pdfSha256: row.pdf_sha256,
  englishPdfSha256: row.english_pdf_sha256,
  withdrawal: withdrawalFrom(row),
  replacement: replacementFrom(row),
  suspension: suspensionIn(row),
  conferment: confermentIn(row),
  issuedAt: row.issued_at,
  rowVersion: row.row_version,
})

/** Certificates with what holds them up now, the event at which they were handed over, and nothing of who received them. */
export const certificates = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('certificate')
    .leftJoin('hand_over', join =>
      join.onRef('hand_over.certificate_id', '=', 'certificate.id').on('hand_over.taken_back_at', 'is', null),
    )
    .leftJoin('conferment', 'conferment.id', 'hand_over.conferment_id')
    .leftJoin('certificate_suspension', join =>
      join
        .onRef('certificate_suspension.certificate_id', '=', 'certificate.id')
        .on('certificate_suspension.lifted_at', 'is', null),
    )

export const besideCertificate = [
  'conferment.id as conferment_id',
  'conferment.edition_id as held_edition_id',
  'conferment.name_id',
  'conferment.name_en',
  'conferment.place',
  'conferment.held_on',
  'conferment.conferrer_name',
  'conferment.conferrer_office',
  'conferment.row_version as held_row_version',
  'certificate_suspension.id as suspension_id',
  'certificate_suspension.suspended_at',
  'certificate_suspension.suspension',
] as const

const whole = (reader: Reader) => certificates(reader).selectAll('certificate').select(besideCertificate)

/** Without those that gave their place to another one of the same nomination. */
const inPlace = (reader: Reader) => whole(reader).where('certificate.corrected_at', 'is', null)

/** The certificate whose number, brought to the form of `checkKeyOf`, is this one. */
export async function findCertificateByKey(reader: Reader, checkKey: string): Promise<Certificate | null> {
  const row = await whole(reader).where('certificate.check_key', '=', checkKey).executeTakeFirst()
  return row ? certificateFrom(row) : null
}

export async function findCertificateOf(reader: Reader, nominationId: string): Promise<Certificate | null> {
  const row = await inPlace(reader).where('certificate.nomination_id', '=', nominationId).executeTakeFirst()
  return row ? certificateFrom(row) : null
}

/** The certificates of some nominations, by nomination. One query. */
export async function listCertificatesOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Certificate>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await inPlace(reader).where('certificate.nomination_id', 'in', nominationIds).execute()
  return new Map(rows.map(row => [row.nomination_id, certificateFrom(row)]))
}

/** The certificates with some ids, by their numbers. One query. */
export async function listCertificatesById(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly Certificate[]> {
  if (ids.length === 0) return []
  const rows = await whole(reader)
    .where('certificate.id', '=', sql<string>`any(${ids})`)
    .orderBy(sql`certificate.check_key collate "C"`)
    .execute()
  return rows.map(certificateFrom)
}

/** The certificates that were handed over at an event, by their numbers. One query. */
export async function listHandedOverAt(
  reader: Reader,
  confermentId: string,
): Promise<readonly Certificate[]> {
  const rows = await whole(reader)
    .where('conferment.id', '=', confermentId)
    .orderBy(sql`certificate.check_key collate "C"`)
    .execute()
  return rows.map(certificateFrom)
}

/** The certificates with some keys, by key. One query. */
export async function listCertificatesByKey(
  reader: Reader,
  checkKeys: readonly string[],
): Promise<ReadonlyMap<string, Certificate>> {
  if (checkKeys.length === 0) return new Map()
  const rows = await whole(reader).where('certificate.check_key', 'in', checkKeys).execute()
  return new Map(rows.map(row => [row.check_key, certificateFrom(row)]))
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

/** Its place in the lists of states is given by the database. */
export async function insertCertificate(tx: Tx, one: Omit<Certificate, 'statusIndex'>): Promise<void> {
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
      area_path: one.areaPath,
      commodity: one.commodity,
      content: json(one.content),
      rules_hash: one.rulesHash,
      state: one.state,
      code: null,
      pdf_sha256: null,
      english_pdf_sha256: null,
      withdrawn_at: null,
      withdrawal: null,
      replaced_at: null,
      replacement: null,
      corrected_at: null,
      issued_at: one.issuedAt,
      row_version: 1,
    })
    .execute()
}

const fileColumn = { id: 'pdf_sha256', en: 'english_pdf_sha256' } as const

/** Notes the typeset file of one language; the one that was noted first stays. */
export async function saveCertificateFile(tx: Tx, id: string, locale: Locale, sha256: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('certificate')
    .set({ [fileColumn[locale]]: sha256 })
    .where('id', '=', id)
    .where(fileColumn[locale], 'is', null)
    .execute()
}

/** False when the certificate was withdrawn already, or moved on since it was read. */
export async function saveWithdrawal(tx: Tx, one: Certificate, withdrawal: Withdrawal): Promise<boolean> {
  const { at, ...kept } = withdrawal
  const saved = await tx
    .withTables<Tables>()
    .updateTable('certificate')
    .set({
      state: 'withdrawn',
      withdrawn_at: at,
      withdrawal: json(kept),
      row_version: one.rowVersion + 1,
    })
    .where('id', '=', one.id)
    .where('state', '=', 'valid')
    .where('row_version', '=', one.rowVersion)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

/** Makes room for another certificate of the same nomination: a new decision was taken on its star. */
export async function giveUpPlace(tx: Tx, { id }: Certificate, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('certificate')
    .set({ corrected_at: at })
    .where('id', '=', id)
    .where('corrected_at', 'is', null)
    .execute()
}

export async function saveReplacement(tx: Tx, one: Certificate, replacement: Replacement): Promise<void> {
  const { at, ...kept } = replacement
  await tx
    .withTables<Tables>()
    .updateTable('certificate')
    .set({ state: 'replaced', replaced_at: at, replacement: json(kept), row_version: one.rowVersion + 1 })
    .where('id', '=', one.id)
    .where('state', '=', 'valid')
    .execute()
}
