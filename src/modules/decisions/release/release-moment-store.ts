import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Text } from '../../../foundation/text.ts'
import type { Confirmation } from './release-moment.ts'

export type ConfirmationRow = {
  id: string
  publication_id: string
  moment: Date
  digest: string
  confirmed_by: string
  confirmed_grant: string
  confirmed_at: Date
  state: Confirmation['state']
  ended_by: string | null
  ended_at: Date | null
  reasons: unknown
}
type Tables = {
  release_confirmation: ConfirmationRow
  publication: { id: string; recommendation_id: string }
}

type KeptRow = Omit<ConfirmationRow, 'moment' | 'confirmed_at' | 'ended_at'> &
  Readonly<{ moment: string; confirmed_at: string; ended_at: string | null }>

/** From the row as the database writes it in JSON; null from null. */
export function confirmationFrom(kept: unknown): Confirmation | null {
  if (kept === null) return null
  const row = kept as KeptRow
  return {
    id: row.id,
    moment: new Date(row.moment),
    digest: row.digest,
    confirmedBy: row.confirmed_by,
    confirmedGrant: row.confirmed_grant,
    confirmedAt: new Date(row.confirmed_at),
    state: row.state,
    endedBy: row.ended_by,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    reasons: row.reasons as readonly Text[],
  }
}

/** The lists with a confirmation whose moment came, the earliest first. One query. */
export async function listDueLists(reader: Reader, now: Date): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('release_confirmation')
    .innerJoin('publication', 'publication.id', 'release_confirmation.publication_id')
    .select('publication.recommendation_id')
    .where('release_confirmation.state', '=', 'waiting')
    .where('release_confirmation.moment', '<=', now)
    .orderBy('release_confirmation.moment')
    .orderBy('release_confirmation.id')
    .execute()
  return rows.map(row => row.recommendation_id)
}

/** False when another confirmation of this publication waits. */
export async function insertConfirmation(tx: Tx, publicationId: string, one: Confirmation): Promise<boolean> {
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('release_confirmation')
    .values({
      id: one.id,
      publication_id: publicationId,
      moment: one.moment,
      digest: one.digest,
      confirmed_by: one.confirmedBy,
      confirmed_grant: one.confirmedGrant,
      confirmed_at: one.confirmedAt,
      state: one.state,
      ended_by: one.endedBy,
      ended_at: one.endedAt,
      reasons: json(one.reasons),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export type ConfirmationEnd = Readonly<{
  state: Exclude<Confirmation['state'], 'waiting'>
  by: string | null
  at: Date
  reasons: readonly Text[]
}>

/** False when it ended already. */
export async function endConfirmation(tx: Tx, id: string, end: ConfirmationEnd): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('release_confirmation')
    .set({ state: end.state, ended_by: end.by, ended_at: end.at, reasons: json(end.reasons) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
