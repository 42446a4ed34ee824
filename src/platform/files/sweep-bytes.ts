import type { Database, Tx } from '../database/index.ts'
import { endOldClaims, listNamed, listOldClaims, type BytesColumn } from './byte-claims-store.ts'
import type { FileStore } from './file-store.ts'

/** Longer than any form, job or backup takes from the bytes to the row that names them, or back. */
const GRACE_HOURS = 48
const HOUR = 3_600_000
/** How many are looked at and removed while their claims are held. */
const TOGETHER = 20

export type Sweep = Readonly<{
  database: Database
  files: FileStore
  /** Every column that names bytes. */
  columns: readonly BytesColumn[]
}>

/**
 * Removes those of these bytes that nobody claimed lately and no row names. The claims are held meanwhile, so that
 * nobody can find the bytes there, go on, and name them after they are gone.
 */
async function removeUnnamed({ files, columns }: Sweep, tx: Tx, hashes: readonly string[]): Promise<number> {
  const held = await endOldClaims(tx, hashes, GRACE_HOURS)
  const named = await listNamed(tx, columns, held)
  const unnamed = held.filter(hash => !named.has(hash))
  for (const hash of unnamed) await files.remove(hash)
  return unnamed.length
}

/**
 * Removes bytes that were claimed two days ago and that no row names: those of a refused form, and what a killed
 * server had half written. Bytes that this database never claimed are left alone, whoever brought them. In real
 * time, whatever the demo's clock says. Answers how many were removed.
 */
export async function sweepBytes(sweep: Sweep): Promise<number> {
  const { database, files } = sweep
  await files.removeUnfinished(new Date(Date.now() - GRACE_HOURS * HOUR))
  let removed = 0
  for (;;) {
    const hashes = await database.read(reader => listOldClaims(reader, GRACE_HOURS, TOGETHER))
    if (hashes.length === 0) return removed
    removed += await database.write(tx => removeUnnamed(sweep, tx, hashes))
  }
}
