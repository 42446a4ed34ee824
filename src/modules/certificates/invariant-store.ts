import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** What of a certificate must agree with other records. */
export type IssuedCertificate = Readonly<{
  id: string
  number: string
  checkKey: string
  nominationId: string
  /** It gave its place to another one, or to none, when its star was decided anew. */
  isCorrected: boolean
  pdfSha256: string | null
  englishPdfSha256: string | null
  printedNumber: string | null
  printedStars: number | null
}>

export const listIssued = async (reader: Reader): Promise<readonly IssuedCertificate[]> =>
  (
    await sql<IssuedCertificate>`select id, number, check_key as "checkKey", nomination_id as "nominationId",
      corrected_at is not null as "isCorrected", pdf_sha256 as "pdfSha256", english_pdf_sha256 as "englishPdfSha256",
      content->>'number' as "printedNumber",
      (content->>'stars')::integer as "printedStars" from certificate order by id`.execute(reader)
  ).rows

/** A live hand-over with what must agree with it. Days are `YYYY-MM-DD`. */
export type HeldHandOver = Readonly<{
  id: string
  certificateEdition: string
  eventEdition: string
  heldOn: string
  issuedAt: Date
  recordedAt: Date
  withdrawnAt: Date | null
}>

export const listHeldHandOvers = async (reader: Reader): Promise<readonly HeldHandOver[]> =>
  (
    await sql<HeldHandOver>`select h.id, c.edition_id as "certificateEdition", e.edition_id as "eventEdition",
        e.held_on as "heldOn", c.issued_at as "issuedAt", h.recorded_at as "recordedAt", c.withdrawn_at as "withdrawnAt"
      from hand_over h join certificate c on c.id = h.certificate_id join conferment e on e.id = h.conferment_id
      where h.taken_back_at is null order by h.id`.execute(reader)
  ).rows

/** Where a certificate says that it comes from. */
export type PlacedCertificate = Readonly<{
  id: string
  nominationId: string
  areaPath: string
  commodity: string
}>

export const listPlaced = async (reader: Reader): Promise<readonly PlacedCertificate[]> =>
  (
    await sql<PlacedCertificate>`select id, nomination_id as "nominationId", area_path as "areaPath", commodity
      from certificate order by id`.execute(reader)
  ).rows

/** A certificate with what its code must agree with, and the key that it names. */
export const listCodes = async (
  reader: Reader,
): Promise<readonly Readonly<{ id: string; code: string; number: string; statusIndex: number }>[]> =>
  (
    await sql<{ id: string; code: string; number: string; statusIndex: number }>`select id, code, number,
      status_index as "statusIndex" from certificate where code is not null order by id`.execute(reader)
  ).rows

/** Suspensions that began before their certificates were issued, or that were lifted after those were withdrawn. */
export const listImpossibleSuspensions = async (reader: Reader): Promise<readonly string[]> =>
  (
    await sql<{
      id: string
    }>`select s.id from certificate_suspension s join certificate c on c.id = s.certificate_id
      where s.suspended_at < c.issued_at or coalesce(greatest(s.suspended_at, s.lifted_at) > c.withdrawn_at, false)
      order by s.id`.execute(reader)
  ).rows.map(row => row.id)
