import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { ConfermentTables, Stamp } from './conferment-store.ts'

/** That one certificate was handed over at an event. Who received it is for the secretariat and the auditor only. */
export type HandOver = Readonly<{
  id: string
  certificateId: string
  confermentId: string
  receivedBy: string
}>

/** The live hand-overs of an event, by certificate. One query. */
export async function listHandOversAt(
  reader: Reader,
  confermentId: string,
): Promise<ReadonlyMap<string, HandOver>> {
  const rows = await live(reader).where('conferment_id', '=', confermentId).execute()
  return new Map(rows.map(row => [row.certificateId, row]))
}

export async function findHandOverOf(reader: Reader, certificateId: string): Promise<HandOver | null> {
  return (await live(reader).where('certificate_id', '=', certificateId).executeTakeFirst()) ?? null
}

const live = (reader: Reader) =>
  reader
    .withTables<ConfermentTables>()
    .selectFrom('hand_over')
    .select([
      'id',
      'certificate_id as certificateId',
      'conferment_id as confermentId',
      'received_by as receivedBy',
    ])
    .where('taken_back_at', 'is', null)

/**
 * Stores hand-overs, all or none: false when one of the certificates was withdrawn or handed over since they were read.
 */
export async function insertHandOvers(
  tx: Tx,
  handOvers: readonly HandOver[],
  { by, at }: Stamp,
): Promise<boolean> {
  const ids = handOvers.map(one => one.certificateId)
  // A withdrawal that runs at the same time waits for this one to end, and the other way round.
  const valid = await sql`select id from certificate where id = any(${ids}) and state = 'valid'
    order by id for update`.execute(tx)
  if (valid.rows.length !== ids.length) return false
  const stored = await tx
    .withTables<ConfermentTables>()
    .insertInto('hand_over')
    .values(
      handOvers.map(one => ({
        id: one.id,
        certificate_id: one.certificateId,
        conferment_id: one.confermentId,
        received_by: one.receivedBy,
        recorded_at: at,
        recorded_by: by,
        taken_back_at: null,
      })),
    )
    .onConflict(conflict => conflict.column('certificate_id').where('taken_back_at', 'is', null).doNothing())
    .returning('id')
    .execute()
  return stored.length === ids.length
}

/** False when it was taken back already. */
export async function takeBack(tx: Tx, id: string, at: Date): Promise<boolean> {
  const saved = await tx
    .withTables<ConfermentTables>()
    .updateTable('hand_over')
    .set({ taken_back_at: at })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}
