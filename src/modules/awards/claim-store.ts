import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import {
  claimKey,
  type Certainty,
  type Claim,
  type ClaimOrigin,
  type StoredClaim,
  type Subject,
  type Withdrawal,
} from './claim.ts'

export type Row = {
  key: string
  id: string
  year: number
  subject: Subject
  scale: string
  maker: string
  product: string
  commodity: string | null
  area: string | null
  stars_from: number | null
  stars_to: number | null
  value: number | null
  certainty: Certainty
  source: string
  note: string
  stored_at: Date
  file_digest: string | null
  stored_by: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}
export type Tables = { award_claim: Row }

export const claimFrom = (row: Row): Claim => ({
  year: row.year,
  subject: row.subject,
  maker: row.maker,
  product: row.product,
  commodity: row.commodity,
  area: row.area,
  starsFrom: row.stars_from,
  starsTo: row.stars_to,
  value: row.value,
  scale: row.scale,
  certainty: row.certainty,
  source: row.source,
  note: row.note,
})

const withdrawalFrom = ({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason }: Row) =>
  at === null ? null : ({ at, by, reason: reason ?? '' } satisfies Withdrawal)

export const storedFrom = (row: Row): StoredClaim => ({
  id: row.id,
  claim: claimFrom(row),
  origin: { at: row.stored_at, by: row.stored_by, fileDigest: row.file_digest },
  withdrawal: withdrawalFrom(row),
})

const rowOf = (claim: Claim, origin: ClaimOrigin): Row => {
  const key = claimKey(claim)
  return {
    key,
    id: key.slice(0, 16),
    year: claim.year,
    subject: claim.subject,
    scale: claim.scale,
    maker: claim.maker,
    product: claim.product,
    commodity: claim.commodity,
    area: claim.area,
    stars_from: claim.starsFrom,
    stars_to: claim.starsTo,
    value: claim.value,
    certainty: claim.certainty,
    source: claim.source,
    note: claim.note,
    stored_at: origin.at,
    file_digest: origin.fileDigest,
    stored_by: origin.by,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
  }
}

/** Every claim that was not withdrawn, the newest year first: all that the public's figures are made of. One query. */
export async function listClaims(reader: Reader): Promise<readonly Claim[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('award_claim')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('subject')
    .orderBy('stars_from', 'desc')
    .orderBy('maker')
    .orderBy('product')
    .orderBy('commodity')
    .orderBy('area')
    .orderBy('source')
    .execute()
  return rows.map(claimFrom)
}

/**
 * What storing these claims would do: what is not stored yet, what is stored differently, what was withdrawn and so
 * stays as it is, and how many are stored already.
 */
export type ClaimChanges = Readonly<{
  added: readonly Claim[]
  corrected: readonly Claim[]
  withdrawn: readonly WithdrawnAgain[]
  unchanged: number
}>

/** A claim of a file beside the stored one that was withdrawn; `differs` where the file says something else. */
export type WithdrawnAgain = Readonly<{ claim: Claim; stored: StoredClaim; differs: boolean }>

/** Compares with what is stored. One query. */
export async function compareClaims(reader: Reader, claims: readonly Claim[]): Promise<ClaimChanges> {
  const keys = claims.map(claimKey)
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('award_claim')
    .selectAll()
    .where('key', '=', sql<string>`any(${keys})`)
    .execute()
  const byKey = new Map(rows.map(row => [row.key, row]))
  const states = claims.map((claim, index) => {
    const row = byKey.get(keys[index] ?? '')
    const differs = row !== undefined && digestOf(claimFrom(row)) !== digestOf(claim)
    return { claim, row, differs, isWithdrawn: row !== undefined && row.withdrawn_at !== null }
  })
  const inForce = states.filter(one => !one.isWithdrawn)
  return {
    added: inForce.filter(one => one.row === undefined).map(one => one.claim),
    corrected: inForce.filter(one => one.differs).map(one => one.claim),
    withdrawn: states.flatMap(({ claim, row, differs, isWithdrawn }) =>
      row && isWithdrawn ? [{ claim, stored: storedFrom(row), differs }] : [],
    ),
    unchanged: inForce.filter(one => one.row !== undefined && !one.differs).length,
  }
}

/** A statement takes 65,535 values at most. */
const ROWS_OF_A_STATEMENT = 1_000

/** Stores new and corrected claims; what was withdrawn stays as it is. One statement for each thousand. */
export async function saveClaims(tx: Tx, claims: readonly Claim[], origin: ClaimOrigin): Promise<void> {
  for (let start = 0; start < claims.length; start += ROWS_OF_A_STATEMENT)
    await saveSome(tx, claims.slice(start, start + ROWS_OF_A_STATEMENT), origin)
}

async function saveSome(tx: Tx, claims: readonly Claim[], origin: ClaimOrigin): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('award_claim')
    .values(claims.map(claim => rowOf(claim, origin)))
    .onConflict(conflict =>
      conflict
        .column('key')
        .doUpdateSet(eb => ({
          maker: eb.ref('excluded.maker'),
          product: eb.ref('excluded.product'),
          commodity: eb.ref('excluded.commodity'),
          area: eb.ref('excluded.area'),
          stars_from: eb.ref('excluded.stars_from'),
          stars_to: eb.ref('excluded.stars_to'),
          value: eb.ref('excluded.value'),
          certainty: eb.ref('excluded.certainty'),
          note: eb.ref('excluded.note'),
          stored_at: eb.ref('excluded.stored_at'),
          file_digest: eb.ref('excluded.file_digest'),
          stored_by: eb.ref('excluded.stored_by'),
        }))
        .where('award_claim.withdrawn_at', 'is', null),
    )
    .execute()
}
