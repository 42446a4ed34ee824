import { sql } from 'kysely'
import { json, type Tx } from '../../platform/database/index.ts'
import type { Certificate, Suspension } from './certificate.ts'

/** How a suspension ended: the Minister's letter. `date` is `YYYY-MM-DD`. */
export type Lifting = Readonly<{ at: Date; letter: Suspension['letter'] }>

/** False when the certificate moved on since it was read. */
async function moveOn(tx: Tx, { id, rowVersion }: Certificate): Promise<boolean> {
  const moved = await sql`update certificate set row_version = row_version + 1
    where id = ${id} and state = 'valid' and row_version = ${rowVersion}`.execute(tx)
  return moved.numAffectedRows === 1n
}

/** False when the certificate moved on since it was read. */
export async function saveSuspension(tx: Tx, one: Certificate, suspension: Suspension): Promise<boolean> {
  if (!(await moveOn(tx, one))) return false
  const { id, at, ...kept } = suspension
  await sql`insert into certificate_suspension (id, certificate_id, suspended_at, suspension)
    values (${id}, ${one.id}, ${at}, ${json(kept)})`.execute(tx)
  return true
}

/** False when the certificate moved on since it was read. */
export async function saveLifting(tx: Tx, one: Certificate, { at, ...kept }: Lifting): Promise<boolean> {
  if (!(await moveOn(tx, one))) return false
  await sql`update certificate_suspension set lifted_at = ${at}, lifting = ${json(kept)}
    where certificate_id = ${one.id} and lifted_at is null`.execute(tx)
  return true
}
