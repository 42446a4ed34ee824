import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  check_flag: {
    id: string
    nomination_id: string
    item_id: string
    kind: string
    note: string
    raised_by: string
    raised_at: Date
    resolution: string | null
    resolved_by: string | null
    resolved_at: Date | null
  }
}

export const flagKinds = [
  'suspicious-document',
  'wrong-commodity',
  'duplicate',
  'conflict-of-interest',
  'other',
] as const
export type FlagKind = (typeof flagKinds)[number]

/** Something about a file that the secretariat keeps to itself until it is cleared up. */
export type Flag = Readonly<{
  id: string
  nominationId: string
  /** Empty where the whole file is meant. */
  itemId: string
  kind: FlagKind
  note: string
  raisedBy: string
  raisedAt: Date
  resolved: Readonly<{ note: string; by: string; at: Date }> | null
}>

const flagOf = (row: Tables['check_flag']): Flag => ({
  id: row.id,
  nominationId: row.nomination_id,
  itemId: row.item_id,
  kind: row.kind as FlagKind,
  note: row.note,
  raisedBy: row.raised_by,
  raisedAt: row.raised_at,
  resolved:
    row.resolved_at === null
      ? null
      : { note: row.resolution ?? '', by: row.resolved_by ?? '', at: row.resolved_at },
})

/** The flags of a file, the oldest first. */
export async function listFlags(reader: Reader, nominationId: string): Promise<readonly Flag[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('check_flag')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .orderBy('raised_at')
    .orderBy('id')
    .execute()
  return rows.map(flagOf)
}

export async function insertFlag(tx: Tx, flag: Omit<Flag, 'resolved'>): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('check_flag')
    .values({
      id: flag.id,
      nomination_id: flag.nominationId,
      item_id: flag.itemId,
      kind: flag.kind,
      note: flag.note,
      raised_by: flag.raisedBy,
      raised_at: flag.raisedAt,
      resolution: null,
      resolved_by: null,
      resolved_at: null,
    })
    .execute()
}

/** False when somebody else cleared it up meanwhile. */
export async function saveResolution(
  tx: Tx,
  id: string,
  resolved: NonNullable<Flag['resolved']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('check_flag')
    .set({ resolution: resolved.note, resolved_by: resolved.by, resolved_at: resolved.at })
    .where('id', '=', id)
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** A condition on a list of nominations: a flag of the file is not cleared up. */
export const hasOpenFlag = (nominationId: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`${nominationId} in (select nomination_id from check_flag where resolved_at is null)`
