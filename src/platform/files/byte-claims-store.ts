import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../database/index.ts'

/** A column that names bytes of the store by their SHA-256. */
export type BytesColumn = Readonly<{ table: string; column: string }>

/** Those of these addresses that a row names; all that any row names where `hashes` is null. One query. */
export async function listNamed(
  reader: Reader,
  columns: readonly BytesColumn[],
  hashes: readonly string[] | null,
): Promise<ReadonlySet<string>> {
  const each = columns.map(
    ({ table, column }) => sql`select ${sql.ref(column)} as hash from ${sql.table(table)}
      where ${sql.ref(column)} is not null
        ${hashes === null ? sql`` : sql`and ${sql.ref(column)} = any(${hashes}::text[])`}`,
  )
  const { rows } = await sql<{ hash: string }>`${sql.join(each, sql` union `)}`.execute(reader)
  return new Set(rows.map(row => row.hash))
}

/** Says that these bytes are being stored at this moment; waits where somebody is just removing them. */
export async function claimBytes(tx: Tx, hash: string): Promise<void> {
  await sql`insert into byte_claim (sha256, claimed_at) values (${hash}, clock_timestamp())
    on conflict (sha256) do update set claimed_at = clock_timestamp()`.execute(tx)
}

const isOld = (hours: number): RawBuilder<boolean> =>
  sql`claimed_at < clock_timestamp() - make_interval(hours => ${hours})`

/** Some of the addresses that were claimed so many hours ago and not since. */
export async function listOldClaims(
  reader: Reader,
  hours: number,
  atMost: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from byte_claim where ${isOld(hours)}
    order by claimed_at, sha256 limit ${atMost}`.execute(reader)
  return rows.map(row => row.sha256)
}

/**
 * Ends those of these claims that were not renewed meanwhile, and answers them. Until the transaction ends, who
 * wants to store one of these bytes waits.
 */
export async function endOldClaims(
  tx: Tx,
  hashes: readonly string[],
  hours: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from byte_claim
    where sha256 = any(${hashes}::text[]) and ${isOld(hours)} order by sha256 for update`.execute(tx)
  const held = rows.map(row => row.sha256)
  await sql`delete from byte_claim where sha256 = any(${held}::text[])`.execute(tx)
  return held
}
