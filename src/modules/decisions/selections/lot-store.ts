import type { Reader, Tx } from '../../../platform/database/index.ts'

type Row = {
  nomination_id: string
  edition_id: string
  number: number
  selection: string
  account: string
  drawn_by: string
  drawn_at: Date
}
type Tables = { lot: Row }

/** What a nomination drew in the plenary: once, and like no other of its edition. */
export type Lot = Readonly<{
  nominationId: string
  editionId: string
  number: number
  /** The choice of the rules for which it was drawn. */
  selection: string
  /** How it was drawn, and who was present. */
  account: string
  drawnBy: string
  drawnAt: Date
}>

const lotFrom = (row: Row): Lot => ({
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  number: row.number,
  selection: row.selection,
  account: row.account,
  drawnBy: row.drawn_by,
  drawnAt: row.drawn_at,
})

/** What was drawn in an edition, by nomination. */
export async function listLots(reader: Reader, editionId: string): Promise<ReadonlyMap<string, Lot>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('lot')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('number')
    .execute()
  return new Map(rows.map(row => [row.nomination_id, lotFrom(row)]))
}

/** What was ever drawn. */
export async function listEveryLot(reader: Reader): Promise<readonly Lot[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('lot')
    .selectAll()
    .orderBy('edition_id')
    .orderBy('number')
    .execute()
  return rows.map(lotFrom)
}

/** False where one of them drew a moment ago. */
export async function insertLots(tx: Tx, lots: readonly Lot[]): Promise<boolean> {
  const rows = await tx
    .withTables<Tables>()
    .insertInto('lot')
    .values(
      lots.map(one => ({
        nomination_id: one.nominationId,
        edition_id: one.editionId,
        number: one.number,
        selection: one.selection,
        account: one.account,
        drawn_by: one.drawnBy,
        drawn_at: one.drawnAt,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('nomination_id')
    .execute()
  return rows.length === lots.length
}
