import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { identityOf, type Certainty, type Claim, type Subject } from './claim.ts'

type Row = {
  key: string
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
}
type Tables = { award_claim: Row }

const claimFrom = (row: Row): Claim => ({
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

const rowOf = (claim: Claim, at: Date): Row => ({
  key: digestOf(identityOf(claim)),
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
  stored_at: at,
})

/** Every claim, the newest year first. One query. */
export async function listClaims(reader: Reader): Promise<readonly Claim[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('award_claim')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('subject')
    .orderBy('stars_from', 'desc')
    .orderBy('maker')
    .orderBy('source')
    .execute()
  return rows.map(claimFrom)
}

/** What storing these claims would do: what is not stored yet, what is stored differently, and the rest. */
export type ClaimChanges = Readonly<{
  added: readonly Claim[]
  corrected: readonly Claim[]
  unchanged: number
}>

/** Compares with what is stored. One query. */
export async function compareClaims(reader: Reader, claims: readonly Claim[]): Promise<ClaimChanges> {
  const keys = claims.map(claim => digestOf(identityOf(claim)))
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('award_claim')
    .selectAll()
    .where('key', '=', sql<string>`any(${keys})`)
    .execute()
  const stored = new Map(rows.map(row => [row.key, digestOf(claimFrom(row))]))
  const states = claims.map((claim, index) => ({
    claim,
    before: stored.get(keys[index] ?? ''),
    after: digestOf(claim),
  }))
  return {
    added: states.filter(one => one.before === undefined).map(one => one.claim),
    corrected: states
      .filter(one => one.before !== undefined && one.before !== one.after)
      .map(one => one.claim),
    unchanged: states.filter(one => one.before === one.after).length,
  }
}

/** Stores new and corrected claims. One statement. */
export async function saveClaims(tx: Tx, claims: readonly Claim[], at: Date): Promise<void> {
  if (claims.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('award_claim')
    .values(claims.map(claim => rowOf(claim, at)))
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet(eb => ({
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
      })),
    )
    .execute()
}
