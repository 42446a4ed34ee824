import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Conferment } from './conferment.ts'

type Row = {
  id: string
  edition_id: string
  name_id: string
  name_en: string
  place: string
  held_on: string
  conferrer_name: string
  conferrer_office: string
  recorded_at: Date
  recorded_by: string
  row_version: number
}
type HandOverRow = {
  id: string
  certificate_id: string
  conferment_id: string
  received_by: string
  recorded_at: Date
  recorded_by: string
  taken_back_at: Date | null
}
export type ConfermentTables = { conferment: Row; hand_over: HandOverRow }

const confermentFrom = (row: Row): Conferment => ({
  id: row.id,
  editionId: row.edition_id,
  name: { id: row.name_id, en: row.name_en },
  place: row.place,
  heldOn: row.held_on,
  conferrer: { name: row.conferrer_name, office: row.conferrer_office },
  rowVersion: row.row_version,
})

const contentOf = (one: Conferment) => ({
  edition_id: one.editionId,
  name_id: one.name.id,
  name_en: one.name.en,
  place: one.place,
  held_on: one.heldOn,
  conferrer_name: one.conferrer.name,
  conferrer_office: one.conferrer.office,
})

export type Stamp = Readonly<{ by: string; at: Date }>

export async function findConferment(reader: Reader, id: string): Promise<Conferment | null> {
  const row = await reader
    .withTables<ConfermentTables>()
    .selectFrom('conferment')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? confermentFrom(row) : null
}

/** An event, and how many certificates were handed over at it. */
export type CountedConferment = Conferment & Readonly<{ handed: number }>

/** Every event, the latest first. One query. */
export async function listConferments(reader: Reader): Promise<readonly CountedConferment[]> {
  const rows = await reader
    .withTables<ConfermentTables>()
    .selectFrom('conferment')
    .leftJoin('hand_over', join =>
      join.onRef('hand_over.conferment_id', '=', 'conferment.id').on('hand_over.taken_back_at', 'is', null),
    )
    .selectAll('conferment')
    .select(eb => eb.fn.count<number>('hand_over.id').as('handed'))
    .groupBy('conferment.id')
    .orderBy('conferment.held_on', 'desc')
    .orderBy('conferment.id')
    .execute()
  return rows.map(row => ({ ...confermentFrom(row), handed: Number(row.handed) }))
}

export async function insertConferment(tx: Tx, one: Conferment, { by, at }: Stamp): Promise<void> {
  await tx
    .withTables<ConfermentTables>()
    .insertInto('conferment')
    .values({ id: one.id, ...contentOf(one), recorded_by: by, recorded_at: at, row_version: 1 })
    .execute()
}

/** False when the event moved on since it was read. */
export async function saveConferment(tx: Tx, one: Conferment): Promise<boolean> {
  const saved = await tx
    .withTables<ConfermentTables>()
    .updateTable('conferment')
    .set({ ...contentOf(one), row_version: one.rowVersion + 1 })
    .where('id', '=', one.id)
    .where('row_version', '=', one.rowVersion)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

/** Keeps the event as it was read until the transaction ends; false when it moved on. */
export async function holdConferment(tx: Tx, { id, rowVersion }: Conferment): Promise<boolean> {
  const rows = await tx
    .withTables<ConfermentTables>()
    .selectFrom('conferment')
    .select('id')
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .forUpdate()
    .execute()
  return rows.length === 1
}
