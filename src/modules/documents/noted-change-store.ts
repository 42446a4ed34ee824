import { sql } from 'kysely'
import type { ChangeKind } from '../../engine/document-numbers/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { NotedChange } from './noted-change.ts'

type Tables = {
  noted_change: {
    id: string
    producer_id: string
    product_id: string | null
    area_path: string
    what: ChangeKind
    changed_on: string
    explanation: string
    noted_by: string
    noted_at: Date
    taken_back_by: string | null
    taken_back_at: Date | null
  }
  document: { id: string; changed_on: string | null }
}

const columns = [
  'id',
  'producer_id as producerId',
  'product_id as productId',
  'area_path as areaPath',
  'what',
  'changed_on as changedOn',
  'explanation',
  'noted_by as notedBy',
  'noted_at as notedAt',
  'taken_back_by as takenBackBy',
  'taken_back_at as takenBackAt',
] as const

/**
 * Whoever notes a change and whoever adds a paper of the same firm at that moment wait for each other: otherwise the
 * paper would miss the change.
 */
export async function holdChanges(tx: Reader, producerId: string | null): Promise<void> {
  if (producerId === null) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`noted-change:${producerId}`}, 0))`.execute(tx)
}

export async function insertChange(
  tx: Tx,
  change: Omit<NotedChange, 'takenBackBy' | 'takenBackAt'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('noted_change')
    .values({
      id: change.id,
      producer_id: change.producerId,
      product_id: change.productId,
      area_path: change.areaPath,
      what: change.what,
      changed_on: change.changedOn,
      explanation: change.explanation,
      noted_by: change.notedBy,
      noted_at: change.notedAt,
      taken_back_by: null,
      taken_back_at: null,
    })
    .execute()
}

/** False when it was taken back before. */
export async function markChangeTakenBack(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('noted_change')
    .set({ taken_back_by: by, taken_back_at: at })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const findChange = async (reader: Reader, id: string): Promise<NotedChange | null> =>
  (await reader
    .withTables<Tables>()
    .selectFrom('noted_change')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Every change noted of a firm and its products, the latest first, those taken back among them. One query. */
export const listChangesOf = (reader: Reader, producerId: string): Promise<readonly NotedChange[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('noted_change')
    .select(columns)
    .where('producer_id', '=', producerId)
    .orderBy('changed_on', 'desc')
    .orderBy('noted_at', 'desc')
    .orderBy('id')
    .execute()

/** Writes down since when papers are over; null where nothing ends them any more. */
export async function markChanged(
  tx: Tx,
  marks: readonly Readonly<{ documentId: string; changedOn: string | null }>[],
): Promise<void> {
  for (const day of new Set(marks.map(mark => mark.changedOn))) {
    const ids = marks.filter(mark => mark.changedOn === day).map(mark => mark.documentId)
    await tx
      .withTables<Tables>()
      .updateTable('document')
      .set({ changed_on: day })
      .where('id', 'in', ids)
      .execute()
  }
}
